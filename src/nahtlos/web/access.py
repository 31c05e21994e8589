"""What a page asks before it asks any room: may this role read files at all?"""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May


def may_read(actor: Actor) -> Refusal | None:
    """Advisers and institution members read files; nobody else has a page for it."""
    return unless(
        actor.may(May.READ_PERSONS),
        _("Your role works without persons' files. What you need is on your first page."),
    )

"""Who may open a person's own page with a link."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.people.models import Person


def may_link(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may make or end a link: an adviser who holds the file."""
    return unless(
        actor.may(May.KEEP_PERSONS) and actor.institution == person.institution_id,
        _("Only an adviser who holds the file makes a link for the person."),
    ) or unless(person.merged_into_id is None, _("This file was joined with another one."))

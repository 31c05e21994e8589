"""Who says how long an answer may take."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May


def may_keep_deadlines(actor: Actor, region: UUID) -> Refusal | None:
    """Coordination and administration of the region."""
    return unless(
        actor.may(May.KEEP_NETWORK) and actor.region == region,
        _("Only the coordination of the region sets deadlines."),
    )

"""Who may sign up, and who may change a visit: sentences that newcomers read."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May
from nahtlos.days.access.days import GOES_ON, may_run
from nahtlos.days.models import AWAY, Day, Phase, Visitor


def may_sign_up(day: Day, at: datetime) -> Refusal | None:
    """Whether anybody may sign up now."""
    return unless(
        day.phase == Phase.OPEN and day.minute(at) < day.closes,
        _("You cannot sign up for this day now."),
    )


def may_say_liked(visitor: Visitor) -> Refusal | None:
    """Say how the day was: whoever came."""
    return unless(visitor.arrived_at is not None, _("You can say this after you were there."))


def may_change_visit(actor: Actor, visitor: Visitor, *, themself: bool) -> Refusal | None:
    """Say yes, move or call off: the visitor, whoever holds the file, or whoever runs the day."""
    holds = actor.may(May.KEEP_PERSONS) and actor.institution == visitor.institution_id
    return (
        unless(
            themself or holds or may_run(actor, visitor.day) is None,
            _("Only you, or who looks after you, can change this."),
        )
        or unless(visitor.day.phase != Phase.CANCELLED, _("This day does not take place."))
        or unless(visitor.day.phase in GOES_ON, _("This day is over."))
        or unless(visitor.state not in AWAY, _("You have said that you do not come."))
    )

"""Who may plan, begin and end work, and when it may begin."""

from collections.abc import Collection
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.people.access import may_keep
from nahtlos.people.models import Person
from nahtlos.placements.models import (
    LIVE,
    MOVES,
    NEEDS_PAPER,
    Access,
    Permission,
    Placement,
    Standing,
    State,
)
from nahtlos.placements.translate import Lawful

STANDS: dict[State, Promise] = {
    State.PLANNED: _("This work has not begun yet."),
    State.STARTED: _("This work has begun already."),
    State.ENDED: _("This work has ended."),
    State.DROPPED: _("This work did not begin."),
}


def may_plan(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may write down that work is to begin."""
    return may_keep(actor, person)


def may_change(actor: Actor, placement: Placement) -> Refusal | None:
    """Whether this actor may write down something else about work that has not ended."""
    return may_keep(actor, placement.person) or unless(
        placement.state in LIVE, STANDS[State(placement.state)]
    )


def may_learn(actor: Actor, placement: Placement) -> Refusal | None:
    """Whether a step of learning may be planned beside this work."""
    return may_change(actor, placement)


def may_start(
    actor: Actor,
    placement: Placement,
    lawful: Lawful,
    permissions: Collection[Permission],
    *,
    today: date,
) -> Refusal | None:
    """Whether a start may be recorded: it has come, and it is lawful on its day."""
    return (
        may_keep(actor, placement.person)
        or unless(State.STARTED in MOVES[State(placement.state)], STANDS[State(placement.state)])
        or unless(placement.starts_on <= today, _("The first day of work has not come yet."))
        or unless(lawful.on == placement.starts_on, _("Please ask the law for the first day."))
        or unless(
            lawful.access != Access.UNKNOWN,
            _("It is not settled whether this work is allowed. Please answer the open questions."),
        )
        or unless(lawful.access != Access.FORBIDDEN, _("This work is not allowed on that day."))
        or unless(
            lawful.access not in NEEDS_PAPER or any(_covers(one, placement) for one in permissions),
            _("This work needs a permission, and none is granted for its first day."),
        )
    )


def _covers(permission: Permission, placement: Placement) -> bool:
    day = placement.starts_on
    return (
        permission.state == Standing.GRANTED
        and permission.placement_id == placement.pk
        and permission.valid_from is not None
        and permission.valid_from <= day
        and (permission.valid_until is None or day <= permission.valid_until)
    )


def may_end(actor: Actor, placement: Placement, to: State, on: date | None) -> Refusal | None:
    """Whether it may end, or be dropped before it has begun."""
    return (
        may_keep(actor, placement.person)
        or unless(to in MOVES[State(placement.state)], STANDS[State(placement.state)])
        or unless(on is None or on >= placement.starts_on, _("It cannot end before its first day."))
    )

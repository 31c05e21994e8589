"""Who plans, holds and closes an activity, and who writes what."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.activities.models import MOVES, STANDING, Activity, State
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Coordinator, May

SEEN_AFTER = 6
"""Months after which one can look back on it."""
OVER = _("This has been looked back on, or did not take place. Its figures stand.")


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last one of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return next(
        date(year, month + 1, one) for one in range(day.day, 0, -1) if _is_day(year, month + 1, one)
    )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def hands(actor: Actor, activity: Activity) -> frozenset[str]:
    """As whom this actor may move it."""
    if actor.region != activity.region_id:
        return frozenset()
    found = {"coordinator"} if actor.role is Coordinator else set()
    if actor.may(May.READ_PERSONS) and actor.institution == activity.institution_id:
        found.add("organiser")
    return frozenset(found)


def may_make(actor: Actor) -> Refusal | None:
    """Plan an activity: staff of an institution, and the coordination."""
    return unless(
        actor.institution and (actor.may(May.READ_PERSONS) or actor.role is Coordinator),
        _("Activities are planned by staff of an institution or by the coordination."),
    )


def _keeps(actor: Actor, activity: Activity) -> Refusal | None:
    return unless(
        hands(actor, activity),
        _("Only whoever organises it and the coordination write this."),
    )


def _moves(actor: Actor, activity: Activity, to: State) -> Refusal | None:
    by = MOVES[State(activity.state)].get(to, frozenset())
    return _keeps(actor, activity) or unless(
        by & hands(actor, activity), _("This does not follow on what it is now.")
    )


def may_change(actor: Actor, activity: Activity) -> Refusal | None:
    """Change what was planned."""
    return _keeps(actor, activity) or unless(activity.state in STANDING, OVER)


def may_hold(actor: Actor, activity: Activity, today: date) -> Refusal | None:
    """Say that it took place."""
    return _moves(actor, activity, State.HELD) or unless(
        activity.starts_on <= today, _("It lies ahead. Say so once it has begun.")
    )


def may_cancel(actor: Actor, activity: Activity) -> Refusal | None:
    """Say that it did not take place."""
    return _moves(actor, activity, State.CANCELLED)


def may_close(actor: Actor, activity: Activity, today: date) -> Refusal | None:
    """Look back on it, once what came of it can be seen."""
    return _moves(actor, activity, State.CLOSED) or unless(
        months_after(activity.ends_on, SEEN_AFTER) <= today,
        _("What came of it is known six months after its end. Look back on it then."),
    )


def may_count(actor: Actor, activity: Activity) -> Refusal | None:
    """Write who came."""
    return _keeps(actor, activity) or unless(
        activity.state == State.HELD, _("Who came is written once it took place.")
    )


def may_share(actor: Actor, activity: Activity, institution: UUID) -> Refusal | None:
    """Write what an institution put in: itself, the organiser, or the coordination."""
    own = actor.may(May.READ_PERSONS) and actor.institution == institution
    return unless(
        (own and actor.region == activity.region_id) or hands(actor, activity),
        _("What an institution put in is written by itself or by whoever organises it."),
    ) or unless(activity.state in STANDING, OVER)

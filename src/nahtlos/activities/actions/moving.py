"""It took place, it did not, it was looked back on."""

from datetime import date, datetime

from django.db import transaction

from nahtlos.activities import access
from nahtlos.activities.actions.planning import locked
from nahtlos.activities.models import Activity, State
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand


@transaction.atomic
def hold(*, activity: Activity, today: date, by: Actor, at: datetime) -> Activity:
    """It took place."""
    fresh = locked(activity)
    demand(access.may_hold(by, fresh, today))
    return _moved(fresh, State.HELD, at)


@transaction.atomic
def cancel(*, activity: Activity, by: Actor, at: datetime) -> Activity:
    """It did not take place."""
    fresh = locked(activity)
    demand(access.may_cancel(by, fresh))
    return _moved(fresh, State.CANCELLED, at)


@transaction.atomic
def close(*, activity: Activity, learned: str, today: date, by: Actor, at: datetime) -> Activity:
    """Look back on it: its figures stand from now on."""
    fresh = locked(activity)
    demand(access.may_close(by, fresh, today))
    fresh.learned = learned
    return _moved(fresh, State.CLOSED, at, "learned")


def _moved(activity: Activity, to: State, at: datetime, *also: str) -> Activity:
    activity.state, activity.moved_at = to, at
    activity.save(update_fields=["state", "moved_at", *also])
    return activity

"""Makes activities for tests, and ticks that something came of them."""

from datetime import date, timedelta
from typing import Any

from nahtlos.activities import actions
from nahtlos.activities.models import Activity, Origin
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.outcomes.models import Example
from nahtlos.people.models import Person
from nahtlos.placements.models import Placement
from tests import makers


def planned(on: date | None = None, **more: Any) -> actions.Planned:
    day = on or today()
    fields: dict[str, Any] = {"kind": "fair", "title": "Jobmesse", "starts_on": day, "ends_on": day}
    return actions.Planned(**(fields | more))


def make_activity(by: Actor, on: date | None = None, **more: Any) -> Activity:
    """One that is planned, today unless told otherwise."""
    with acting(by):
        return actions.make(planned=planned(on, **more), by=by, at=now())


def make_held(by: Actor, on: date | None = None, **more: Any) -> Activity:
    """One that took place."""
    made = make_activity(by, on, **more)
    with acting(by):
        return actions.hold(activity=made, today=today(), by=by, at=now())


def bare_origin(placement: Placement, by: Actor) -> Origin:
    """A tick as it stands, for the wall."""
    held = make_held(by)
    with acting(by):
        return Origin.objects.create(
            **makers.of(placement.person), activity=held, placement=placement,
            ticked_at=now() - timedelta(days=40), ticked_by_id=makers.sure(by.account),
        )  # fmt: skip


def bare_example(person: Person, by: Actor) -> Example:
    """An example that waits for a yes, for the wall."""
    with acting(by):
        return Example.objects.create(
            **makers.of(person), text_de="Ein Weg.", text_en="A way.", written_at=now(),
            written_by_id=makers.sure(by.account),
        )  # fmt: skip

"""One road that everybody can follow: a nurse from abroad, two courses, an application, two jobs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from nahtlos.plan.engine import (
    AtLeast,
    Duration,
    Gift,
    Goal,
    Is,
    Law,
    Outcome,
    Problem,
    Session,
    Step,
    Turn,
)
from nahtlos.plan.engine.needs import Facts

TODAY = date(2027, 1, 4)
"""A Monday."""
PARTIAL, FULL = Gift("recognition", "partial"), Gift("recognition", "full")


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


HELPER = Step(
    id="helper", kind="work", needs=(AtLeast("german", 1),), waiting=14, load=1.0,
    duration=Duration.of(60), open_ended=True, works=True,
)  # fmt: skip
HALF = replace(HELPER, id="half", waiting=30, load=0.5)
B1_FULL = Step(
    id="b1_full", kind="course", needs=(AtLeast("german", 2),), gives=(Gift("german", 3),),
    starts=(Session(day(20), 0), Session(day(90))), duration=Duration(100, 120, 150), load=1.0,
    cost=100,
)  # fmt: skip
B1_HALF = Step(
    id="b1_half", kind="course", needs=(AtLeast("german", 2),), gives=(Gift("german", 3),),
    starts=(Session(day(30)),), duration=Duration(200, 240, 300), load=0.5, cost=800,
    paid_by="bamf",
)  # fmt: skip
APPLY = Step(
    id="apply", kind="recognition", gives=(PARTIAL,), duration=Duration(90, 120, 200),
    risks=(Outcome("full", 0.2, (FULL,)), Outcome("no", 0.1, (Gift("recognition", "no"),))),
)  # fmt: skip
ADAPT = Step(
    id="adapt", kind="recognition", instrument="adaptation", gives=(FULL,), load=0.5,
    needs=(Is("recognition", "partial"), AtLeast("german", 3)), duration=Duration(150, 180, 200),
)  # fmt: skip
NURSE = Step(
    id="nurse", kind="work", needs=(Is("recognition", "full"), AtLeast("german", 3)), load=1.0,
    meanwhile=(Gift("works_as", "nurse"),), duration=Duration.of(365), open_ended=True,
    works=True, skilled=True,
)  # fmt: skip
STEPS = (HELPER, HALF, B1_FULL, B1_HALF, APPLY, ADAPT, NURSE)


def opens(facts: Facts, on: date) -> Mapping[str, bool | None]:
    """The adaptation course is open from day 150 on."""
    return {"adaptation": on >= day(150)}


LAW = Law(
    opens=opens, turns=lambda _facts: [Turn(day(150), "waiting")], reads={"adaptation": frozenset()}
)
NURSE_AGAIN = Problem(
    today=TODAY, facts={"german": 2}, goal=Goal((Is("works_as", "nurse"),)), steps=STEPS, law=LAW
)  # fmt: skip

"""Small random catalogues, with a law that closes for some days and opens by facts.

They are thrown from a seed and not drawn piece by piece: pieces drawn alone seldom make a way.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from nahtlos.plan.engine import (
    AtLeast,
    Duration,
    Gift,
    Goal,
    Is,
    Law,
    Need,
    Not,
    OneOf,
    Problem,
    Session,
    Step,
    Turn,
)
from nahtlos.plan.engine.needs import Facts

TODAY = date(2027, 1, 7)
"""A Thursday, so that a weekend lies on the way."""
HORIZON = 8
RISING: tuple[Need, ...] = (
    AtLeast("german", 1), AtLeast("german", 2), AtLeast("skill", 1), Is("title", "full"),
)  # fmt: skip
ANY: tuple[Need, ...] = (
    *RISING, Is("title", "none"), Is("title", "part"), Not(AtLeast("german", 1)),
    Not(AtLeast("skill", 1)), OneOf("title", frozenset({"part", "full"})),
    Is("employed", value=False), Is("employed", value=True),
)  # fmt: skip
GIFTS = (Gift("german", 1), Gift("german", 2), Gift("skill", 1), Gift("title", "full"))
CHANGES = (*GIFTS, Gift("title", "none"), Gift("title", "part"))
EMPLOYED = Gift("employed", becomes=True)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def problems(*, rising: bool, most: int = 4) -> st.SearchStrategy[Problem]:
    """With `rising`, to have more and to have it sooner never closes anything."""
    seeds = st.integers(0, 2**40)
    return seeds.map(lambda seed: problem(Random(seed), rising=rising, most=most))


def problem(dice: Random, *, rising: bool, most: int) -> Problem:
    return Problem(
        today=TODAY,
        facts={"german": 0, "skill": 0, "title": "none", "employed": False},
        goal=_goal(dice),
        steps=tuple(_step(dice, n, rising=rising) for n in range(dice.randint(2, most))),
        law=_law(dice, closing=not rising and dice.random() < 0.5),
        horizon_days=HORIZON,
    )


def _goal(dice: Random) -> Goal:
    needs = (dice.choice(RISING),)
    return dice.choice(
        [Goal(needs), Goal(needs, "any"), Goal(needs, "skilled"), Goal(work="skilled")]
    )


def _law(dice: Random, *, closing: bool) -> Law:
    """One instrument: a level is needed, shut for some days, and in work if `closing`."""
    least, shut = dice.choice([0, 0, 1, 2]), dice.randint(0, HORIZON)
    opens = shut + dice.randint(1, 4)

    def said(facts: Facts, on: date) -> Mapping[str, bool | None]:
        works = closing and facts["employed"] is True
        has = bool(facts["german"] in range(least, 9))
        return {"aid": has and not shut <= (on - TODAY).days < opens and not works}

    return Law(opens=said, turns=lambda _facts: [Turn(day(shut)), Turn(day(opens))])


def _step(dice: Random, number: int, *, rising: bool) -> Step:
    works = dice.random() < 0.45
    open_ended = works and (rising or dice.random() < 0.6)
    sessions = dice.sample(range(HORIZON), dice.choice([0, 0, 1, 2]))
    gifts = dice.choices(GIFTS if rising else CHANGES, k=dice.choice([1, 1, 2]))
    return Step(
        id=f"s{number}",
        kind="any",
        needs=tuple(dice.sample(RISING if rising else ANY, dice.choice([0, 0, 1, 1, 2]))),
        instrument=dice.choice([None, None, "aid"]),
        gives=() if open_ended else tuple(gifts),
        meanwhile=(EMPLOYED,) if works else (),
        starts=tuple(Session(day(one), dice.choice([0, 1, 1])) for one in sessions),
        waiting=dice.choice([0, 0, 1, 2]),
        duration=Duration.of(dice.randint(1, 3)),
        load=dice.choice([0.0, 0.5, 0.5, 1.0]),
        open_ended=open_ended,
        works=works,
        skilled=dice.random() < 0.6,
        cost=dice.randint(0, 2),
        paid_by=dice.choice(["person", "office"]),
    )

"""Random histories of a region: the same for the same seed."""

from datetime import date, timedelta
from random import Random

from nahtlos.outcomes.engine import (
    QUESTIONS,
    Asked,
    Compared,
    Course,
    Life,
    Pair,
    Procedure,
    Region,
    Said,
    Start,
)
from nahtlos.outcomes.engine.families import AREAS, GROUPS, MAIN
from nahtlos.outcomes.engine.learning import CAME, TOPICS
from nahtlos.outcomes.engine.lives import KINDS_OF_WORK

DAY = date(2026, 11, 27)
LEARNED = (*MAIN, *MAIN[:9], *("25", "32", "81") * 9, "2", "8", "", "", "")
"""Main groups by chance, three of them often; now and then a field, or nothing."""
WEIGHTS = (30, 25, 3, 8, 8, 4, 2)


def region(seed: int, persons: int, day: date = DAY) -> Region:
    """So many lives, the same for the same seed."""
    dice, other = Random(seed), Random(f"compared {seed}")
    lives = tuple(_life(dice, day) for _ in range(persons))
    return Region(
        day, lives, compared=tuple(filter(None, (_compared(other, one) for one in lives)))
    )


def _compared(dice: Random, one: Life) -> Compared | None:
    """How it stands with a life beside the openings; nothing of one that is over and was not introduced."""
    asked = {name: dice.choice(by.values) for name, by in QUESTIONS.items()} | {"group": one.group}
    standing = dice.choices(("none", "fits", "proposed"), (5, 3, 4))[0] if one.here else ""
    introduced = dice.choices((0, 1, 2), (7, 3, 1))[0]
    return (
        Compared(**asked, standing=standing, introduced=introduced)
        if standing or introduced
        else None
    )


def _life(dice: Random, day: date) -> Life:
    opened = day - timedelta(days=dice.randrange(5 * 365))
    days = (day - opened).days

    def later(share: float) -> date | None:
        return opened + timedelta(days=dice.randint(0, days)) if dice.random() < share else None

    closed = later(0.3)
    return Life(
        group=dice.choices(GROUPS, WEIGHTS)[0], sex=dice.choice("ffmmd"), opened=opened,
        closed=closed, stands=dice.choice(["work", "moved", "no_contact", "else"]) if closed else "open",
        arrived=opened - timedelta(days=dice.randrange(300)), level=dice.choice([1, 1, 2, 2, 3, 4]),
        learned=dice.choice(LEARNED), rhythm=dice.choice([None, 4, 12]), goal=later(0.7),
        introduced=later(0.4), reviews=tuple(filter(None, (later(0.5), later(0.5)))),
        starts=tuple(_start(dice, opened, day) for _ in range(dice.choice([0, 0, 1, 1, 2]))),
        courses=tuple(
            Course(dice.choice(TOPICS), opened, later(0.6), dice.choice(CAME), later(0.5))
            for _ in range(dice.randrange(2))
        ),
        procedures=tuple(_procedure(dice, opened, later(0.5)) for _ in range(dice.randrange(2))),
        pairs=tuple(Pair(opened, later(0.3), dice.random() * 6) for _ in range(dice.randrange(2))),
        asked=tuple(
            Asked(f"{dice.randrange(4)} → {dice.randrange(4)}", dice.choice(TOPICS), opened,
                  later(0.7), dice.random() < 0.3)
            for _ in range(dice.randrange(3))
        ),
    )  # fmt: skip


def _procedure(dice: Random, opened: date, decided: date | None) -> Procedure:
    return Procedure(
        opened, decided, dice.choice(["full", "partial", "refused"]) if decided else ""
    )


def _start(dice: Random, opened: date, day: date) -> Start:
    begun = opened + timedelta(days=dice.randint(0, (day - opened).days))
    ended = begun + timedelta(days=dice.randrange(10, 600)) if dice.random() < 0.4 else None
    asked = ((months, begun + timedelta(days=31 * months)) for months in (3, 6, 12))
    said = tuple(
        Said(months, dice.choice(["person", "employer"]), dice.choice(["here", "not", "elsewhere"]), on)
        for months, on in asked
        if on <= day and dice.random() < 0.6
    )  # fmt: skip
    return Start(
        dice.choice(KINDS_OF_WORK), dice.choice(AREAS), dice.choice([0, 1, 2, 2, 3, 4]), begun,
        ended if ended and ended <= day else None, dice.choice(["", "", "egz", "16i"]), said,
    )  # fmt: skip

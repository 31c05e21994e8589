"""Exhaustive search over tiny days, by the rules alone."""

from collections.abc import Iterator
from random import Random

from nahtlos.days.engine import Day, Meeting, worth

from .making import broken, day, desk, interpreter, visitor, want


def tiny(seed: int) -> Day:
    """Two or three visitors with up to two wants, four or five slots of the grid."""
    dice = Random(seed)
    end = 540 + 20 * dice.choice([4, 5])
    topics = [["work", "debts"], ["work", "work debts"], ["work debts"]][seed % 3]
    desks = [
        desk(f"d{n}", own, dice.choice(["de", "de uk"]), ((540, end),))
        for n, own in enumerate(topics)
    ]
    helpers = [interpreter("t", "de uk", ((540 + 20 * dice.choice([0, 1]), end),))]
    visitors = []
    for n in range(dice.choice([2, 3])):
        wants = [want(topic, 20) for topic in dice.sample(["work", "debts"], dice.choice([1, 2]))]
        if len(wants) == 2 and dice.random() < 0.5:
            wants[0] = want(wants[0].topic, 20, wants[1].topic)
        present = ((540, 540 + 20 * dice.choice([2, 3, 4])),)
        visitors.append(visitor(f"v{n}", *wants, speaks=dice.choice(["de", "uk"]), present=present))
    return day(*desks, *helpers, *visitors, grid=20, walk=dice.choice([0, 5]))


def best(day: Day) -> tuple[int, ...]:
    """What no plan can beat."""
    return min(worth(day, meetings) for meetings in _plans(day, 0, ()))


def _plans(day: Day, at: int, held: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, ...]]:
    wants = day.wants()
    if at == len(wants):
        yield held
        return
    yield from _plans(day, at + 1, held)
    who, wanted = wants[at]
    for table in day.desks:
        for helper in (None, *(one.id for one in day.interpreters)):
            for start in range(540, 660, day.grid):
                one = Meeting(who.id, wanted.topic, table.id, helper, start, start + wanted.minutes)
                if not broken(day, (*held, one)):
                    yield from _plans(day, at + 1, (*held, one))

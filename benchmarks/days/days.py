"""Random consultation days: three sizes, and how much is wanted beside what can be given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from nahtlos.days.engine.day import Day, Desk, Interpreter, Visitor, Want, Window

TOPICS = ("work", "language", "recognition", "apprenticeship", "family", "debts")
FOREIGN = ("uk", "ar", "fa", "ru", "tr", "fr", "ti", "ku", "so")
LENGTHS = (10, 15, 20, 30)


@dataclass(frozen=True)
class Size:
    """How many come, and how many are there for them."""

    visitors: int
    desks: int
    interpreters: int


SIZES = (Size(40, 8, 3), Size(120, 20, 6), Size(300, 40, 12))
SERVABLE, OVERFULL = 0.7, 4 / 3


def day(size: Size, load: float, seed: int, talks: Sequence[int] = LENGTHS) -> Day:
    """A day on which the minutes wanted are `load` times the minutes that the desks are staffed; a talk
    is as long as one of `talks`.
    """
    dice = Random(seed)
    desks = tuple(_desk(number, size.desks, dice) for number in range(size.desks))
    minutes = sum(until - since for desk in desks for since, until in desk.staffed)
    visitors = _visitors(size.visitors, load * minutes, talks, dice)
    interpreters = tuple(_interpreter(number, dice) for number in range(size.interpreters))
    return Day(date(2027, 3, 10), 5, 5, desks, interpreters, visitors)


def _desk(number: int, desks: int, dice: Random) -> Desk:
    """Topics are dealt out evenly; some desks advise on two, some staff speak a third language."""
    topics = {TOPICS[number % len(TOPICS)]} | (
        {dice.choice(TOPICS)} if dice.random() < 0.3 else set()
    )
    speaks = {"de", "en"} if dice.random() < 0.6 else {"de"}
    speaks |= {dice.choice(FOREIGN)} if dice.random() < 0.3 else set()
    begin, end = dice.choice([540, 540, 570, 600]), dice.choice([930, 960, 960])
    noon = dice.choice([720, 735, 750, 765])
    staffed: tuple[Window, ...] = ((begin, noon), (noon + 30, end))
    return Desk(
        f"d{number + 1}", frozenset(topics), frozenset(speaks), staffed, f"i{number % 5 + 1}"
    )


def _interpreter(number: int, dice: Random) -> Interpreter:
    """Three languages beside German; three interpreters together speak everybody's."""
    speaks = {"de", *(FOREIGN[(number * 3 + step) % len(FOREIGN)] for step in range(3))}
    begin, end = dice.choice([540, 540, 570]), dice.choice([900, 930, 960])
    return Interpreter(f"t{number + 1}", frozenset(speaks), ((begin, 735), (765, end)))


def _visitors(
    count: int, minutes: float, talks: Sequence[int], dice: Random
) -> tuple[Visitor, ...]:
    """Wants are dealt out in turn until the minutes are reached; everybody wants something."""
    wants: list[list[Want]] = [[] for _ in range(count)]
    order = [n for n in range(count) for _ in TOPICS]
    dice.shuffle(order)
    left = minutes
    for number in [*range(count), *order]:
        if left <= 0:
            break
        free = [t for t in TOPICS if t not in {want.topic for want in wants[number]}]
        if free:
            want = Want(dice.choice(free), dice.choice(talks))
            wants[number].append(want)
            left -= want.minutes
    return tuple(_visitor(number, own, dice) for number, own in enumerate(wants))


def _visitor(number: int, wants: list[Want], dice: Random) -> Visitor:
    speaks = {dice.choice(FOREIGN)} if dice.random() < 0.9 else {"de"}
    speaks |= {"de"} if dice.random() < 0.65 else set()
    speaks |= {"en"} if dice.random() < 0.25 else set()
    if len(wants) > 1 and dice.random() < 0.3:
        wants[-1] = Want(wants[-1].topic, wants[-1].minutes, frozenset({wants[0].topic}))
    begin = dice.choice([540, 540, 570, 600, 660])
    end = min(960, begin + dice.choice([300, 360, 420]))
    return Visitor(f"v{number + 1}", frozenset(speaks), ((begin, end),), tuple(wants))

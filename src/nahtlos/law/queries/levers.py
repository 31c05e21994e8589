"""What would open more: single changes by how much they open, and the ways to open one thing."""

from collections.abc import Iterator
from dataclasses import dataclass

from nahtlos.law.catalogue import catalogue
from nahtlos.law.engine.changes import Change, opens_if
from nahtlos.law.engine.conditions import AtLeast, Condition, Is, Says
from nahtlos.law.queries.answers import Answer
from nahtlos.law.queries.checks import OPENNESS
from nahtlos.law.queries.instruments import InstrumentAnswer
from nahtlos.law.queries.words import sentence
from nahtlos.people.facts import FACTS, Subject

WORK_OPEN = frozenset(OPENNESS) - {"forbidden"}


@dataclass(frozen=True)
class Step:
    """One change in words; `by_time` where only waiting brings it."""

    fact: str
    says: Says
    by_time: bool


Way = tuple[Step, ...]


@dataclass(frozen=True)
class Lever:
    """One change, and the instruments that are not open now and would be after it alone."""

    step: Step
    opens: tuple[InstrumentAnswer, ...]


def levers(answer: Answer, most: int) -> tuple[Lever, ...]:
    """The single changes by the person that open most; each next one by what the others do not."""
    opens = _single(answer)
    found: list[Lever] = []
    counted: set[str] = set()
    while opens and len(found) < most:
        fact = max(opens, key=lambda fact: len({one.id for one in opens[fact][1]} - counted))
        change, opened = opens.pop(fact)
        if {one.id for one in opened} <= counted:
            break
        counted |= {one.id for one in opened}
        found.append(Lever(step_of(change), tuple(opened)))
    return tuple(found)


def ways(one: InstrumentAnswer, most: int) -> tuple[Way, ...]:
    """What would open an instrument, in words: one of these ways, each with all its steps."""
    return _told(one.opens_if, most)


def work_ways(answer: Answer, kind: str, most: int) -> tuple[Way, ...]:
    """What would open a kind of work, with or without a permission; none where it is open."""
    found = getattr(answer.work, kind)
    if found.decision != "forbidden" or not answer.instruments:
        return ()
    asked = answer.instruments[0].asked
    frame, reaches = asked.law.frame, asked.source.reaches
    sets = opens_if(
        asked.node(kind), asked.bare_classes, frame=frame, reaches=reaches, opened=WORK_OPEN
    )
    return _told(sets, most)


def _told(sets: tuple[tuple[Change, ...], ...], most: int) -> tuple[Way, ...]:
    """The first of those that change the same facts; the others only go further."""
    nearest: dict[frozenset[str], tuple[Change, ...]] = {}
    for way in sets:
        nearest.setdefault(frozenset(change.fact for change in way), way)
    return tuple(tuple(map(step_of, way)) for way in tuple(nearest.values())[:most])


def step_of(change: Change) -> Step:
    """A change in words."""
    reach = catalogue().reaches.get(change.fact)
    more = reach is not None and reach.to == "more"
    words = sentence(_test(change, more=more))
    says = {language: text.rstrip(".") for language, text in words.items()}
    return Step(change.fact, says, reach is not None and reach.by == "time")


def _test(change: Change, *, more: bool) -> Condition:
    if more and isinstance(change.becomes, int | float):
        return AtLeast(change.fact, change.becomes)
    return Is(change.fact, change.becomes)


def _single(answer: Answer) -> dict[str, tuple[Change, list[InstrumentAnswer]]]:
    """For each fact the change of it that opens most, with what it opens."""
    opens: dict[Change, list[InstrumentAnswer]] = {}
    for one in answer.instruments:
        for change in _alone(one):
            opens.setdefault(change, []).append(one)
    best: dict[str, tuple[Change, list[InstrumentAnswer]]] = {}
    for change, opened in opens.items():
        if change.fact not in best or len(opened) > len(best[change.fact][1]):
            best[change.fact] = (change, opened)
    return best


def _alone(one: InstrumentAnswer) -> Iterator[Change]:
    """Changes of the person that open it by themselves."""
    for way in one.opens_if:
        if len(way) == 1 and _is_the_persons(way[0].fact):
            yield way[0]


def _is_the_persons(fact: str) -> bool:
    reach, entry = catalogue().reaches.get(fact), FACTS.get(fact)
    by_person = reach is not None and reach.by == "person"
    return by_person and entry is not None and entry.subject is Subject.PERSON

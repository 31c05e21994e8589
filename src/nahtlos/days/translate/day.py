"""The document `day`, and its parts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from nahtlos.days.engine.day import Day, Desk, Interpreter, Visitor, Want
from nahtlos.days.translate.reading import (
    BadDocument,
    Fault,
    Reader,
    day,
    languages,
    number,
    once,
    show,
    text,
    texts,
)

DAY = ("date", "grid_minutes", "walk_minutes", "desks", "interpreters", "visitors")
DESK = ("id", "topics", "institution", "speaks", "staffed")
INTERPRETER = ("id", "speaks", "present")
VISITOR = ("id", "speaks", "present", "wants")
WANT = ("topic", "minutes", "after", "desk")
MOST_WANTS = 60
"""So many bits has a number of the engine to spare."""


def read_day(raw: object) -> Day:
    """The day, or BadDocument with every fault."""
    faults: list[Fault] = []
    reader = Reader(raw, "", faults, DAY)
    found = (
        reader.value("date", day, date.min, need=True),
        reader.value("grid_minutes", number(1), 1, need=True),
        reader.value("walk_minutes", number(0), 0, need=True),
        reader.rows("desks", lambda one, place: read_desk(one, place, faults), need=True),
        reader.rows("interpreters", lambda one, place: read_interpreter(one, place, faults)),
        reader.rows("visitors", lambda one, place: read_visitor(one, place, faults), need=True),
    )
    for part, rows in zip(DAY[3:], found[3:], strict=True):
        once(named(part, rows), faults)
    faults += unknown_desks(found[5], {desk.id for desk in found[3]}, "visitors")
    if faults:
        raise BadDocument(faults)
    return Day(*found)


def named(part: str, rows: Sequence[object]) -> Iterator[tuple[str, str]]:
    """Each id with its place."""
    for at, one in enumerate(rows):
        yield str(getattr(one, "id", "")), f"{part}[{at}].id"


def read_desk(raw: Any, place: str, faults: list[Fault]) -> Desk:
    """One desk."""
    reader = Reader(raw, place, faults, DESK)
    return Desk(
        reader.value("id", text, "", need=True),
        reader.value("topics", texts, frozenset(), need=True),
        reader.value("speaks", languages, frozenset(), need=True),
        reader.windows("staffed"),
        reader.value("institution", text, ""),
    )


def read_interpreter(raw: Any, place: str, faults: list[Fault]) -> Interpreter:
    """One interpreter."""
    reader = Reader(raw, place, faults, INTERPRETER)
    return Interpreter(
        reader.value("id", text, "", need=True),
        reader.value("speaks", languages, frozenset(), need=True),
        reader.windows("present"),
    )


def read_visitor(raw: Any, place: str, faults: list[Fault]) -> Visitor:
    """One visitor with all wants; topics once each, and no circle among what must be first."""
    reader = Reader(raw, place, faults, VISITOR)
    wants = reader.rows("wants", lambda one, at: _want(one, at, faults), need=True)
    once(((want.topic, f"{place}.wants[{at}].topic") for at, want in enumerate(wants)), faults)
    faults += (Fault(f"{place}.wants", says) for says in circles(wants))
    if len(wants) > MOST_WANTS:
        faults.append(Fault(f"{place}.wants", f"more than {MOST_WANTS} wants of one visitor"))
    return Visitor(
        reader.value("id", text, "", need=True),
        reader.value("speaks", languages, frozenset(), need=True),
        reader.windows("present"),
        wants,
    )


def _want(raw: Any, place: str, faults: list[Fault]) -> Want:
    reader = Reader(raw, place, faults, WANT)
    return Want(
        reader.value("topic", text, "", need=True),
        reader.value("minutes", number(1), 1, need=True),
        reader.value("after", texts, frozenset()),
        reader.value("desk", text, None),
    )


def circles(wants: tuple[Want, ...]) -> Iterator[str]:
    """A sentence for each circle: topics of which each waits for the next."""
    after = {want.topic: sorted(want.after & {one.topic for one in wants}) for want in wants}
    told: set[frozenset[str]] = set()
    for topic in after:
        way = _back_to(topic, after)
        if way and frozenset(way) not in told:
            told.add(frozenset(way))
            yield f"wait for each other in a circle: {' after '.join((*way, way[0]))}"


def _back_to(topic: str, after: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The shortest way from a topic back to itself, empty if there is none."""
    seen = {topic}
    ways: list[tuple[str, ...]] = [(topic,)]
    for way in ways:
        for other in after[way[-1]]:
            if other == topic:
                return way
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


def unknown_desks(visitors: tuple[Visitor, ...], desks: set[str], part: str) -> Iterator[Fault]:
    """Desks that are asked for and are not there."""
    for at, visitor in enumerate(visitors):
        for number_, want in enumerate(visitor.wants):
            if want.desk is not None and want.desk not in desks:
                place = f"{part}[{at}].wants[{number_}].desk"
                yield Fault(place, f"there is no desk {show(want.desk)}")

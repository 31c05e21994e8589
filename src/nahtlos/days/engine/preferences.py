"""What is better, each preference a function; a plan is compared by the first that differs."""

from collections.abc import Iterable, Mapping, Sequence

from nahtlos.days.engine.answer import Figures, Meeting, Move
from nahtlos.days.engine.day import Day


def unmet_wants(day: Day, meetings: Sequence[Meeting]) -> int:
    """Wants that have no meeting."""
    met = {(one.visitor, one.topic) for one in meetings}
    return sum((visitor.id, want.topic) not in met for visitor, want in day.wants())


def idle_minutes(day: Day, meetings: Sequence[Meeting]) -> int:
    """From a visitor's first start to the last end, less the minutes in meetings."""
    return sum(
        max(one.end for one in own)
        - min(one.start for one in own)
        - sum(one.end - one.start for one in own)
        for own in by_visitor(meetings).values()
    )


def interpreter_minutes(day: Day, meetings: Sequence[Meeting]) -> int:
    """Minutes of meetings that need an interpreter."""
    return sum(one.end - one.start for one in meetings if one.interpreter is not None)


def ends(day: Day, meetings: Sequence[Meeting]) -> int:
    """The minutes of the day at which the visitors are done, added up."""
    return sum(max(one.end for one in own) for own in by_visitor(meetings).values())


PREFERENCES = (unmet_wants, idle_minutes, interpreter_minutes, ends)
"""In this order."""


def worth(day: Day, meetings: Sequence[Meeting]) -> tuple[int, ...]:
    """What a plan is compared by: the lesser one is the better plan."""
    return tuple(preference(day, meetings) for preference in PREFERENCES)


def figures(day: Day, meetings: Sequence[Meeting]) -> Figures:
    """The three that are shown."""
    return Figures(*worth(day, meetings)[:3])


def moved_visitors(moves: Iterable[Move]) -> int:
    """Visitors who are told another time; a new plan for a running day keeps them fewest."""
    return len({move.visitor for move in moves})


def moved_minutes(moves: Iterable[Move]) -> int:
    """How far their meetings are moved, added up."""
    return sum(move.minutes for move in moves)


def by_visitor(meetings: Iterable[Meeting]) -> Mapping[str, list[Meeting]]:
    """Each visitor's own meetings."""
    found: dict[str, list[Meeting]] = {}
    for one in meetings:
        found.setdefault(one.visitor, []).append(one)
    return found

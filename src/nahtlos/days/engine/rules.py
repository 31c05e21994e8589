"""What must hold, each rule a function of the meetings alone: nothing here knows how a plan is made.

A rule yields each meeting that breaks it, by its place in the plan, with a sentence. What had begun
before a plan was made anew is `Begun`: windows that closed over it, and lengths, cannot be blamed on it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from nahtlos.days.engine.answer import Meeting
from nahtlos.days.engine.day import Day, Want, Window, clock

Found = Iterator[tuple[int, str]]
Begun = frozenset[tuple[str, str]]
Rule = Callable[[Day, Sequence[Meeting], Begun], Found]


def names_what_there_is(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """Visitor, topic, desk and interpreter are of this day."""
    desks = {desk.id for desk in day.desks}
    helpers = {helper.id for helper in day.interpreters}
    wants = {(visitor.id, want.topic) for visitor, want in day.wants()}
    for at, one in enumerate(meetings):
        if (one.visitor, one.topic) not in wants:
            yield at, f"visitor {one.visitor} does not want {one.topic}"
        if one.desk not in desks:
            yield at, f"there is no desk {one.desk}"
        if one.interpreter is not None and one.interpreter not in helpers:
            yield at, f"there is no interpreter {one.interpreter}"


def meets_each_want_once(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """No want is met twice."""
    seen: set[tuple[str, str]] = set()
    for at, one in enumerate(meetings):
        if (one.visitor, one.topic) in seen:
            yield at, f"visitor {one.visitor} has {one.topic} twice"
        seen.add((one.visitor, one.topic))


def is_at_a_desk_for_it(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """The desk serves the topic, and is the named one if one is named."""
    for at, one in _new(meetings, begun):
        desk, want = day.desk(one.desk), _want(day, one)
        if desk is not None and one.topic not in desk.topics:
            yield at, f"desk {one.desk} does not serve {one.topic}"
        if want is not None and want.desk not in {None, one.desk}:
            yield at, f"visitor {one.visitor} asked for desk {want.desk}, not {one.desk}"


def starts_on_the_grid(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """The start is a whole number of steps from midnight."""
    for at, one in _new(meetings, begun):
        if one.start % day.grid:
            yield at, f"{clock(one.start)} is not on the grid of {day.grid} minutes"


def lasts_as_long_as_wanted(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """From start to end it is the minutes that were asked for."""
    for at, one in _new(meetings, begun):
        want = _want(day, one)
        if want is not None and one.end - one.start != want.minutes:
            yield at, f"lasts {one.end - one.start} minutes, {want.minutes} are wanted"


def is_while_the_desk_is_staffed(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """The whole meeting lies in one window of the desk."""
    for at, one in _new(meetings, begun):
        desk = day.desk(one.desk)
        if desk is not None and not _inside(one, desk.staffed):
            yield at, f"desk {one.desk} is not staffed from {_span(one)}"


def is_while_the_visitor_is_there(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """The whole meeting lies in one window of the visitor."""
    for at, one in _new(meetings, begun):
        visitor = day.visitor(one.visitor)
        if visitor is not None and not _inside(one, visitor.present):
            yield at, f"visitor {one.visitor} is not there from {_span(one)}"


def is_while_the_interpreter_is_there(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """The whole meeting lies in one window of the interpreter, if there is one."""
    helpers = {helper.id: helper for helper in day.interpreters}
    for at, one in _new(meetings, begun):
        helper = helpers.get(one.interpreter or "")
        if helper is not None and not _inside(one, helper.present):
            yield at, f"interpreter {one.interpreter} is not there from {_span(one)}"


def nobody_is_in_two_at_once(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """Meetings of one visitor, desk or interpreter do not overlap."""
    for kind, at, other in _pairs(meetings, begun, ("visitor", "desk", "interpreter")):
        one, two = meetings[at], meetings[other]
        if one.start < two.end and two.start < one.end:
            yield other, f"{kind} {getattr(two, kind)} is in another meeting from {_span(one)}"


def there_is_time_to_walk(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """Between two meetings of one visitor or interpreter at different desks lies the walk."""
    for kind, at, other in _pairs(meetings, begun, ("visitor", "interpreter")):
        one, two = meetings[at], meetings[other]
        between = max(one.start, two.start) - min(one.end, two.end)
        if one.desk != two.desk and 0 <= between < day.walk:
            yield (
                other,
                f"{kind} {getattr(two, kind)} has {between} minutes from {one.desk} to {two.desk}",
            )


def they_understand_each_other(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """Visitor and desk share a language, or the interpreter shares one with each of them."""
    helpers = {helper.id: helper for helper in day.interpreters}
    for at, one in _new(meetings, begun):
        visitor, desk = day.visitor(one.visitor), day.desk(one.desk)
        helper = helpers.get(one.interpreter or "")
        if visitor is None or desk is None or visitor.speaks & desk.speaks:
            continue
        if helper is None or not (helper.speaks & visitor.speaks and helper.speaks & desk.speaks):
            yield at, f"visitor {one.visitor} and desk {one.desk} share no language"


def nobody_interprets_needlessly(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """An interpreter is there only where visitor and desk share no language."""
    for at, one in _new(meetings, begun):
        visitor, desk = day.visitor(one.visitor), day.desk(one.desk)
        if visitor and desk and one.interpreter is not None and visitor.speaks & desk.speaks:
            yield at, f"visitor {one.visitor} and desk {one.desk} need no interpreter"


def comes_after_what_must_be_first(day: Day, meetings: Sequence[Meeting], begun: Begun) -> Found:
    """What must be first ends before, if it is met."""
    ends = {(one.visitor, one.topic): one.end for one in meetings}
    for at, one in _new(meetings, begun):
        want = _want(day, one)
        for topic in sorted(want.after) if want else ():
            end = ends.get((one.visitor, topic))
            if end is not None and end > one.start:
                yield at, f"begins at {clock(one.start)}, before {topic} ends at {clock(end)}"


HARD: tuple[Rule, ...] = (
    names_what_there_is,
    meets_each_want_once,
    is_at_a_desk_for_it,
    starts_on_the_grid,
    lasts_as_long_as_wanted,
    is_while_the_desk_is_staffed,
    is_while_the_visitor_is_there,
    is_while_the_interpreter_is_there,
    nobody_is_in_two_at_once,
    there_is_time_to_walk,
    they_understand_each_other,
    nobody_interprets_needlessly,
    comes_after_what_must_be_first,
)


def _want(day: Day, one: Meeting) -> Want | None:
    visitor = day.visitor(one.visitor)
    return visitor.want(one.topic) if visitor else None


def _new(meetings: Sequence[Meeting], begun: Begun) -> Iterator[tuple[int, Meeting]]:
    """The meetings that had not begun, with their place."""
    for at, one in enumerate(meetings):
        if (one.visitor, one.topic) not in begun:
            yield at, one


def _pairs(
    meetings: Sequence[Meeting], begun: Begun, kinds: Sequence[str]
) -> Iterator[tuple[str, int, int]]:
    """Two meetings of one and the same, of which one at least had not begun."""
    for kind in kinds:
        own: dict[str, list[int]] = {}
        for at, one in enumerate(meetings):
            if getattr(one, kind) is not None:
                own.setdefault(getattr(one, kind), []).append(at)
        for places in own.values():
            for at, other in combinations(places, 2):
                if not {(meetings[n].visitor, meetings[n].topic) for n in (at, other)} <= begun:
                    yield kind, at, other


def _inside(one: Meeting, windows: Sequence[Window]) -> bool:
    return any(since <= one.start and one.end <= until for since, until in windows)


def _span(one: Meeting) -> str:
    return f"{clock(one.start)} to {clock(one.end)}"

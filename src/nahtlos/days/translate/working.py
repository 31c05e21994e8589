"""Working a plan out: from a hall to a plan, what it costs, and what is missing."""

from collections import Counter
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from nahtlos.days import engine
from nahtlos.days.engine.day import can_carry
from nahtlos.days.engine.rules import HARD
from nahtlos.days.models import Meeting, Running
from nahtlos.days.translate.rows import Hall, document, plan_now, problem

WINDOW = (10 * 60, 12 * 60)
MOST_TRIALS = 4
Stop = Callable[[], bool]
SEVERAL = 3


def never() -> bool:
    """Goes on to the end."""
    return False


@dataclass(frozen=True)
class Worked:
    """A plan as it is kept, its cost beside that of leaving it, and what is missing."""

    plan: dict[str, Any]
    cost: dict[str, Any]
    missing: list[dict[str, Any]]
    reasons: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class _Again:
    """How a trial is planned: with the same seed, from the same minute."""

    seed: int
    now: int


def work_out(
    hall: Hall, *, seconds: float, seed: int, now: int | None, stop: Stop = never
) -> Worked:
    """The plan of a whole day, or from a minute of a day that stands."""
    day = problem(hall)
    if now is None:
        made = engine.plan(day, effort=engine.effort(day, seconds), seed=seed, stop=stop)
        return Worked(document(made), {}, missing(day, made, seed), reasons(made))
    old, changes = standing(hall, day, now)
    after = engine.changed(day, changes, now)
    made = engine.replan(day, old, changes, now=now, seed=seed, stop=stop)
    costs = cost(after, old, made, now) | anew(hall, day, made)
    return Worked(document(made), costs, missing(after, made, seed, now), reasons(made))


def reasons(plan: engine.Plan) -> list[dict[str, Any]]:
    """Why what is unmet is unmet, as codes that a page can say in its language."""
    return [
        {"visitor": one.visitor, "topic": one.topic, "code": one.code, "parts": dict(one.parts)}
        for one in plan.unmet
    ]


def standing(hall: Hall, day: engine.Day, now: int) -> tuple[engine.Plan, engine.Changes]:
    """The plan that stands without what should have begun and has not, and all that has changed."""
    state = {(f"v{m.number}", m.topic): m for m in hall.meetings}
    plan = plan_now(hall, day)
    kept, overrun = [], []
    for one in plan.meetings:
        row = state[one.visitor, one.topic]
        if row.state == Running.PLANNED:
            if one.start >= now:
                kept.append(one)
            continue
        start = max(0, min(one.start, now - 1))
        kept.append(replace(one, start=start))
        end = _ends(hall, row, now)
        if end != one.end:
            overrun.append(engine.Overrun(one.visitor, one.topic, max(end, start + 1)))
    kept.sort(key=lambda one: (one.start, one.visitor))
    met = {(one.visitor, one.topic) for one in kept}
    waits = {v.id for v, want in day.wants() if (v.id, want.topic) not in met}
    return replace(plan, meetings=tuple(kept)), _changes(hall, tuple(overrun), waits, now)


def as_of(hall: Hall, moment: datetime) -> Hall:
    """The hall with each talk in the state that it had at a moment; how long it lasts, as is known now."""
    return replace(hall, meetings=tuple(_as_of(one, moment) for one in hall.meetings))


def _as_of(row: Meeting, moment: datetime) -> Meeting:
    state = row.state
    if row.began_at is not None and row.began_at > moment:
        state = Running.PLANNED
    elif row.ended_at is not None and row.ended_at > moment:
        state = Running.BEGUN
    then = copy(row)
    then.state = state
    return then


def _ends(hall: Hall, row: Any, now: int) -> int:
    """When it ended, or will end: later than planned if it is still on."""
    if row.state == Running.DONE and row.ended_at is not None:
        return int(hall.day.minute(row.ended_at))
    last = max(row.until or row.end, row.end)
    return last if last > now else now + hall.day.grid


def _changes(
    hall: Hall, overrun: tuple[engine.Overrun, ...], waits: set[str], now: int
) -> engine.Changes:
    known = {f"v{v.number}" for v in hall.visitors}
    late = {f"v{v.number}": v.late_until for v in hall.visitors if v.late_until}
    times = {one: max(now, late.get(one) or 0) for one in waits & known} | {
        one: until for one, until in late.items() if until and one not in waits
    }
    wanting = {f"v{want.turn}" for want in hall.wants}
    return engine.Changes(
        desk_out=tuple(_out("d", one) for one in hall.desks if _is_out(one)),
        interpreter_out=tuple(_out("i", one) for one in hall.helpers if _is_out(one)),
        visitor_late=tuple(
            engine.Late(one, until) for one, until in sorted(times.items()) if one in wanting
        ),
        overrun=overrun,
    )


def _is_out(one: Any) -> bool:
    return one.out_from is not None


def _out(letter: str, one: Any) -> engine.Out:
    return engine.Out(f"{letter}{one.number}", one.out_from)


def broken(day: engine.Day, plan: engine.Plan, now: int) -> set[tuple[str, str]]:
    """The meetings of a plan that break a rule of the day as it is now."""
    begun = frozenset((one.visitor, one.topic) for one in plan.meetings if one.start < now)
    found = (at for rule in HARD for at, _says in rule(day, plan.meetings, begun))
    keys = {(plan.meetings[at].visitor, plan.meetings[at].topic) for at in found}
    return keys - begun


def cost(day: engine.Day, old: engine.Plan, new: engine.Plan, now: int) -> dict[str, Any]:
    """What the new plan costs, and what leaving it would."""
    met = {(one.visitor, one.topic) for one in old.meetings}
    waits = sum((v.id, want.topic) not in met for v, want in day.wants())
    return {
        "unmet": new.figures.unmet,
        "moved": len({one.visitor for one in new.moved}),
        "minutes": sum(one.minutes for one in new.moved),
        "broken_if_left": len(broken(day, old, now)) + waits,
    }


def anew(hall: Hall, day: engine.Day, made: engine.Plan) -> dict[str, Any]:
    """How many visitors are told something else than what they know, and by how many minutes.

    Also who should have been called by now and was not: the search is free to place them, but they know a time.
    """
    waits = {(f"v{m.number}", m.topic) for m in hall.meetings if m.state == Running.PLANNED}
    begun = {(f"v{m.number}", m.topic) for m in hall.meetings} - waits
    old = {(m.visitor, m.topic): m for m in plan_now(hall, day).meetings}
    new = {(m.visitor, m.topic): m for m in made.meetings}
    told = {key for key in {*old, *new} - begun if old.get(key) != new.get(key)}
    return {
        "told": len({visitor for visitor, _topic in told}),
        "told_minutes": sum(abs(new[key].start - old[key].start) for key in told & {*old} & {*new}),
    }


def missing(day: engine.Day, plan: engine.Plan, seed: int, now: int = 0) -> list[dict[str, Any]]:
    """For each topic and language that is short: minutes, and what one more from 10 to 12 would serve."""
    told: dict[tuple[str, str], list[int]] = {}
    for one in plan.unmet:
        visitor = day.visitor(one.visitor)
        want = visitor and visitor.want(one.topic)
        if visitor and want:
            told.setdefault((one.topic, _language(day, visitor, want)), []).append(want.minutes)
    first = sorted(told.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    rows = []
    for number, ((topic, language), minutes) in enumerate(first):
        row = {"topic": topic, "language": language, "minutes": sum(minutes), "wants": len(minutes)}
        if number < MOST_TRIALS:
            row |= dict(_trials(day, plan, (topic, language), _Again(seed, now)))
        rows.append(row)
    return rows


def _language(day: engine.Day, visitor: engine.Visitor, want: engine.Want) -> str:
    """The language in which nobody at a desk for this speaks with the visitor; empty if somebody does."""
    desks = [one for one in day.desks if want.topic in one.topics]
    if any(one.speaks & visitor.speaks for one in desks):
        return ""
    return min(visitor.speaks - {"de"}, default="")


def _trials(
    day: engine.Day, plan: engine.Plan, short: tuple[str, str], again: _Again
) -> Iterator[tuple[str, int]]:
    topic, language = short
    speaks = Counter(code for one in day.desks if topic in one.topics for code in one.speaks)
    words = frozenset(code for code, _n in speaks.most_common(SEVERAL)) or frozenset({"de"})
    desk = engine.Desk("dnew", frozenset({topic}), words, (WINDOW,))
    yield "desk_serves", _served(replace(day, desks=(*day.desks, desk)), plan, again)
    if language:
        helper = engine.Interpreter("inew", words | {language}, (WINDOW,))
        if any(can_carry(helper, v, d) for v in day.visitors for d in day.desks):
            more = replace(day, interpreters=(*day.interpreters, helper))
            yield "interpreter_serves", _served(more, plan, again)


def _served(day: engine.Day, plan: engine.Plan, again: _Again) -> int:
    """How many more wants are met when everybody else may stay where they are."""
    late = tuple(engine.Late(one.visitor, again.now) for one in plan.unmet)
    changes = engine.Changes(visitor_late=late)
    made = engine.replan(day, plan, changes, now=again.now, seed=again.seed)
    return max(0, plan.figures.unmet - made.figures.unmet)

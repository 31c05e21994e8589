"""Labels: how far one way has come. The way itself is read backwards from the last of its labels."""

from __future__ import annotations

from typing import NamedTuple

from nahtlos.plan.engine.alike import NEVER, Choice, Group
from nahtlos.plan.engine.states import States


class Run(NamedTuple):
    """A leg that goes on: until `end`, or without one, then it may be left from `free` on."""

    end: int
    free: int
    order: int
    group: Group


class Segment(NamedTuple):
    """Days with the same facts and load, from `day` until before `until`, if nothing more begins."""

    day: int
    until: int
    fid: int
    load: float
    works: bool
    skilled: bool


class Label:
    """A way up to the start of its last leg, `at`, and what is still running then."""

    __slots__ = (
        "at", "base", "before", "bound", "choice", "cost", "ends", "first_work", "gap", "goal",
        "left", "legs", "promised", "ready", "running", "segments", "used", "worked",
    )  # fmt: skip

    before: Label | None
    choice: Choice | None
    at: int
    base: int  # the state without what is running
    promised: int  # the state once all that has an end is over
    running: tuple[Run, ...]
    left: bool  # whether work was left for this leg
    used: frozenset[str]
    ends: tuple[tuple[int, int], ...]  # the groups used, each with the day it is over
    ready: dict[int, int]  # since when groups with a list are open to the person
    cost: int
    legs: int
    first_work: int
    worked: int  # until when there is work without a break
    gap: int  # days without work after the first work, up to `at`
    goal: int
    segments: tuple[Segment, ...]
    bound: tuple[int, ...]


def begin(fid: int, states: States) -> Label:
    """Today, with nothing begun."""
    label = Label()
    label.before = label.choice = None
    label.at = label.cost = label.legs = label.gap = 0
    label.base = label.promised = fid
    label.running, label.ends, label.ready = (), (), {}
    label.left, label.used = False, frozenset()
    label.first_work = label.worked = label.goal = NEVER
    label.segments = segments(label, states)
    return label


def segments(label: Label, states: States) -> tuple[Segment, ...]:
    """What lies ahead if nothing more begins."""
    found, day, base, running = [], label.at, label.base, label.running
    while True:
        until = min((run.end for run in running), default=NEVER)
        found.append(_segment((day, until), base, running, states))
        if until == NEVER:
            return tuple(found)
        over = sorted(run for run in running if run.end == until)
        base = states.changed(base, tuple(g for run in over for g in run.group.gives))
        running = tuple(run for run in running if run.end != until)
        day = until


def _segment(days: tuple[int, int], base: int, running: tuple[Run, ...], states: States) -> Segment:
    meanwhile = tuple(gift for run in running for gift in run.group.meanwhile)
    return Segment(
        *days,
        states.changed(base, meanwhile),
        sum(run.group.load for run in running),
        any(run.group.works for run in running),
        any(run.group.works and run.group.skilled for run in running),
    )


def child(
    label: Label, choice: Choice, group: Group, start: int, *, left: bool, states: States
) -> Label:
    """The way with one more leg."""
    new, end = Label(), choice.end(start)
    new.before, new.choice, new.at, new.left = label, choice, start, left
    new.legs, new.cost = label.legs + 1, label.cost + choice.step.own_cost
    new.used = label.used | {choice.step.id}
    gone = {run.group.kin for run in label.running if left and may_be_left(run, start)}
    stays = tuple(run for run in label.running if run.group.kin not in gone)
    over = sorted(run for run in stays if run.end <= start)
    gifts = tuple(gift for run in over for gift in run.group.gives)
    new.base = states.changed(label.base, gifts)
    run = Run(end, start + choice.length, new.legs, group)
    new.running = (*(run for run in stays if run.end > start), run)
    ends = [(i, start if e == NEVER and i in gone else e) for i, e in label.ends]
    new.ends = tuple(sorted([*ends, (group.kin, end)]))
    new.promised = _promised(new, states)
    new.ready = label.ready
    _count_work(new, label, group, end)
    new.goal = NEVER
    new.segments = segments(new, states)
    return new


def may_be_left(run: Run, day: int) -> bool:
    """Whether work without an end has lasted long enough to be left that day."""
    return run.end == NEVER and run.free <= day


def _promised(label: Label, states: States) -> int:
    coming = sorted(run for run in label.running if run.end != NEVER)
    gifts = tuple(gift for run in coming for gift in run.group.gives)
    return states.changed(label.base, gifts)


def _count_work(new: Label, label: Label, group: Group, end: int) -> None:
    new.first_work, new.worked, new.gap = label.first_work, label.worked, label.gap
    if new.first_work == NEVER:
        if group.works:
            new.first_work, new.worked = new.at, end
        return
    if new.left and label.worked == NEVER:
        new.worked = max((r.end for r in new.running if r.group.works), default=new.at)
    if new.at > new.worked:
        new.gap += new.at - new.worked
        new.worked = new.at
    if group.works:
        new.worked = max(new.worked, end)

"""The search: labels in the order of what they can at best become, until nothing better is left."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from nahtlos.plan.engine.aims import Aim, Figures
from nahtlos.plan.engine.alike import NEVER, Group
from nahtlos.plan.engine.bounds import Hope
from nahtlos.plan.engine.ground import Ground, working
from nahtlos.plan.engine.labels import Label, begin, child
from nahtlos.plan.engine.shelf import Shelf


class Found(NamedTuple):
    """The best way, None if there is none; whether nothing was left out; its figures."""

    label: Label | None
    complete: bool
    figures: Figures | None


NO_WORK: frozenset[int] = frozenset()


def best_way(ground: Ground, aim: Aim, below: Figures | None = None) -> Found:
    """The best way for an aim, or the best of those with figures below others.

    Work that can at best begin later than what was found is not tried: first the soonest, and more
    only as far as it may be needed.
    """
    goal = ground.problem.goal
    if aim.no_gap and goal.work == "any" and not goal.needs:
        return Found(None, complete=True, figures=None)  # the first work is the goal itself
    if not aim.wants_work:
        return Search(ground, aim, NO_WORK, below).run()
    soonest = ground.work_days()
    latest = NEVER if below is None else below.work
    upto = min(soonest.values(), default=0)
    while True:
        tried = frozenset(index for index, day in soonest.items() if day <= upto)
        found = Search(ground, aim, tried, below).run()
        left = [day for index, day in soonest.items() if index not in tried]
        if found.figures is not None:
            upto = latest = found.figures.work
        left = [day for day in left if day <= latest]
        if found.figures is None:
            upto = min(left, default=0)
        if not left or not found.complete:
            return found


class Search:
    """Looks for the one way that is best for an aim.

    Each leg begins no earlier than the one before it and on the first day that it can, so every
    choice of steps in order is one way. What is taken first from the heap can no longer be beaten:
    its figures are final, or bounds that nothing behind it goes below.
    """

    def __init__(
        self, ground: Ground, aim: Aim, work: frozenset[int], below: Figures | None
    ) -> None:
        self.ground, self.aim, self.work = ground, aim, work
        # Who must not be out of work may change from one work into another.
        self.bridges = working(ground.groups) if aim.no_gap else NO_WORK
        self.shelf = Shelf()
        self.heap: list[tuple[tuple[int, ...], int, int, Label, Figures | None]] = []
        self.tie = count()
        self.best = (NEVER + 1,) if below is None else aim.order(below)

    def run(self) -> Found:
        """The best way, if the first work is one of `work` or serves the goal."""
        self._meet(begin(self.ground.root, self.ground.states))
        for _ in range(self.ground.problem.most_labels):
            if not self.heap:
                return Found(None, complete=True, figures=None)
            _, _, _, label, figures = heappop(self.heap)
            if figures is not None:
                return Found(label, complete=True, figures=figures)
            for new in self._children(label):
                self._meet(new)
        return self._cut_short()

    def _cut_short(self) -> Found:
        done = [entry for entry in self.heap if entry[4] is not None]
        if not done:
            return Found(None, complete=False, figures=None)
        best = min(done)
        return Found(best[3], complete=False, figures=best[4])

    def _meet(self, label: Label) -> None:
        """Put a label on the heap, as what it is and as what it may become."""
        if self.aim.no_gap and label.gap > 0:
            return
        self._finish(label)
        if not self.shelf.keeps(label):
            return
        hope = self.ground.bounds.hope(label, self._towards(label))
        bound = self.aim.order(self._at_best(label, hope))
        if bound < self.best and self._may_go_on(label, hope):
            heappush(self.heap, (bound, 1, next(self.tie), label, None))

    def _finish(self, label: Label) -> None:
        label.goal = self._goal_day(label)
        figures = self._figures(label)
        if self.aim.allows(figures):
            order = self.aim.order(figures)
            if order < self.best:
                self.best = order
                heappush(self.heap, (order, 0, next(self.tie), label, figures))

    def _goal_day(self, label: Label) -> int:
        before = label.before
        if before is not None and before.goal <= label.at:
            return before.goal
        return self.ground.goal_day(label)

    def _latest(self, label: Label) -> int:
        """The last day on which a leg may begin: before the goal, or afterwards if it is work that
        counts; and where there must be no gap, before work is over.
        """
        looking = not self.aim.needs_goal and label.first_work == NEVER
        goal = NEVER if looking else label.goal - 1
        return min(goal, label.worked) if self.aim.no_gap else goal

    def _is_idle(self, label: Label, group: Group) -> bool:
        """Whether it is work taken only to stay in work, and leaves no more time than what goes on."""
        if not self.aim.no_gap or label.first_work == NEVER:
            return False
        loads = [r.group.load for r in label.running if r.group.works and r.end == NEVER]
        if not loads or group.load < sum(loads):
            return False
        return group not in self.ground.useful.groups_for(label.promised)

    def _figures(self, label: Label) -> Figures:
        work = label.first_work
        return Figures(label.goal, work, label.cost, label.legs, gap_until(label, label.goal))

    def _at_best(self, label: Label, hope: Hope) -> Figures:
        work = label.first_work if label.first_work < NEVER else hope.work
        goal = min(hope.goal, label.goal)
        goal = goal if goal <= self.ground.problem.horizon_days else NEVER
        legs, cost = (hope.legs, hope.cost) if goal < NEVER else (0, 0)
        return Figures(goal, work, label.cost + cost, label.legs + legs, label.gap)

    def _may_go_on(self, label: Label, hope: Hope) -> bool:
        horizon = self.ground.problem.horizon_days
        goal = min(hope.goal, label.goal) <= horizon
        working = label.first_work < NEVER
        if self.aim.needs_goal:
            return goal
        return goal if working else hope.work <= horizon

    def _towards(self, label: Label) -> tuple[Group, ...]:
        """The groups that can bring the goal or the first work nearer."""
        work = self.work if label.first_work == NEVER else NO_WORK
        return self.ground.useful.groups_for(label.promised, work)

    def _useful(self, label: Label) -> tuple[Group, ...]:
        work = self.work if label.first_work == NEVER else self.bridges
        return self.ground.useful.groups_for(label.promised, work)

    def _children(self, label: Label) -> Iterator[Label]:
        placing, latest = self.ground.placing, self._latest(label)
        useful, times = self._useful(label), self.ground.times
        waiting = (group for group in useful if times[group.index].waits)
        ready = {group.index: placing.ready(label, group) for group in waiting}
        for group in useful:
            if self._may_begin(label, group) and not self._is_idle(label, group):
                listed = ready.get(group.index, 0)
                for choice, day, left in placing.starts(label, group, listed, latest):
                    if day <= latest:
                        new = child(label, choice, group, day, left=left, states=self.ground.states)
                        since = {index: first for index, first in ready.items() if first <= day}
                        new.ready = (
                            label.ready if since == label.ready else {**label.ready, **since}
                        )
                        yield new

    @staticmethod
    def _may_begin(label: Label, group: Group) -> bool:
        """Each group once; work and the like again, but not while it goes on without an end."""
        ends = [end for kin, end in label.ends if kin == group.kin]
        return not ends or (group.again and NEVER not in ends)


def gap_until(label: Label, goal: int) -> int:
    """Days without work between the first work and the goal."""
    if label.first_work >= goal or goal >= NEVER:
        return label.gap
    return label.gap + max(0, goal - label.worked)

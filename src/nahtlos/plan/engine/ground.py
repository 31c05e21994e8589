"""All that a search stands on, made once for a problem: groups, states, the law by days, bounds."""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from nahtlos.plan.engine.alike import NEVER, Group, grouped
from nahtlos.plan.engine.bounds import Bounds
from nahtlos.plan.engine.labels import Label, begin
from nahtlos.plan.engine.looked import Looked
from nahtlos.plan.engine.needs import Facts, met
from nahtlos.plan.engine.placing import Placing
from nahtlos.plan.engine.problem import Problem
from nahtlos.plan.engine.remembered import Calendar, Remembered, Timed
from nahtlos.plan.engine.states import States
from nahtlos.plan.engine.steps import Step
from nahtlos.plan.engine.useful import Useful


def working(groups: Iterable[Group]) -> frozenset[int]:
    """The groups that are work, by number."""
    return frozenset(group.index for group in groups if group.works)


def reachable(groups: Iterable[Group], facts: Facts) -> tuple[Group, ...]:
    """Without those that need what neither holds today nor is ever brought by one of the others."""
    left, kept = list(groups), list[Group]()
    lacking = {need for group in left for need in group.needs if not met(need, facts)}
    while able := [group for group in left if lacking.isdisjoint(group.needs)]:
        kept += able
        left = [group for group in left if not lacking.isdisjoint(group.needs)]
        lacking = {need for need in lacking if not any(group.helps(need) for group in able)}
    return tuple(sorted(kept, key=lambda group: group.index))


def hangs_on(problem: Problem, groups: Iterable[Group]) -> frozenset[str] | None:
    """The facts that these groups, the goal and the law on them look at; None if it may be all."""
    law, listed = problem.law, list(groups)
    names = {group.instrument for group in listed if group.instrument}
    if law.turned_by is None or not names <= law.reads.keys():
        return None
    needs = [need for group in listed for need in group.needs]
    needs += [need for name in names for way in law.opens_if.get(name, ()) for need in way]
    facts = frozenset(need.fact for need in (*problem.goal.needs, *needs))
    return facts.union(law.turned_by, *(law.reads[name] for name in names))


class Ground:
    """A problem made ready. It is used for every aim, and kept with the answer for the next one."""

    def __init__(
        self,
        problem: Problem,
        remembered: Remembered,
        calendar: Calendar | None = None,
        whole: tuple[Group, ...] | None = None,
    ) -> None:
        self.problem, self.remembered = problem, remembered
        self.calendar = calendar or Calendar(problem.today, problem.horizon_days, problem.closed)
        self.states = States()
        self.root = self.states.number(problem.facts)
        self.timed = Timed(remembered, self.calendar)
        self.whole = self.groups = whole or grouped(problem.steps, self.calendar)
        self.useful = self._useful()
        ever = self.useful.groups_for(self.root, working(self.groups))
        self._hangs_on = hangs_on(problem, self.useful.looked_at.values())
        ever = reachable(ever, problem.facts)
        looked = Looked(problem.goal, ever, problem.law)
        steps = (choice.step for group in ever for choice in group.times.choices)
        self.groups = grouped(steps, self.calendar, looked.seen)
        self.useful = self._useful()
        self.times = tuple(group.times for group in self.groups)
        self.bounds = Bounds(problem.goal, self.groups, self.states, self.useful)
        self.placing = Placing(self.states, self.timed, self.times, problem.horizon_days)

    def _useful(self) -> Useful:
        problem = self.problem
        found = Useful(problem.goal, self.groups, problem.law, self.states)
        found.look(self.root, self.timed, problem.horizon_days)
        return found

    def work_days(self) -> dict[int, int]:
        """The groups of work, each with the first day on which it could begin at best."""
        starts = self.bounds.starts(begin(self.root, self.states), self.groups)
        return {
            g.index: starts[g.index] for g in self.groups if g.works and starts[g.index] < NEVER
        }

    def hangs_on(self, fact: str) -> bool:
        """Whether another value of a fact could make another answer."""
        return self._hangs_on is None or fact in self._hangs_on

    def with_facts_of(self, problem: Problem) -> "Ground":
        """The ground of the same steps, day and law for other facts or another goal."""
        return Ground(problem, self.remembered, self.calendar, self.whole)

    def only(self, steps: tuple[Step, ...]) -> "Ground":
        """The same with these steps alone; what the law has said is still known."""
        return Ground(replace(self.problem, steps=steps), self.remembered, self.calendar)

    def at_other_times(self, steps: Iterable[Step]) -> "Ground":
        """The same with these steps in the place of those of the same id, from which they differ in
        days and seats alone.
        """
        steps_by_id, anew = {step.id: step for step in steps}, copy(self)
        anew.times = tuple(times.with_steps(steps_by_id) for times in self.times)
        anew.bounds = self.bounds.at_other(anew.times)
        horizon = self.problem.horizon_days
        anew.placing = Placing(self.states, self.timed, anew.times, horizon)
        return anew

    def goal_day(self, label: Label) -> int:
        """When the goal is reached if nothing more begins."""
        goal = self.problem.goal
        for segment in label.segments:
            works = segment.skilled if goal.work == "skilled" else segment.works
            if (works or goal.work == "none") and self.states.met(segment.fid, goal.needs):
                return segment.day if segment.day <= self.problem.horizon_days else NEVER
        return NEVER

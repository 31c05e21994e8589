"""Everything tried: plans as plain lists of legs, lived through day by day, and all of them compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import product
from typing import NamedTuple

from nahtlos.plan.engine.needs import Facts, met
from nahtlos.plan.engine.problem import Problem
from nahtlos.plan.engine.states import changed
from nahtlos.plan.engine.steps import Step

FAR = 10**6


class Begun(NamedTuple):
    """A step by its place in the catalogue, its first day, and whether work was left for it."""

    place: int
    start: int
    left: bool = False


Plan = tuple[Begun, ...]


class World:
    """One problem, lived through. What a plan leads to is kept, for every plan is asked about often."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.steps = problem, problem.steps
        self.reached = cache(self._reached)
        self.facts_on = cache(self._facts_on)
        self.suits = cache(self._suits)

    def over(self, plan: Plan, at: int) -> int:
        """The day on which a leg is over, FAR if it goes on."""
        one, step = plan[at], self.steps[plan[at].place]
        last = one.start + step.duration.likely
        if not step.open_ended:
            return last
        return next((b.start for b in plan[at + 1 :] if b.left and b.start >= last), FAR)

    def running(self, plan: Plan, day: int) -> list[Step]:
        return [
            self.steps[b.place] for i, b in enumerate(plan) if b.start <= day < self.over(plan, i)
        ]

    def _facts_on(self, plan: Plan, day: int) -> Facts:
        facts = self.problem.facts
        for end, at in sorted((self.over(plan, i), i) for i, _ in enumerate(plan)):
            if end <= day:
                facts = changed(facts, self.steps[plan[at].place].gives)
        for step in self.running(plan, day):
            facts = changed(facts, step.meanwhile)
        return facts

    def _suits(self, plan: Plan, place: int, day: int) -> bool:
        """Whether needs and law hold for a step that day, after these legs have begun."""
        step, facts = self.steps[place], self.facts_on(plan, day)
        if not all(met(need, facts) for need in step.needs):
            return False
        when = self.problem.today + timedelta(days=day)
        return step.instrument is None or (
            self.problem.law.opens(facts, when)[step.instrument] is True
        )

    def listed_on(self, plan: Plan, place: int, start: int) -> int:
        """The first day on which one may be put on the list, as far as the start; FAR if none."""
        turns = [0, *(one.start for one in plan), start]
        days = (
            day
            for upto in range(len(plan) + 1)
            for day in range(turns[upto], turns[upto + 1] + 1)
            if self.suits(plan[:upto], place, day)
        )
        return min(days, default=FAR)

    def may_begin(self, plan: Plan, new: Begun) -> bool:
        step, day = self.steps[new.place], new.start
        when = self.problem.today + timedelta(days=day)
        seats = [one.seats for one in step.starts if one.day == when]
        if not (seats if step.starts else when.weekday() < 5):
            return False
        if sum(one.load for one in self.running((*plan, new), day)) > 1:
            return False
        if not self.suits(plan, new.place, day):
            return False
        if any(seats) or (not seats and not step.waiting):
            return True
        return step.waiting > 0 and day >= self.listed_on(plan, new.place, day) + step.waiting

    def _reached(self, plan: Plan) -> int:
        """The first day of the goal."""
        if plan and (before := self.reached(plan[:-1])) <= plan[-1].start:
            return before
        goal = self.problem.goal
        for day in range(plan[-1].start if plan else 0, self.problem.horizon_days + 1):
            works = [s for s in self.running(plan, day) if s.works]
            works = [s for s in works if s.skilled or goal.work == "any"]
            facts = self.facts_on(plan, day)
            if (works or goal.work == "none") and all(met(need, facts) for need in goal.needs):
                return day
        return FAR

    def any_day(self, plan: Plan, place: int, left: bool) -> list[int]:
        """Every day on which a step may begin next."""
        days = range(plan[-1].start if plan else 0, self.problem.horizon_days + 1)
        return [day for day in days if self.may_begin(plan, Begun(place, day, left))]

    def plans(self, plan: Plan = ()) -> Iterator[Plan]:
        """Every plan that goes no further than its goal."""
        yield plan
        goal, used = self.reached(plan), {one.place for one in plan}
        leaving = (False, True) if any(self.steps[p].open_ended for p in used) else (False,)
        for place, left in product(range(len(self.steps)), leaving):
            for day in self.any_day(plan, place, left) if place not in used else []:
                if day < goal or not any(self.steps[p].works for p in used):
                    yield from self.plans((*plan, Begun(place, day, left)))

    def score(self, plan: Plan) -> Score:
        steps = [self.steps[one.place] for one in plan]
        goal = self.reached(plan)
        works = [one.start for one, step in zip(plan, steps, strict=True) if step.works]
        work = min(works, default=FAR)
        days = range(work, goal) if goal < FAR else ()
        idle = [day for day in days if not any(s.works for s in self.running(plan, day))]
        return Score(goal, work, sum(s.own_cost for s in steps), len(plan), len(idle))


@dataclass(frozen=True)
class Score:
    goal: int
    work: int
    cost: int
    legs: int
    gap: int


def best(world: World) -> dict[str, tuple[int, ...]]:
    """The figures of the best plan of each kind, by the words of the task."""
    every = [world.score(plan) for plan in world.plans()]
    found = {
        "fastest": [(s.work, s.goal, s.cost, s.legs) for s in every if s.work < FAR],
        "skilled": [(s.goal, s.legs, s.cost, s.work) for s in every if s.goal < FAR],
        "alongside": [
            (s.work, s.goal, s.cost, s.legs) for s in every if s.gap == 0 and s.work < s.goal < FAR
        ],
    }
    found = {kind: figures for kind, figures in found.items() if figures}
    if "alongside" in found and min(found["skilled"])[0] <= min(found["alongside"])[0]:
        del found["alongside"]  # the goal is there before any work
    return {kind: min(figures) for kind, figures in found.items()}

"""Why a way is as it is, and why a step is in none."""

from dataclasses import dataclass

from nahtlos.plan.engine.alike import Choice
from nahtlos.plan.engine.answer import Cause, Way, Ways
from nahtlos.plan.engine.ground import working
from nahtlos.plan.engine.needs import Need, Value, meets, met
from nahtlos.plan.engine.problem import Problem
from nahtlos.plan.engine.remembered import Remembered
from nahtlos.plan.engine.steps import Step


@dataclass(frozen=True)
class Reason:
    """Why a leg stands where it does: for each fact that it needs the step on the way that brings
    it (None: it was so already), the instrument that the law has open, and what it waits for.
    """

    step: str
    met_by: tuple[tuple[str, str | None], ...]
    instrument: str | None
    waits_for: Cause
    wait_days: int


@dataclass(frozen=True)
class Lack:
    """A need that the facts of today do not meet: `has` is None where the fact is not known.

    `brought_by` are the steps of the catalogue that would meet it.
    """

    need: Need
    has: Value | None
    brought_by: tuple[str, ...]


@dataclass(frozen=True)
class NotTaken:
    """Why a step is in no way. `law` is False where it is closed today, None where not known.

    `begins` tells whether it has a day to begin at all, `helps` whether it leads towards the goal
    or into work. With nothing lacking, the law open, a day and help it is just no better.
    """

    step: str
    lacks: tuple[Lack, ...]
    law: bool | None
    begins: bool
    helps: bool


def explain(problem: Problem, way: Way) -> tuple[Reason, ...]:
    """The reasons of every leg, in order."""
    return tuple(
        Reason(
            leg.step.id,
            tuple((need.fact, _bringer(problem, way, place, need)) for need in leg.step.needs),
            leg.step.instrument,
            leg.waits_for,
            leg.wait_days,
        )
        for place, leg in enumerate(way.legs)
    )


def _bringer(problem: Problem, way: Way, place: int, need: Need) -> str | None:
    """The first leg before this one that brings what is needed."""
    if met(need, problem.facts):
        return None
    return next((leg.step.id for leg in way.legs[:place] if _brings(leg.step, need)), None)


def _brings(step: Step, need: Need) -> bool:
    gifts = (*step.gives, *step.meanwhile)
    return any(gift.fact == need.fact and meets(gift.becomes, need) for gift in gifts)


def why_not(ways: Ways, step: str) -> NotTaken | None:
    """Why no way takes the step, None if one does; KeyError if there is no such step."""
    problem = ways.problem
    one = {one.id: one for one in problem.steps}[step]
    if any(step in way.steps for way in ways.ways):
        return None
    ground = ways.ground
    useful = ground.useful.groups_for(ground.root, working(ground.groups))
    helpful = {choice.step.id for group in useful for choice in group.times.choices}
    return NotTaken(
        step,
        tuple(_lack(problem, need) for need in one.needs if not met(need, problem.facts)),
        _law(problem, one, ground.remembered),
        Choice(one, ground.calendar).first(0, 0) <= problem.horizon_days,
        step in helpful,
    )


def _lack(problem: Problem, need: Need) -> Lack:
    by = tuple(sorted(step.id for step in problem.steps if _brings(step, need)))
    return Lack(need, problem.facts.get(need.fact), by)


def _law(problem: Problem, step: Step, remembered: Remembered) -> bool | None:
    if step.instrument is None:
        return True
    return remembered.opens(step.instrument, problem.facts, problem.today)

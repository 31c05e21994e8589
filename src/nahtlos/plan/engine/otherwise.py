"""If a step ends in another way than planned: the ways from that day on, with what is left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nahtlos.plan.engine.answer import Leg, Way, Ways
from nahtlos.plan.engine.needs import Facts
from nahtlos.plan.engine.problem import Problem
from nahtlos.plan.engine.states import changed
from nahtlos.plan.engine.steps import Duration, Outcome, Step
from nahtlos.plan.engine.ways import replan


@dataclass(frozen=True)
class Otherwise:
    """Another end of a step. `later_days`: how much later the goal comes then at best, None if not
    at all within the horizon.
    """

    step: str
    outcome: Outcome
    ways: Ways
    later_days: int | None


def otherwise(ways: Ways, way: Way) -> tuple[Otherwise, ...]:
    """Every other end that the legs of a way may have before the goal, the likely ones first."""
    found = [
        _other(ways, way, leg, outcome)
        for leg in way.legs
        for outcome in leg.step.risks
        if leg.end.likely is not None and _matters(way, leg)
    ]
    return tuple(sorted(found, key=lambda one: (-one.outcome.chance, one.step, one.outcome.name)))


def _matters(way: Way, leg: Leg) -> bool:
    goal, end = way.reaches_goal_on.likely, leg.end.likely
    return goal is None or (end is not None and end <= goal)


def _other(ways: Ways, way: Way, leg: Leg, outcome: Outcome) -> Otherwise:
    then = replan(_then(ways.problem, way, leg, outcome), ways)
    goal = way.reaches_goal_on.likely
    days = [on for one in then.ways if (on := one.reaches_goal_on.likely) is not None]
    later = (min(days) - goal).days if days and goal is not None else None
    return Otherwise(leg.step.id, outcome, then, later)


def _then(problem: Problem, way: Way, leg: Leg, outcome: Outcome) -> Problem:
    """The day of that end: what holds, what has been used, what still runs."""
    day = leg.end.likely or problem.today
    begun = {one.step.id for one in way.legs if one.start < day} | {leg.step.id}
    return replace(
        problem,
        today=day,
        facts=changed(_facts(problem, way, leg), outcome.gives),
        steps=(*(s for s in problem.steps if s.id not in begun), *_running(way, leg)),
        horizon_days=max(1, problem.horizon_days - (day - problem.today).days),
    )


def _facts(problem: Problem, way: Way, leg: Leg) -> Facts:
    """What holds on the day without this leg's gifts."""
    day = leg.end.likely or problem.today
    over = [(one.end.likely, one) for one in way.legs if one is not leg and one.end.likely]
    facts = problem.facts
    for _, one in sorted((pair for pair in over if pair[0] <= day), key=lambda pair: pair[0]):
        facts = changed(facts, one.step.gives)
    return facts


def _running(way: Way, leg: Leg) -> Iterator[Step]:
    """What still goes on that day, as steps that may go on at once."""
    day = leg.end.likely
    for one in way.legs:
        if day is None or one is leg or one.start >= day or (one.left_on and one.left_on <= day):
            continue
        rest = 1 if one.end.likely is None else (one.end.likely - day).days
        if rest > 0:
            yield replace(
                one.step,
                needs=(), instrument=None, starts=(), waiting=0, duration=Duration.of(rest),
            )  # fmt: skip

"""The search against trying everything: every choice of steps and days on small catalogues."""

from hypothesis import HealthCheck, given, settings

from nahtlos.plan.engine import Problem, Way, ways
from nahtlos.plan.engine.aims import dominates
from nahtlos.plan.engine.alike import NEVER
from nahtlos.plan.engine.ground import Ground
from nahtlos.plan.engine.remembered import Remembered
from nahtlos.plan.engine.ways import Shown, best_ways
from tests.plan.engine.catalogues import problems
from tests.plan.engine.trying import FAR, Begun, World, best

THOROUGH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def found(problem: Problem) -> dict[str, Shown]:
    shown, complete = best_ways(Ground(problem, Remembered(problem.law)))
    assert complete
    return {one[0].kind: one for one in shown}


def figures(shown: Shown) -> tuple[int, ...]:
    return tuple(FAR if number == NEVER else number for number in shown[0].order(shown[2]))


@THOROUGH
@given(problems(rising=True))
def test_no_choice_of_steps_and_days_is_better(problem: Problem) -> None:
    every = {kind: figures(shown) for kind, shown in found(problem).items()}
    assert every == best(World(problem))


@THOROUGH
@given(problems(rising=False))
def test_no_step_begins_before_its_conditions_hold(problem: Problem) -> None:
    """Also where having more closes something: every leg may begin that day, after those before."""
    world = World(problem)
    for way in ways(problem).ways:
        plan = lived(problem, way)
        for place, leg in enumerate(plan):
            assert world.may_begin(plan[:place], leg)


@THOROUGH
@given(problems(rising=False))
def test_days_and_costs_are_those_of_the_plan_lived_through(problem: Problem) -> None:
    world = World(problem)
    for way in ways(problem).ways:
        score = world.score(lived(problem, way))
        goal, first = way.reaches_goal_on.likely, way.first_work_on
        assert score.goal == (FAR if goal is None else (goal - problem.today).days)
        assert score.work == (FAR if first is None else (first - problem.today).days)
        assert (score.cost, score.legs) == (way.cost_person, len(way.legs))


def lived(problem: Problem, way: Way) -> tuple[Begun, ...]:
    """The way as plain legs; work that was left is left by what began that day."""
    places = {step.id: place for place, step in enumerate(problem.steps)}
    left = {leg.left_on for leg in way.legs if leg.left_on}
    return tuple(
        Begun(places[leg.step.id], (leg.start - problem.today).days, leg.start in left)
        for leg in way.legs
    )


@THOROUGH
@given(problems(rising=True))
def test_dominated_ways_are_not_shown(problem: Problem) -> None:
    kinds = {way.kind for way in ways(problem).ways}
    shown = [one[2] for kind, one in found(problem).items() if kind in kinds]
    assert not any(dominates(one, other) for one in shown for other in shown)


@THOROUGH
@given(problems(rising=True))
def test_ways_that_are_shown_differ_in_a_step_that_works_or_qualifies(problem: Problem) -> None:
    marks = [
        frozenset(leg.step.id for leg in way.legs if leg.step.qualifies)
        for way in ways(problem).ways
    ]
    assert len(set(marks)) == len(marks)


@THOROUGH
@given(problems(rising=False))
def test_the_same_input_has_the_same_answer_whatever_the_order_of_the_steps(
    problem: Problem,
) -> None:
    turned = Problem(
        today=problem.today, facts=problem.facts, goal=problem.goal, law=problem.law,
        steps=problem.steps[::-1], horizon_days=problem.horizon_days,
    )  # fmt: skip
    assert ways(turned).ways == ways(problem).ways == ways(problem).ways

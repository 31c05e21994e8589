"""Planning again is as planning for the first time, whatever has changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nahtlos.plan.engine import Goal, Is, Law, Problem, Turn, Value, replan, ways
from nahtlos.plan.engine.needs import Facts
from tests.plan.engine.catalogues import HORIZON, TODAY, day, problem

THOROUGH = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALUES: Mapping[str, tuple[Value | None, ...]] = {
    "german": (None, 0, 1, 2),
    "skill": (None, 0, 1),
    "title": (None, "none", "part", "full"),
    "employed": (None, False, True),
    "driving_b": (None, True),
}
"""What a changed answer may be; None is an answer taken back."""


def told_law(dice: Random) -> Law:
    """Three instruments, of facts and of days that a fact moves, and all of it told beforehand."""
    least, shut, longer = dice.choice([0, 1, 2]), dice.randint(0, HORIZON), dice.randint(1, 4)

    def ends(facts: Facts) -> int:
        return shut + longer * (facts.get("title") == "full")

    def said(facts: Facts, on: date) -> Mapping[str, bool | None]:
        levels, works = range(least, 9), facts.get("employed")
        return {
            "aid": facts.get("german", -1) in levels and (on - TODAY).days < ends(facts),
            "course": None if works is None else not works,
            "later": (on - TODAY).days >= ends(facts),
        }

    return Law(
        opens=said,
        turns=lambda facts: [Turn(day(ends(facts)), "title")],
        reads={
            "aid": frozenset({"german", "title"}),
            "course": frozenset({"employed"}),
            "later": frozenset({"title"}),
        },
        turned_by=dice.choice([frozenset({"title"}), None]),
    )


def thrown(dice: Random) -> Problem:
    """A small catalogue whose steps hang on that law."""
    known = problem(dice, rising=dice.random() < 0.5, most=5)
    steps = tuple(
        replace(step, instrument=dice.choice([None, "aid", "course", "later"]))
        for step in known.steps
    )
    return replace(known, law=told_law(dice), steps=steps)


def answered(known: Problem, dice: Random) -> Problem:
    """With one or two other answers, and now and then another goal."""
    facts = dict(known.facts)
    for fact in dice.sample(sorted(VALUES), dice.choice([1, 1, 2])):
        facts.pop(fact, None)
        if (value := dice.choice(VALUES[fact])) is not None:
            facts[fact] = value
    goal = Goal((Is("title", "full"),)) if dice.random() < 0.1 else known.goal
    return replace(known, facts=facts, goal=goal)


@THOROUGH
@given(st.integers(0, 2**40))
def test_one_answer_after_the_other_leads_to_the_ways_of_the_first_time(seed: int) -> None:
    dice = Random(seed)
    known = thrown(dice)
    last = ways(known)
    for _ in range(4):
        known = answered(known, dice)
        last = replan(known, last)
        assert (last.ways, last.complete) == (ways(known).ways, True)


def test_the_answers_that_are_thrown_often_change_the_ways() -> None:
    """So that the test before this one is about something."""
    changed = 0
    for seed in range(200):
        dice = Random(seed)
        known = thrown(dice)
        changed += ways(answered(known, dice)).ways != ways(known).ways
    assert 20 < changed < 200

"""What the ways say: each sentence of what they are for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from nahtlos.plan.engine import (
    AtLeast,
    Duration,
    Gift,
    Goal,
    Is,
    Law,
    Not,
    Problem,
    Session,
    Step,
    Turn,
    Way,
    Ways,
    explain,
    otherwise,
    replan,
    ways,
    why_not,
)
from nahtlos.plan.engine.needs import Facts
from tests.plan.engine.nurse import (
    ADAPT,
    APPLY,
    B1_FULL,
    HELPER,
    LAW,
    NURSE,
    NURSE_AGAIN,
    TODAY,
    day,
)


def by_kind(found: Ways) -> dict[str, Way]:
    return {way.kind: way for way in found.ways}


def days(way: Way) -> dict[str, int]:
    return {leg.step.id: (leg.start - TODAY).days for leg in way.legs}


def test_three_ways_the_fastest_into_work_the_straight_one_and_the_one_beside_work() -> None:
    found = by_kind(ways(NURSE_AGAIN))
    assert {kind: way.steps for kind, way in found.items()} == {
        "fastest": ("apply", "helper", "b1_full", "adapt", "nurse"),
        "skilled": ("apply", "b1_full", "adapt", "nurse"),
        "alongside": ("apply", "half", "b1_half", "adapt", "nurse"),
    }


def test_a_leg_has_its_days_with_their_spread() -> None:
    leg = next(one for one in by_kind(ways(NURSE_AGAIN))["skilled"].legs if one.step is B1_FULL)
    assert leg.start == day(90)
    assert (leg.end.low, leg.end.likely, leg.end.high) == (day(190), day(210), day(240))


def test_the_goal_has_its_spread_too() -> None:
    goal = by_kind(ways(NURSE_AGAIN))["skilled"].reaches_goal_on
    assert goal.low is not None
    assert goal.likely is not None
    assert goal.high is not None
    assert goal.low < goal.likely < goal.high


def test_what_the_person_pays_and_what_others_pay() -> None:
    found = by_kind(ways(NURSE_AGAIN))
    assert (found["skilled"].cost_person, found["skilled"].cost_others) == (100, 0)
    assert (found["alongside"].cost_person, found["alongside"].cost_others) == (0, 800)


def test_work_goes_on_beside_a_part_time_course_and_is_left_for_a_full_time_one() -> None:
    found = by_kind(ways(NURSE_AGAIN))
    beside = next(leg for leg in found["alongside"].legs if leg.step.id == "half")
    left = next(leg for leg in found["fastest"].legs if leg.step.id == "helper")
    assert beside.left_on == found["alongside"].reaches_goal_on.likely
    assert left.left_on == day(90)


def test_the_bottleneck_and_what_a_seat_on_an_earlier_date_brings() -> None:
    way = by_kind(ways(NURSE_AGAIN))["skilled"]
    assert way.bottleneck == "b1_full"
    assert [(one.step, one.what) for one in way.sooner] == [("b1_full", "seat")]
    assert way.sooner[0].days == 62  # course on day 20, law on day 150, a Saturday on the way


def test_what_a_decision_a_month_earlier_brings() -> None:
    known = replace(NURSE_AGAIN, facts={"german": 3}, law=_always("adaptation"))
    way = by_kind(ways(known))["skilled"]
    assert [(one.step, one.what, one.days) for one in way.sooner] == [
        ("apply", "month", 28)
    ]  # a weekend


def _always(*names: str) -> Law:
    return Law(opens=lambda _facts, _on: dict.fromkeys(names, True))


def test_a_leg_says_what_it_waits_for() -> None:
    legs = {leg.step.id: leg for leg in by_kind(ways(NURSE_AGAIN))["fastest"].legs}
    assert (legs["apply"].waits_for.what, legs["apply"].wait_days) == ("today", 0)
    assert (legs["helper"].waits_for.what, legs["helper"].wait_days) == ("list", 14)
    assert (legs["b1_full"].waits_for.what, legs["b1_full"].wait_days) == ("session", 90)
    assert legs["adapt"].waits_for.step == "b1_full"


def test_the_law_is_asked_for_the_day_and_what_it_shuts_must_wait() -> None:
    known = replace(NURSE_AGAIN, facts={"german": 3, "recognition": "partial"})
    way = by_kind(ways(known))["skilled"]
    assert days(way)["adapt"] == 150
    assert way.legs[0].waits_for.what == "law"


def test_what_a_step_gives_opens_the_law_for_the_next() -> None:
    def said(facts: Facts, on: date) -> Mapping[str, bool | None]:
        return {"adaptation": facts.get("recognition") == "partial" and facts["german"] == 3}

    way = by_kind(ways(replace(NURSE_AGAIN, law=Law(opens=said))))["skilled"]
    assert days(way)["adapt"] == 210


def test_what_the_law_does_not_know_is_not_planned_on() -> None:
    shut = Law(opens=lambda _facts, _on: {"adaptation": None})
    found = ways(replace(NURSE_AGAIN, law=shut))
    assert [(way.kind, way.reaches_goal_on.likely) for way in found.ways] == [("fastest", None)]


def test_a_plan_that_crosses_the_end_of_a_title_says_so() -> None:
    turns = [Turn(day(200), "title"), Turn(day(150), "waiting"), Turn(day(100), "birthday")]
    law = replace(LAW, turns=lambda _facts: turns)
    crossed = by_kind(ways(replace(NURSE_AGAIN, law=law)))["skilled"].crossings
    assert [(one.turn.what, one.turn.day) for one in crossed] == [
        ("waiting", day(150)),
        ("title", day(200)),
    ]
    assert crossed[1].during == ("b1_full",)


def test_a_title_that_ends_shuts_what_would_begin_later() -> None:
    law = Law(
        opens=lambda _facts, on: {"adaptation": on < day(200)},
        turns=lambda _facts: [Turn(day(200), "title")],
    )
    assert [way.reaches_goal_on.likely for way in ways(replace(NURSE_AGAIN, law=law)).ways] == [
        None
    ]


def test_a_step_that_moves_the_end_of_a_title_keeps_the_way_open() -> None:
    longer = Step(id="longer", kind="title", gives=(Gift("title", "longer"),))
    law = Law(
        opens=lambda facts, on: {"adaptation": on < day(200) or facts.get("title") == "longer"},
        turns=lambda facts: [] if facts.get("title") == "longer" else [Turn(day(200), "title")],
    )
    known = replace(NURSE_AGAIN, law=law, steps=(*NURSE_AGAIN.steps, longer))
    way = by_kind(ways(known))["skilled"]
    assert "longer" in way.steps
    assert way.crossings == ()


def test_any_work_now_is_one_way_and_no_other() -> None:
    found = ways(replace(NURSE_AGAIN, goal=Goal(work="any")))
    assert [(way.kind, way.steps) for way in found.ways] == [("fastest", ("helper",))]


def test_an_apprenticeship_is_a_goal() -> None:
    place = Step(
        id="place", kind="apprenticeship", needs=(AtLeast("german", 3),), load=1.0, works=True,
        starts=(Session(day(209)), Session(day(300))), duration=Duration.of(900),
        meanwhile=(Gift("in_apprenticeship", becomes=True),),
    )  # fmt: skip
    goal = Goal((Is("in_apprenticeship", value=True),))
    way = ways(replace(NURSE_AGAIN, goal=goal, steps=(B1_FULL, place))).ways[0]
    assert (way.steps, days(way)["place"]) == (("b1_full", "place"), 300)


def test_a_level_never_falls() -> None:
    course = Step(id="low", kind="course", gives=(Gift("german", 1), Gift("done", becomes=True)))
    needs = (AtLeast("german", 2), Is("done", value=True))
    assert ways(replace(NURSE_AGAIN, goal=Goal(needs), steps=(course,))).ways[0].steps == ("low",)


def test_a_need_that_something_is_not_so_must_be_known() -> None:
    free = Step(id="free", kind="any", needs=(Not(Is("ill", value=True)),), gives=(Gift("a", 1),))
    goal = Goal((AtLeast("a", 1),))
    unknown = Problem(today=TODAY, facts={}, goal=goal, steps=(free,), law=_always())
    assert ways(unknown).ways == ()
    assert len(ways(replace(unknown, facts={"ill": False})).ways) == 1


def test_a_search_that_is_cut_short_says_so() -> None:
    assert ways(NURSE_AGAIN).complete
    assert not ways(replace(NURSE_AGAIN, most_labels=2)).complete


def test_why_a_leg_stands_where_it_does() -> None:
    way = by_kind(ways(NURSE_AGAIN))["skilled"]
    reason = next(one for one in explain(NURSE_AGAIN, way) if one.step == "adapt")
    assert reason.met_by == (("recognition", "apply"), ("german", "b1_full"))
    assert reason.instrument == "adaptation"


def test_why_not_names_the_need_that_is_missing_and_who_would_bring_it() -> None:
    known = replace(NURSE_AGAIN, steps=(NURSE, HELPER))
    said = why_not(ways(known), "nurse")
    assert said is not None
    assert [(one.need, one.has, one.brought_by) for one in said.lacks] == [
        (Is("recognition", "full"), None, ()),
        (AtLeast("german", 3), 2, ()),
    ]


def test_why_not_tells_closed_from_unknown_and_what_is_just_no_better() -> None:
    spare = replace(B1_FULL, id="spare", cost=900)
    found = ways(replace(NURSE_AGAIN, steps=(*NURSE_AGAIN.steps, spare)))
    said = why_not(found, "spare")
    assert said is not None
    assert not said.lacks
    assert (said.law, said.begins, said.helps) == (True, True, True)
    assert why_not(found, "adapt") is None
    shut = ways(replace(NURSE_AGAIN, law=Law(opens=lambda _facts, _on: {"adaptation": False})))
    closed = why_not(shut, "adapt")
    assert closed is not None
    assert closed.law is False


def test_another_outcome_is_named_with_what_it_would_mean() -> None:
    found = ways(NURSE_AGAIN)
    better, worse = otherwise(found, by_kind(found)["skilled"])
    assert (better.outcome.name, worse.outcome.name) == ("full", "no")
    assert better.later_days is not None
    assert better.later_days < 0
    assert worse.later_days is None


def test_after_an_answer_the_law_is_asked_only_for_what_hangs_on_it() -> None:
    first = ways(NURSE_AGAIN)
    asked = first.ground.remembered.asked
    changed = replace(NURSE_AGAIN, facts={"german": 2, "driving_b": True})
    again = replan(changed, first)
    assert again.ways == ways(changed).ways
    assert again.ground.remembered.asked == asked > 0


def test_an_answer_on_which_nothing_hangs_leaves_the_ways_as_they_are() -> None:
    known = replace(NURSE_AGAIN, law=replace(LAW, turned_by=frozenset()))
    first = ways(known)
    assert replan(replace(known, facts={"german": 2, "driving_b": True}), first).ways is first.ways
    more = replace(known, facts={"german": 3})
    assert replan(more, first).ways == ways(more).ways != first.ways


def test_replanning_with_other_steps_or_law_is_planning_anew() -> None:
    first = ways(NURSE_AGAIN)
    fewer = replace(NURSE_AGAIN, steps=(APPLY, B1_FULL, ADAPT, NURSE))
    other = replace(NURSE_AGAIN, law=_always("adaptation"))
    assert replan(fewer, first).ways == ways(fewer).ways
    assert replan(other, first).ways == ways(other).ways


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Duration(3, 2, 4),
        Goal,
        lambda: replace(HELPER, load=1.5),
        lambda: replace(HELPER, gives=(Gift("german", 1),)),
        lambda: replace(NURSE_AGAIN, steps=(HELPER, HELPER)),
        lambda: replace(NURSE_AGAIN, horizon_days=0),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        wrong()

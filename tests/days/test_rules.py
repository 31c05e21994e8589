"""Each rule bites alone: a plan that breaks it is told so, with the place."""

from dataclasses import replace
from typing import Any

import pytest

from nahtlos.days.engine import (
    Effort,
    Figures,
    Meeting,
    Plan,
    Proven,
    Unmet,
    check,
    losses,
    lost,
    plan,
)

from .making import day, desk, interpreter, visitor, want

ASKED = day(
    desk("d1", "work"),
    desk("d2", "debts", "de uk"),
    interpreter("t1"),
    visitor("v1", want("work", 20), want("debts", 20, "work")),
    visitor("v2", want("work", 20), speaks="uk"),
)
GOOD = (
    Meeting("v1", "work", "d1", None, 540, 560),
    Meeting("v1", "debts", "d2", None, 565, 585),
    Meeting("v2", "work", "d1", "t1", 560, 580),
)


def planned(*meetings: Meeting, unmet: int = 0, idle: int = 5, helped: int = 20) -> Plan:
    return Plan("feasible", meetings, (), Figures(unmet, idle, helped), Proven(0, 0))


def test_a_plan_that_holds_has_no_breach() -> None:
    assert check(ASKED, planned(*GOOD)) == ()


@pytest.mark.parametrize(
    ("rule", "at", "wrong"),
    [
        ("names_what_there_is", 0, {"desk": "d9"}),
        ("names_what_there_is", 2, {"interpreter": "t9"}),
        ("names_what_there_is", 0, {"topic": "school"}),
        ("meets_each_want_once", 1, {"topic": "work"}),
        ("is_at_a_desk_for_it", 0, {"desk": "d2"}),
        ("starts_on_the_grid", 2, {"start": 562, "end": 582}),
        ("lasts_as_long_as_wanted", 2, {"end": 585}),
        ("is_while_the_desk_is_staffed", 2, {"start": 705, "end": 725}),
        ("is_while_the_visitor_is_there", 2, {"start": 705, "end": 725}),
        ("is_while_the_interpreter_is_there", 2, {"start": 705, "end": 725}),
        ("nobody_is_in_two_at_once", 2, {"start": 555, "end": 575}),
        ("there_is_time_to_walk", 1, {"start": 560, "end": 580}),
        ("they_understand_each_other", 2, {"interpreter": None}),
        ("nobody_interprets_needlessly", 0, {"interpreter": "t1"}),
        ("comes_after_what_must_be_first", 0, {"start": 600, "end": 620}),
    ],
)
def test_each_rule_bites(rule: str, at: int, wrong: dict[str, Any]) -> None:
    meetings = list(GOOD)
    meetings[at] = replace(meetings[at], **wrong)
    assert rule in {breach.rule for breach in check(ASKED, planned(*meetings))}


def test_a_named_desk_is_the_only_one() -> None:
    asked = day(desk("d1"), desk("d2"), visitor("v1", want(desk="d2")))
    found = check(asked, planned(Meeting("v1", "work", "d1", None, 540, 560), idle=0, helped=0))
    assert [breach.says for breach in found] == ["visitor v1 asked for desk d2, not d1"]


def test_what_a_plan_says_of_itself_is_checked() -> None:
    assert [breach.rule for breach in check(ASKED, planned(*GOOD[:2], unmet=1, helped=0))] == [
        "names_every_want_once"
    ]
    assert [breach.place for breach in check(ASKED, planned(*GOOD, idle=6))] == [
        "figures.idle_minutes"
    ]
    over = replace(planned(*GOOD), proven=Proven(0, 6))
    assert [breach.place for breach in check(ASKED, over)] == ["proven.idle_minutes"]
    twice = replace(planned(*GOOD), unmet=(Unmet("v2", "work", "so"),))
    assert [breach.place for breach in check(ASKED, twice)] == ["unmet[0]"]


def test_what_has_begun_is_not_blamed_for_windows_and_lengths() -> None:
    longer = (*GOOD[:2], replace(GOOD[2], end=590))
    begun = frozenset({("v2", "work")})
    assert check(ASKED, planned(*longer, helped=30), begun) == ()


def test_every_meeting_tells_what_moving_it_would_cost() -> None:
    found = plan(ASKED, effort=Effort(300))
    told = losses(ASKED, found)
    assert [one.meeting for one in told] == list(found.meetings)
    assert all(one.start != one.meeting.start for one in told)
    assert lost(ASKED, found, "v9", "work") is None


def test_a_meeting_that_fits_nowhere_else_says_so() -> None:
    asked = day(desk(staffed=((540, 560),)), visitor())
    (one,) = losses(asked, plan(asked, effort=Effort(10)))
    assert (one.start, one.unmet) == (None, 1)
    assert str(one) == "there is no other time for it as long as the others stay"


def test_a_later_meeting_would_mean_a_wait() -> None:
    there = (desk("d1", "work"), desk("d2", "debts", staffed=((565, 585), (600, 620))))
    asked = day(*there, visitor("v1", want("work"), want("debts", 20, "work")))
    found = plan(asked, effort=Effort(300, 5.0))
    told = lost(asked, found, "v1", "debts")
    assert told is not None
    assert (told.start, told.idle_minutes) == (600, 35)
    assert "would wait 35 minutes more" in str(told)

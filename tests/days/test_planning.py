"""A plan keeps every rule, is as good as can be where that is known, and is the same each time."""

from dataclasses import replace

import pytest
from benchmarks.days.days import OVERFULL, SERVABLE, Size
from benchmarks.days.days import day as random_day
from hypothesis import given, settings

from nahtlos.days.engine import (
    Day,
    Desk,
    Effort,
    Interpreter,
    check,
    effort,
    first_come,
    plan,
    worth,
)
from nahtlos.days.engine.planning import OWN_TIME
from nahtlos.days.engine.proof import capacity
from nahtlos.days.engine.proof.places import how_many, places
from nahtlos.days.engine.search.table import Table

from .making import broken, day, desk, interpreter, odd_days, visitor, want
from .trying import best, tiny

QUICK = Effort(400)
PROVEN = Effort(300, 3.0)
SMALL = Size(20, 6, 3)


@pytest.mark.parametrize("seed", range(18))
def test_a_tiny_day_is_planned_as_well_as_by_trying_everything(seed: int) -> None:
    tried = tiny(seed)
    found = plan(tried, effort=PROVEN)
    assert check(tried, found) == ()
    assert found.status == "optimal"
    assert worth(tried, found.meetings) == best(tried)
    assert (found.proven.unmet, found.proven.idle_minutes) == worth(tried, found.meetings)[:2]


@pytest.mark.parametrize("seed", range(12))
def test_the_search_alone_finds_the_best_of_a_tiny_day(seed: int) -> None:
    tried = tiny(seed)
    found = plan(tried, effort=Effort(3000))
    assert worth(tried, found.meetings)[:2] == best(tried)[:2]


@settings(deadline=None, max_examples=60)
@given(odd_days())
def test_an_odd_day_is_planned_by_the_rules(odd: Day) -> None:
    found = plan(odd, effort=QUICK)
    assert check(odd, found) == ()
    first = first_come(odd)
    assert broken(odd, first) == []
    assert worth(odd, found.meetings) <= worth(odd, first)


@settings(deadline=None, max_examples=12)
@given(odd_days())
def test_what_is_proven_of_an_odd_day_holds(odd: Day) -> None:
    found = plan(odd, effort=Effort(200, 0.5))
    assert check(odd, found) == ()
    assert worth(odd, found.meetings) <= worth(odd, plan(odd, effort=QUICK).meetings) or (
        found.status == "feasible"
    )


@settings(deadline=None, max_examples=60)
@given(odd_days())
def test_places_are_counted_as_they_are_named(odd: Day) -> None:
    ground = Table(odd).ground
    assert how_many(ground) == len(places(ground))


@settings(deadline=None, max_examples=60)
@given(odd_days())
def test_windows_never_hold_less_than_a_plan_puts_into_them(odd: Day) -> None:
    ground = Table(odd).ground
    in_parts, whole = capacity.unmet(ground), capacity.unmet(ground, seconds=5)
    never = int((ground.free == 0).sum())
    unmet = worth(odd, plan(odd, effort=Effort(1000)).meetings)[0]
    assert in_parts <= whole <= unmet - never


def test_windows_that_are_too_short_are_proven_too_short() -> None:
    crowd = [visitor(f"v{n}", want("work", 25)) for n in range(5)]
    staffed = ((540, 575), (600, 635), (660, 695))
    ground = Table(day(desk("d", "work", "de", staffed), *crowd)).ground
    assert (capacity.unmet(ground), capacity.unmet(ground, seconds=5)) == (1, 2)


@pytest.mark.parametrize("load", [SERVABLE, OVERFULL])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_day_is_better_than_first_come(load: float, seed: int) -> None:
    asked = random_day(SMALL, load, seed)
    found, first = plan(asked, effort=Effort(10_000)), worth(asked, first_come(asked))
    assert check(asked, found) == ()
    assert found.figures.unmet <= first[0]
    assert found.figures.idle_minutes < first[1]


def test_the_same_seed_gives_the_same_plan() -> None:
    asked = random_day(SMALL, OVERFULL, 3)
    one, two = (plan(asked, effort=Effort(2000, 0.2), seed=7) for _ in range(2))
    assert one == two
    assert plan(asked, effort=Effort(2000), seed=8).meetings != one.meetings


def test_stopped_at_once_it_is_first_come() -> None:
    asked = random_day(SMALL, OVERFULL, 3)
    found = plan(asked, effort=Effort(10_000), stop=lambda: True)
    assert found.meetings == first_come(asked)
    assert check(asked, found) == ()


def test_a_search_that_was_stopped_is_proven_in_the_time_kept_for_it() -> None:
    asked = random_day(SMALL, OVERFULL, 3)
    bare = plan(asked, effort=Effort(10_000), stop=lambda: True)
    proven = plan(asked, effort=Effort(10_000, OWN_TIME), stop=lambda: True)
    assert proven.proven.unmet > bare.proven.unmet
    assert proven.proven.unmet <= worth(asked, proven.meetings)[0]
    assert check(asked, proven) == ()


def test_stopped_early_it_is_the_best_so_far() -> None:
    asked, calls = random_day(SMALL, OVERFULL, 3), iter([False] * 3 + [True] * 99)
    found = plan(asked, effort=Effort(100_000), stop=lambda: next(calls))
    assert check(asked, found) == ()
    assert worth(asked, found.meetings) < worth(asked, first_come(asked))


def test_more_seconds_are_more_rounds() -> None:
    asked = day(desk(), visitor())
    assert effort(asked, 10).rounds > effort(asked, 1).rounds > 0


def test_a_symmetric_day_serves_everybody_without_a_wait() -> None:
    """Eight alike at two desks alike: each half hour two of them, one after the other."""
    wants = (want("work", 20), want("language", 20))
    desks = (desk("a", "work language"), desk("b", "work language"))
    asked = day(*desks, *(visitor(f"v{n}", *wants) for n in range(8)), walk=10)
    found = plan(asked, effort=Effort(2000, 0.3))
    assert (found.figures.unmet, found.figures.idle_minutes) == (0, 0)
    assert check(asked, found) == ()


def test_nobody_interprets_where_a_desk_speaks_the_language() -> None:
    asked = day(desk("d1"), desk("d2", speaks="uk"), interpreter(), visitor(speaks="uk"))
    (one,) = plan(asked, effort=QUICK).meetings
    assert (one.desk, one.interpreter) == ("d2", None)


def test_a_meeting_may_end_when_the_window_ends() -> None:
    asked = day(desk(staffed=((540, 560),)), visitor())
    (one,) = plan(asked, effort=QUICK).meetings
    assert (one.start, one.end) == (540, 560)


def test_two_windows_side_by_side_are_not_one() -> None:
    asked = day(desk(staffed=((540, 550), (550, 569))), visitor())
    assert plan(asked, effort=QUICK).meetings == ()


def test_the_walk_is_spared_at_one_desk() -> None:
    wants = (want("work", 20), want("debts", 20))
    asked = day(desk(topics="work debts"), visitor("v1", *wants), walk=10)
    assert plan(asked, effort=QUICK).figures.idle_minutes == 0
    apart = day(desk("d1", "work"), desk("d2", "debts"), visitor("v1", *wants), walk=10)
    assert plan(apart, effort=QUICK).figures.idle_minutes == 10


@pytest.mark.parametrize(
    ("there", "why"),
    [
        ((), "no desk serves work"),
        ((desk(topics="debts"),), "no desk serves work"),
        ((desk(staffed=()),), "no desk for work is staffed"),
        ((desk(staffed=((540, 540),)),), "never there together for 20 minutes"),
        ((desk(speaks="ar"),), "no desk for work and no interpreter for one of them speaks de"),
        (
            (desk(speaks="ar"), interpreter("t", "de ar", ((540, 550),))),
            "no interpreter for de is present after 09:10",
        ),
    ],
)
def test_a_want_that_can_never_be_met_says_which_rules_collide(
    there: tuple[Desk | Interpreter, ...], why: str
) -> None:
    found = plan(day(*there, visitor()), effort=PROVEN)
    assert why in found.unmet[0].why
    assert (found.proven.unmet, found.status) == (1, "optimal")


def test_a_want_that_is_crowded_out_says_by_what() -> None:
    narrow = desk(staffed=((540, 560),))
    found = plan(day(narrow, visitor("v1"), visitor("v2")), effort=QUICK)
    assert found.unmet[0].why == "at every time that suits, the desks for work are taken"


def test_a_named_desk_that_does_not_serve_is_said() -> None:
    asked = day(desk("d1", "debts"), desk("d2"), visitor("v1", want(desk="d1")))
    assert (
        plan(asked, effort=QUICK).unmet[0].why == "desk d1, which is asked for, does not serve work"
    )


def test_of_a_circle_one_is_left_out() -> None:
    wants = (want("work", 20, "debts"), want("debts", 20, "work"))
    found = plan(day(desk(topics="work debts"), visitor("v1", *wants)), effort=PROVEN)
    assert found.figures.unmet == 1
    assert found.status == "optimal"


def test_a_day_with_the_same_id_twice_is_no_day() -> None:
    with pytest.raises(ValueError, match="same id"):
        day(desk(), desk())
    with pytest.raises(ValueError, match="topic twice"):
        day(visitor("v1", want(), want()))
    with pytest.raises(ValueError, match="a minute or more"):
        replace(day(), grid=0)

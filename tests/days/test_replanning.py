"""A running day: what has begun stays, as few as can be are moved, never more is dropped."""

import pytest
from benchmarks.days.days import OVERFULL, SERVABLE, Size
from benchmarks.days.days import day as random_day
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.days.engine import (
    Changes,
    Day,
    Desk,
    Effort,
    Interpreter,
    Late,
    Meeting,
    Out,
    Overrun,
    Plan,
    Visitor,
    begun,
    changed,
    check,
    plan,
    replan,
)
from nahtlos.days.engine.replanning import moves

from .making import day, desk, odd_days, visitor, want

NOW = 620
ASKED = {load: random_day(Size(25, 6, 3), load, 4) for load in (SERVABLE, OVERFULL)}
FIRST = {load: plan(asked, effort=Effort(2000)) for load, asked in ASKED.items()}
CHANGES = {
    "an adviser falls ill": Changes(desk_out=(Out("d1", 610),)),
    "an interpreter leaves": Changes(interpreter_out=(Out("t1", 640),)),
    "a visitor comes late": Changes(visitor_late=(Late("v5", 700),)),
    "a visitor does not come": Changes(visitor_gone=("v7",)),
    "a desk opens": Changes(desk_in=(desk("new", "work debts", "de", ((630, 900),)),)),
    "a visitor comes in": Changes(
        visitor_in=(visitor("new", want("work"), present=((630, 900),)),)
    ),
}


def kept(asked: Day, old: Plan, changes: Changes, new: Plan, now: int = NOW) -> None:
    """What must be true of every new plan."""
    stays = begun(old, changes, now)
    names = frozenset((one.visitor, one.topic) for one in stays)
    assert check(changed(asked, changes, now), new, names) == ()
    assert set(stays) <= set(new.meetings)
    assert all(one.start >= now for one in set(new.meetings) - set(stays))
    assert new.moved == moves(old, new)


@pytest.mark.parametrize("load", [SERVABLE, OVERFULL])
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_met_with_a_plan_that_holds(name: str, load: float) -> None:
    asked, old, changes = ASKED[load], FIRST[load], CHANGES[name]
    new = replan(asked, old, changes, now=NOW, rounds=500)
    kept(asked, old, changes, new)
    plain = replan(asked, old, changes, now=NOW, rounds=0)
    told = [(one.figures.unmet, len({m.visitor for m in one.moved})) for one in (new, plain)]
    assert told[0] <= told[1]
    assert replan(asked, old, changes, now=NOW, rounds=500) == new


@pytest.mark.parametrize("load", [SERVABLE, OVERFULL])
def test_no_change_changes_nothing(load: float) -> None:
    assert replan(ASKED[load], FIRST[load], Changes(), now=NOW) == FIRST[load]


def test_a_visitor_who_has_gone_moves_nobody() -> None:
    new = replan(ASKED[SERVABLE], FIRST[SERVABLE], Changes(visitor_gone=("v7",)), now=NOW)
    assert not new.moved or new.figures.unmet < FIRST[SERVABLE].figures.unmet + len(
        ASKED[SERVABLE].visitors[6].wants
    )
    assert all(one.start < NOW for one in new.of("v7"))


TWO = day(desk("d1"), desk("d2"), visitor("v1"), visitor("v2"), visitor("v3"))
HELD = (
    Meeting("v1", "work", "d1", None, 540, 560),
    Meeting("v2", "work", "d1", None, 560, 580),
    Meeting("v3", "work", "d2", None, 560, 580),
)


def told(*meetings: Meeting) -> Plan:
    empty = plan(day(), effort=Effort(1))
    return Plan("feasible", meetings, (), empty.figures, empty.proven)


def test_a_meeting_that_overruns_pushes_only_the_next() -> None:
    changes = Changes(overrun=(Overrun("v1", "work", 570),))
    new = replan(TWO, told(*HELD), changes, now=555)
    kept(TWO, told(*HELD), changes, new, 555)
    assert [(one.visitor, one.start) for one in new.moved] == [("v2", 570)]
    assert new.of("v1")[0].end == 570


def test_another_desk_at_the_same_time_is_no_move() -> None:
    wide = day(*TWO.desks, desk("d3"), *TWO.visitors)
    new = replan(wide, told(*HELD), Changes(desk_out=(Out("d1", 560),)), now=555)
    assert new.moved == ()
    assert new.of("v2")[0].desk == "d3"


def test_a_meeting_that_has_begun_stays_at_a_desk_that_closes() -> None:
    new = replan(TWO, told(*HELD), Changes(desk_out=(Out("d1", 550),)), now=545)
    assert new.of("v1") == HELD[:1]


def test_nothing_is_put_before_what_has_begun() -> None:
    asked = day(
        desk(topics="work debts"), visitor("v1", want("work", 20, "debts"), want("debts", 20))
    )
    old = told(Meeting("v1", "work", "d1", None, 540, 560))
    new = replan(asked, old, Changes(visitor_late=(Late("v1", 560),)), now=550)
    assert [one.why for one in new.unmet] == ["what was to come after debts has begun"]


def test_stopped_at_once_it_is_the_plain_fitting_in() -> None:
    asked = ASKED[OVERFULL]
    old = plan(asked, effort=Effort(200))
    changes = Changes(desk_out=(Out("d1", 610),))
    stopped = replan(asked, old, changes, now=620, stop=lambda: True)
    assert stopped == replan(asked, old, changes, now=620, rounds=0)


def names(rows: tuple[Desk | Interpreter | Visitor, ...]) -> st.SearchStrategy[list[str]]:
    """Up to two of these by their ids."""
    ids = [one.id for one in rows]
    return st.lists(st.sampled_from(ids), max_size=2, unique=True) if ids else st.just([])


@settings(deadline=None, max_examples=40)
@given(odd_days(), st.integers(530, 700), st.data())
def test_an_odd_day_is_replanned_by_the_rules(odd: Day, now: int, data: st.DataObject) -> None:
    old = plan(odd, effort=Effort(50))
    minute = st.integers(530, 700)
    changes = Changes(
        desk_out=tuple(Out(id_, data.draw(minute)) for id_ in data.draw(names(odd.desks))),
        interpreter_out=tuple(Out(id_, data.draw(minute)) for id_ in data.draw(names(odd.interpreters))),
        visitor_late=tuple(Late(id_, data.draw(minute)) for id_ in data.draw(names(odd.visitors))),
        visitor_gone=tuple(data.draw(names(odd.visitors))),
    )  # fmt: skip
    new = replan(odd, old, changes, now=now, rounds=50)
    kept(odd, old, changes, new, now)
    assert new.figures.unmet <= replan(odd, old, changes, now=now, rounds=0).figures.unmet

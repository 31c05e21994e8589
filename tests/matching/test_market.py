"""One person: matches, near misses and what a change unlocks, also while openings come and go."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.matching.engine import Candidate, Change, Market, Opening, applied, why
from nahtlos.matching.engine import market as market_
from nahtlos.matching.engine.rules import fails
from nahtlos.matching.engine.tables import OPENINGS, table
from nahtlos.matching.engine.unlocking import WIDER

from . import oracle
from .making import both
from .making import candidate as some_candidate
from .making import opening as some_opening

Both = tuple[list[Candidate], list[Opening]]


def nearly(one: Candidate, other: Opening) -> Change | None:
    """The one change that is enough, found by trying it."""
    changes = [change for fail in fails(one, other) for change in fail.changes]
    far = oracle.kilometres(one, other) > WIDER * one.reach_km
    return changes[0] if len(changes) == 1 and not (far and changes[0].fact == "reach_km") else None


@settings(max_examples=150, deadline=None)
@given(both(), st.sampled_from([1, 3, 20]))
def test_near_misses_are_those_that_one_change_unlocks(found: Both, top: int) -> None:
    people, offered = found
    market = Market(offered)
    for one in people:
        expected = {o.id: change for o in offered if (change := nearly(one, o)) is not None}
        near = market.near(one, top)
        assert len(near) == min(top, len(expected))
        assert all(expected[miss.opening] == miss.change for miss in near)
        ranked = sorted(
            (-why(one, o, market).would_score, o.id) for o in offered if o.id in expected
        )
        assert [(-miss.would_score, miss.opening) for miss in near] == ranked[:top]


@settings(max_examples=150, deadline=None)
@given(both())
def test_unlocks_count_what_fits_once_the_change_is_made(found: Both) -> None:
    people, offered = found
    market = Market(offered)
    for one in people:
        before = {o.id for o in offered if oracle.fits(one, o)}
        told = market.unlocks(one)
        for unlock in told:
            after = {o.id for o in offered if oracle.fits(applied(one, [unlock.change]), o)}
            assert before <= after
            assert len(after) - len(before) == unlock.opens
        assert {fact(c) for o in offered if (c := nearly(one, o))} == {fact(u.change) for u in told}


def fact(change: Change) -> str:
    return change.fact


@settings(max_examples=150, deadline=None)
@given(both())
def test_why_names_changes_that_unlock_once_applied(found: Both) -> None:
    people, offered = found
    market = Market(offered)
    for one in people:
        for other in offered:
            told = why(one, other, market)
            assert told.fits == oracle.fits(one, other)
            changes = [change for fail in told.fails for change in fail.changes]
            assert oracle.fits(applied(one, changes), other)
            for at in range(len(changes)):
                assert not oracle.fits(applied(one, changes[:at] + changes[at + 1 :]), other)


@settings(max_examples=60, deadline=None)
@given(both(), st.data())
def test_openings_that_come_and_go_leave_the_answers_of_a_new_market(
    found: Both, data: st.DataObject
) -> None:
    people, offered = found
    market, now = Market(offered), {one.id: one for one in offered}
    for _ in range(data.draw(st.integers(0, 12))):
        id_ = f"o{data.draw(st.integers(0, 9))}"
        if data.draw(st.booleans()):
            now[id_] = data.draw(some_opening(id_))
            market.put(now[id_])
        else:
            now.pop(id_, None)
            market.drop(id_)
    fresh = Market(now.values())
    assert {one.id: one for one in market} == now
    for one in people:
        assert market.about(one, 3) == fresh.about(one, 3)


@settings(max_examples=30, deadline=None)
@given(both(12))
def test_parts_that_are_put_in_order_change_nothing(found: Both) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(market_, "LOOSE", 3)
        market = Market()
        for one in found[1]:
            market.put(one)
    for each in found[0]:
        assert market.about(each, 4) == Market.of_table(table(found[1], OPENINGS)).about(each, 4)


@settings(max_examples=40, deadline=None)
@given(some_candidate("c1"), st.integers(0, 59), st.integers(0, 59))
def test_more_names_than_a_word_has_bits(one: Candidate, has: int, other: int) -> None:
    place = {
        "lat": one.lat,
        "lon": one.lon,
        "german": "A0",
        "hours": one.hours[0],
        "start": one.from_,
    }
    names = [f"certificate {at:02}" for at in range(60)]
    offered = [
        Opening(id=name, kind="job", kldb="1", certificates=frozenset({name}), needs_access="permission", **place)  # type: ignore[arg-type]  # fields of several types at once
        for name in names
    ]  # fmt: skip
    one = replace(
        one, wants=frozenset({"job"}), work_access="free", certificates=frozenset({names[has]})
    )
    market = Market(offered).put(
        replace(offered[other], id="both", certificates=frozenset({names[has], names[other]}))
    )
    fit = {match.opening for match in market.matches(one, 99)}
    assert fit == {names[has]} | ({"both"} if has == other else set())
    counts = Counter({u.change.value: u.opens for u in market.unlocks(one)})
    assert counts == Counter(
        {name: 1 + (name == names[other]) for name in names if name != names[has]}
    )
    assert all((miss.fail,) == fails(one, market[miss.opening]) for miss in market.near(one, 99))


def test_german_opens_what_lower_levels_open_too(candidate: Candidate, opening: Opening) -> None:
    offered = [
        replace(opening, id=f"o{at}", german=level) for at, level in enumerate(("B2", "B2", "C1"))
    ]
    told = {u.change.value: u.opens for u in Market(offered).unlocks(candidate)}
    assert told == {"B2": 2, "C1": 3}


def test_all_conditions_at_once_are_named(candidate: Candidate, opening: Opening) -> None:
    other = replace(
        opening, kind="internship", lat=52.5, german="C1", certificates=frozenset({"x", "y"}),
        shifts=frozenset({"night"}), hours=10.0, start=candidate.from_ - timedelta(days=1),
        regulated=True,
    )  # fmt: skip
    told = why(replace(candidate, work_access="permission"), other, Market([other]))
    assert [fail.condition for fail in told.fails] == [
        "kind", "distance", "german", "certificates", "shifts", "hours", "start", "regulated", "work_access",
    ]  # fmt: skip
    assert told.to_json()["score"] is None


def test_an_empty_market_has_nothing(candidate: Candidate) -> None:
    told = Market().about(candidate)
    assert (told.matches, told.near, told.unlocks) == ((), (), ())

"""Seats: the best against every possibility, certified gaps, floors and their price."""

from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from nahtlos.matching.engine.seats import assigning
from nahtlos.matching.engine.seats.assigning import Floor, NeverMet, assign
from nahtlos.matching.engine.seats.auction import auction, fits
from nahtlos.matching.engine.seats.flow import flow
from nahtlos.matching.engine.seats.market import Edges, edges

Row = npt.NDArray[Any]


@st.composite
def small(draw: st.DrawFn) -> Edges:
    persons, openings = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    pairs = draw(
        st.sets(st.tuples(st.integers(0, persons - 1), st.integers(0, openings - 1)), min_size=1)
    )
    scores = draw(
        st.lists(
            st.sampled_from([0.0, 0.25, 0.5, 0.5001, 1.0]), min_size=len(pairs), max_size=len(pairs)
        )
    )
    seats = draw(st.lists(st.integers(0, 2), min_size=openings, max_size=openings))
    along = draw(st.permutations(range(openings)))
    return edges(np.array(sorted(pairs)), np.array(scores), np.array(seats), np.array(along))


def all_ways(of: Edges) -> list[tuple[float, list[int]]]:
    own = [[-1, *range(of.begin[i], of.begin[i + 1])] for i in range(of.persons)]
    return [
        (sum(float(of.score[e]) for e in way if e >= 0), list(way))
        for way in product(*own)
        if fits(of, np.array(way, np.int64))
    ]


@settings(max_examples=200, deadline=None)
@given(small())
def test_the_best_of_all_ways(of: Edges) -> None:
    best = max(worth for worth, _ in all_ways(of))
    exact, quick = flow(of), auction(of, 1e-4, 10**6)
    assert assign(of).seated.total == pytest.approx(best, abs=1e-8) == exact.total
    assert quick is not None
    for one in (exact, quick):
        assert fits(of, one.taken)
        assert one.total <= best + 1e-9 <= one.bound + 2e-9
    assert best - quick.total <= 1e-4 * of.persons + 1e-9


@settings(max_examples=80, deadline=None)
@given(small(), st.data())
def test_a_floor_is_kept_or_refused_and_never_better_than_all_ways(
    of: Edges, data: st.DataObject
) -> None:
    members = np.array(data.draw(st.lists(st.booleans(), min_size=of.persons, max_size=of.persons)))
    floor = Floor("g", data.draw(st.sampled_from([0.0, 0.3, 0.5, 1.0])), members)
    kept = [worth for worth, way in all_ways(of) if _keeps(way, floor)]
    try:
        found = assign(of, (floor,))
    except NeverMet:
        return
    assert fits(of, found.seated.taken)
    assert _keeps(found.seated.taken.tolist(), floor)
    assert found.seated.total <= max(kept) + 1e-8
    assert max(kept) <= found.seated.bound + 1e-6
    assert found.price == pytest.approx(found.free.total - found.seated.total)


def _keeps(way: list[int], floor: Floor) -> bool:
    placed = [at for at, edge in enumerate(way) if edge >= 0]
    return sum(bool(floor.members[at]) for at in placed) >= floor.share * len(placed) - 1e-9


def big(persons: int, openings: int, seed: int) -> tuple[Edges, np.random.Generator]:
    dice = np.random.default_rng(seed)
    near = (
        np.arange(persons)[:, None] * openings // persons + dice.integers(0, 60, (persons, 12))
    ) % openings
    pairs = np.unique(np.c_[np.repeat(np.arange(persons), 12), near.ravel()], axis=0)
    scores = np.round(dice.beta(4, 3, len(pairs)), 6)
    return edges(pairs, scores, dice.integers(1, 3, openings), np.arange(openings)), dice


def test_the_auction_is_near_the_flow_and_says_how_near() -> None:
    of, _ = big(4000, 1800, seed=5)
    quick, exact = auction(of), flow(of)
    assert quick is not None
    assert quick.gap <= 5e-4
    assert exact.total - quick.total <= quick.gap * quick.bound + 1e-6
    assert assign(of).seated.gap <= 5e-4


def test_where_bids_run_away_the_flow_answers() -> None:
    pairs = np.array([(person, opening) for person in range(3000) for opening in (0, 1)])
    of = edges(pairs, np.full(6000, 0.5), np.array([1, 1]), np.array([0, 1]))
    assert auction(of, 1e-9, 3) is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assigning, "auction", lambda of: auction(of, 1e-9, 3))
        found = assign(of).seated
    assert (found.placed, found.total, found.exact) == (2, 1.0, True)


def test_a_floor_costs_at_most_a_hundredth_more_than_the_linear_program() -> None:
    of, dice = big(3000, 1100, seed=6)
    members = dice.random(of.persons) < 0.4
    found = assign(of, (Floor("g", 0.55, members),))
    assert found.placed["g"] >= 0.55 * found.seated.placed
    assert found.seated.total >= 0.99 * _linear(of, members, 0.55)
    assert found.price > 0


def _linear(of: Edges, members: Row, share: float) -> float:
    edge, many = np.arange(len(of.to)), len(of.to)
    ones = np.ones(many)
    rows = [
        csr_array((ones, (of.person, edge))),
        csr_array((ones, (of.to, edge)), (len(of.seats), many)),
    ]
    limits = np.r_[np.ones(rows[0].shape[0]), of.seats, 0.0]
    whole = vstack([*rows, csr_array(share - members[of.person].astype(float)[None, :])])
    return -float(linprog(-of.score, A_ub=whole, b_ub=limits, bounds=(0, 1), method="highs").fun)

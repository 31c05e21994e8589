"""Many at once: exactly the best of every pair, on both sides, however the work is divided."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.matching.engine import Candidate, Market, Match, Opening, for_opening, match
from nahtlos.matching.engine.bulk import matched
from nahtlos.matching.engine.tables import CANDIDATES, OPENINGS, table

from . import oracle
from .making import both, scattered

Both = tuple[list[Candidate], list[Opening]]


def ranked(pairs: Sequence[tuple[float, str, str]], top: int) -> list[tuple[str, str]]:
    """The first few, scores that are equal up to rounding by id."""
    return [(a, b) for _, a, b in sorted((-round(s, 9), a, b) for s, a, b in pairs)[:top]]


@settings(max_examples=150, deadline=None)
@given(both(), st.sampled_from([1, 2, 20]))
def test_the_best_are_those_of_every_pair_compared(found: Both, top: int) -> None:
    people, offered = found
    ours, theirs = match(people, offered, top)
    fit = [
        (oracle.score(c, o, offered), c.id, o.id)
        for c in people
        for o in offered
        if oracle.fits(c, o)
    ]
    for one in people:
        expected = ranked([(s, c, o) for s, c, o in fit if c == one.id], top)
        assert [(m.candidate, m.opening) for m in ours if m.candidate == one.id] == expected
    for each in offered:
        expected = ranked([(s, o, c) for s, c, o in fit if o == each.id], top)
        assert [(m.opening, m.candidate) for m in theirs if m.opening == each.id] == expected
    scores = {(c, o): s for s, c, o in fit}
    assert all(abs(scores[m.candidate, m.opening] - m.score) < 1e-9 for m in (*ours, *theirs))


def bare(found: Sequence[Match]) -> list[tuple[str, str, float, object]]:
    return [(one.candidate, one.opening, one.score, one.terms) for one in found]


@settings(max_examples=60, deadline=None)
@given(both())
def test_many_at_once_is_one_by_one_to_the_last_bit(found: Both) -> None:
    people, offered = found
    market = Market(offered)
    ours, theirs = match(people, offered, 3)
    assert bare(ours) == bare([m for one in people for m in market.matches(one, 3)])
    assert bare(theirs) == bare([m for o in offered for m in for_opening(o, people, market, 3)])
    assert all(
        abs(sum(m.terms.to_json().values()) - m.score) < 1e-9 and 0 <= m.score <= 1 for m in ours
    )


@settings(max_examples=40, deadline=None)
@given(both(12), st.integers(2, 9))
def test_blocks_change_nothing(found: Both, blocks: int) -> None:
    people, offered = table(found[0], CANDIDATES), table(found[1], OPENINGS)
    one, many = matched(people, offered, 4), matched(people, offered, 4, blocks=blocks)
    for a, b in ((one.by_candidate, many.by_candidate), (one.by_opening, many.by_opening)):
        assert np.array_equal(a.rows, b.rows)
        assert np.array_equal(a.scores, b.scores, equal_nan=True)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_tiles_are_one_by_one_to_the_last_bit(seed: int) -> None:
    people, offered = scattered(400, seed)
    market = Market(offered)
    ours, theirs = match(people, offered, 5)
    assert len(ours) > 1000
    assert bare(ours) == bare([m for one in people for m in market.matches(one, 5)])
    for one in offered[:20]:
        found = [m for m in theirs if m.opening == one.id]
        assert bare(found) == bare(for_opening(one, people, market, 5))


def test_an_id_twice_is_refused(both_sides: Both) -> None:
    people, offered = both_sides
    with pytest.raises(ValueError, match="c1"):
        match([*people, people[0]], offered)

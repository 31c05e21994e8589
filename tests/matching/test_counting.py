"""How many fit and how many nearly do: held against every pair, and what of it may be told."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.matching.engine import KINDS, LEVELS, Candidate, Opening
from nahtlos.matching.engine.counting import CROWD, LEAST, Count, Told, counts, told
from nahtlos.matching.engine.plain import one_change
from nahtlos.matching.engine.rules import fails

from .making import both, scattered

Both = tuple[list[Candidate], list[Opening]]


def lacking(one: Candidate, opening: Opening) -> tuple[str, str] | None:
    """The one change that is missing, as it is counted."""
    found = fails(one, opening)
    if not found or (change := one_change(one, found)) is None:
        return None
    as_what = {
        "german": one.german,
        "distance": "",
        "hours": "fewer" if one.hours[1] < opening.hours else "more",
        "start": "later",
        "work_access": "permission" if one.work_access == "permission" else "office",
    }
    return found[0].condition, as_what.get(found[0].condition, str(change.value))


def brute(people: list[Candidate], opening: Opening) -> Count:
    near = Counter(what for one in people if (what := lacking(one, opening)) is not None)
    fit = [one for one in people if not fails(one, opening)]
    group = opening.kldb[:3]
    learned = sum(any(had.kldb[:3] == group for had in one.occupations) for one in fit)
    return Count(len(fit), learned, dict(near))


@settings(max_examples=200, deadline=None)
@given(both())
def test_the_columns_count_as_every_pair_does(found: Both) -> None:
    people, market = found
    by_kind = [dict.fromkeys(KINDS, one) for one in people]
    assert counts(by_kind, market) == {one.id: brute(people, one) for one in market}


def test_the_columns_count_as_every_pair_does_in_a_full_district() -> None:
    people, market = scattered(300, 5)
    by_kind = [dict.fromkeys(KINDS, one) for one in people]
    assert counts(by_kind, market[:40]) == {one.id: brute(people, one) for one in market[:40]}


near = st.dictionaries(
    st.one_of(
        st.tuples(st.just("german"), st.sampled_from(LEVELS[:4])),
        st.tuples(st.sampled_from(["shifts", "certificates"]), st.sampled_from(["a", "b"])),
    ),
    st.integers(1, 12),
)


@given(st.integers(0, 14), st.integers(0, 14), near, st.integers(0, 40))
def test_nothing_small_is_told_nor_can_be_worked_out(
    fits: int, others: int, missing: dict[tuple[str, str], int], crowd: int
) -> None:
    learned = max(0, fits - others)
    said = told(Count(fits, learned, missing), crowd)
    assert said.fits is None or said.fits == fits >= LEAST
    if said.learned is not None:
        assert LEAST <= said.learned <= learned
        assert fits - said.learned in {0, *range(LEAST, fits)}
    assert all(many >= LEAST for _what, _how, many in said.near)
    levels = sorted(many for what, _how, many in said.near if what == "german")
    steps = [more - less for less, more in zip([0, *levels], levels, strict=False)]
    assert all(one >= LEAST for one in steps)
    if crowd < CROWD:
        assert said == Told(None, None, ())


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({("german", "A2"): 7, ("german", "A1"): 2}, (("german", "A2", 7),)),
        ({("german", "A2"): 3, ("german", "A1"): 4}, (("german", "A1", 7),)),
        ({("german", "A2"): 5, ("german", "A1"): 5},
         (("german", "A1", 10), ("german", "A2", 5))),
        ({("shifts", "night"): 4}, ()),
    ],
)  # fmt: skip
def test_german_adds_up_downwards(
    missing: dict[tuple[str, str], int], says: tuple[tuple[str, str, int], ...]
) -> None:
    assert told(Count(0, 0, missing), 100).near == says

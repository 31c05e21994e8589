"""Whom nothing covers: against trying every description."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nahtlos.law import queries
from nahtlos.law.engine.gaps import Term, gaps

PERSONS = 12
SETS = st.integers(0, 2**PERSONS - 1)
TERMS = st.lists(st.builds(Term, st.sampled_from("abcd"), SETS), max_size=7)
EVERYBODY = 2**PERSONS - 1


def described(terms: list[Term], most: int = 3) -> Iterator[tuple[tuple[int, ...], int]]:
    """Every description by at most so many terms about different facts, and whom it fits."""
    for size in range(1, most + 1):
        for places in combinations(range(len(terms)), size):
            fits = EVERYBODY
            for place in places:
                fits &= terms[place].fits
            if len({terms[place].fact for place in places}) == size:
                yield places, fits


@given(TERMS, SETS)
def test_every_group_lacks_without_exception_and_fits_its_description(
    terms: list[Term], lacking: int
) -> None:
    fits = dict(described(terms))
    for group in gaps(terms, lacking, least=1):
        assert group.persons == fits[group.terms]
        assert group.persons & ~lacking == 0


@given(TERMS, SETS, st.integers(1, 4))
def test_the_first_group_is_the_largest_that_can_be_described(
    terms: list[Term], lacking: int, least: int
) -> None:
    pure = [fits for _, fits in described(terms) if fits and not fits & ~lacking]
    largest = max((fits.bit_count() for fits in pure), default=0)
    found = gaps(terms, lacking, least=least)
    assert (found[0].size if found else 0) == (largest if largest >= least else 0)


@given(TERMS, SETS)
def test_no_description_has_a_term_too_many(terms: list[Term], lacking: int) -> None:
    fits = dict(described(terms))
    for group in gaps(terms, lacking, least=1):
        shorter = (
            p for size in range(1, len(group.terms)) for p in combinations(group.terms, size)
        )
        assert all(fits[places] & ~lacking for places in shorter if places in fits)


@given(TERMS, SETS)
def test_whoever_can_be_described_is_in_a_group(terms: list[Term], lacking: int) -> None:
    able = 0
    for _, fits in described(terms):
        able |= fits if not fits & ~lacking else 0
    covered = 0
    for group in gaps(terms, lacking, least=1):
        covered |= group.persons
    assert covered == able


def young_and_tolerated(i: int) -> dict[str, Any]:
    return {
        "record": {
            "birth_date": f"200{4 + i % 4}-05-05",
            "status": "duldung_60b",
            "nationality": "AF",
        },
        "facts": {"has_school_certificate": False, "german": "A2", "benefit": "ASYLBLG"},
    }


def test_a_gap_is_told_in_words_with_its_size() -> None:
    covered = {
        "record": {"status": "ae_25_2", "birth_date": "1990-01-01"},
        "facts": {"german": "A2"},
    }
    people = [*(young_and_tolerated(i) for i in range(6)), *([covered] * 4)]
    found = queries.gaps(people, on=date(2026, 11, 23))
    assert found
    assert all(3 <= gap.persons <= gap.of == 10 and gap.certain <= gap.persons for gap in found)
    assert all(words["de"].endswith(".") for gap in found for words in gap.describes)


def test_fewer_than_three_are_never_named() -> None:
    people = [young_and_tolerated(i) for i in range(2)]
    assert queries.gaps(people, on=date(2026, 11, 23)) == ()

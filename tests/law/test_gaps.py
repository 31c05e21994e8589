"""Whom nothing covers: against trying every description."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.law import queries
from nahtlos.law.catalogue import catalogue
from nahtlos.law.engine import choosing, sides
from nahtlos.law.engine.bits import packed
from nahtlos.law.engine.gaps import Search, Term, gaps
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.gaps import KINDS, SEATLESS, SEATS, worth_telling
from nahtlos.law.translate import read
from tests.law import plain_gaps

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


def crowd(seed: int) -> tuple[list[Term], int]:
    """Terms and who lacks, of up to a thousand persons: each thrown, or a few sorts with exceptions."""
    dice = Random(seed)
    persons = dice.choice((3, 63, 64, 65, 130, 300, 1200))
    sorts = dice.choice((2, 6, persons))
    sort_of = [dice.randrange(sorts) if sorts < persons else i for i in range(persons)]

    def thrown(share: float, exceptions: float) -> int:
        says = [dice.random() < share for _ in range(sorts)]
        return sum((says[n] != (dice.random() < exceptions)) << i for i, n in enumerate(sort_of))

    share, lacking = (dice.choice((0.1, 0.3, 0.6, 0.9)) for _ in range(2))
    terms = [Term(dice.choice("abcdef"), thrown(share, 0)) for _ in range(dice.randrange(15))]
    return terms, thrown(lacking, dice.choice((0, 0.02)))


CROWDS = st.integers(0, 2**32).map(crowd)


@given(CROWDS, st.sampled_from((1, 2, 3, 10, 40)), st.integers(1, 3), st.sampled_from((1, 9, 999)))
def test_it_finds_what_trying_one_description_after_the_other_finds(
    found_in: tuple[list[Term], int], least: int, most_terms: int, go: int
) -> None:
    terms, lacking = found_in
    with patch.object(choosing, "FEW", go), patch.object(sides, "ROOM", go):
        found = gaps(terms, lacking, least=least, most_terms=most_terms)
    assert found == plain_gaps.gaps(terms, lacking, least=least, most_terms=most_terms)


@given(CROWDS, st.integers(0, 2**1200 - 1), st.integers(1, 5))
def test_who_is_not_looked_at_neither_lacks_nor_speaks_against_a_group(
    found_in: tuple[list[Term], int], among: int, least: int
) -> None:
    terms, lacking = found_in
    within = [Term(term.fact, term.fits & among) for term in terms]
    expected = plain_gaps.gaps(within, lacking & among, least=least)
    assert Search(terms).groups(lacking, among=among, least=least) == expected


@pytest.mark.parametrize("persons", [1, 64, 65, 900, 5000])
def test_nobody_else_is_overlooked_in_whichever_word(persons: int) -> None:
    dice = np.random.default_rng(persons)
    fits = dice.random((40, persons)) < 1 / persons**0.5
    pairs = np.array(list(combinations(range(len(fits)), 2)), np.int16)
    nobody = packed(np.zeros((len(fits), 1), np.bool_))
    both = sides.Sides(nobody, np.ones(1, np.float32), packed(fits))
    expected = [(a, b) for a, b in pairs.tolist() if not (fits[a] & fits[b]).any()]
    assert list(map(tuple, both.excluding(pairs).tolist())) == expected
    assert len(expected) < len(pairs)


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


@pytest.mark.parametrize(("lacking", "bound"), [(2, 3), (300, 3), (301, 4), (20_000, 200)])
def test_what_a_group_must_bring_is_one_in_a_hundred_and_never_below_three(
    lacking: int, bound: int
) -> None:
    assert worth_telling((1 << lacking) - 1, 3) == bound


ON = date(2026, 11, 23)
SETTLED = {
    "record": {"status": "ae_25_2", "birth_date": "1990-01-01", "nationality": "SY"},
    "facts": {"german": "B1", "benefit": "SGB_II", "unemployed": True, "employed": False},
}
COURSES = (
    "ik_allgemein",
    "ik_alpha",
    "bsk_a2_b1",
    "eok",
    "fbw",
    "teilqualifizierung",
    "bvb",
    "mat",
)


def test_a_group_that_brings_too_few_of_those_who_lack_is_not_told() -> None:
    waiting = {"record": {"status": "gestattung_outside", "birth_date": "1970-01-01"}}
    people = [*[young_and_tolerated(0)] * 12, *[waiting] * 4, *[SETTLED] * 4]

    def told() -> list[int]:
        return [gap.persons for gap in queries.gaps(people, on=ON) if gap.kind == "entry"]

    assert told() == [12, 4]
    with patch.dict(worth_telling.__globals__, SHARE=2):
        assert told() == [12]


def opened(document: dict[str, Any]) -> dict[str, str]:
    """What each instrument of a course is to somebody."""
    asked = Asked(read(document), ON, catalogue())
    return {id_: asked.verdict(id_) for id_ in catalogue().instruments}


@given(
    st.lists(st.integers(0, 1), min_size=3, max_size=8),
    st.frozensets(st.sampled_from(COURSES)),
)
@settings(max_examples=25, deadline=None)
def test_without_a_seat_is_whoever_has_something_open_and_none_of_it_here(
    kinds: list[int], offered: frozenset[str]
) -> None:
    people = [(SETTLED, young_and_tolerated(0))[kind] for kind in kinds]
    found = queries.gaps(people, on=ON, offered=offered, least=1)
    for kind, like in SEATS.items():
        wanted = {
            one.id for one in catalogue().instruments.values() if one.category in KINDS[like]
        } - SEATLESS
        lacks = 0
        for verdicts in map(opened, people):
            is_open = {id_ for id_ in wanted if verdicts[id_] in {"entitled", "discretionary"}}
            lacks += bool(is_open) and not any(id_ in offered for id_ in is_open)
        sizes = [gap.persons for gap in found if gap.kind == kind]
        assert max(sizes, default=0) <= lacks <= sum(sizes) or not sizes


def test_a_seat_here_closes_the_group_and_without_offers_none_is_looked_for() -> None:
    people = [SETTLED] * 12
    found = queries.gaps(people, on=ON, offered=frozenset())
    assert any((gap.kind, gap.persons) == ("language_seat", 12) for gap in found)
    is_open = frozenset(id_ for id_, one in opened(SETTLED).items() if one != "closed")
    with_seats = queries.gaps(people, on=ON, offered=is_open)
    assert not [gap for gap in with_seats if gap.kind in SEATS]
    assert not [gap for gap in queries.gaps(people, on=ON) if gap.kind in SEATS]


def test_what_only_pays_has_no_seat_to_look_for() -> None:
    assert set(catalogue().instruments) > SEATLESS
    for gap in queries.gaps([SETTLED] * 12, on=ON, offered=frozenset({"bafoeg"})):
        assert gap.certain <= gap.persons


@given(
    st.lists(st.integers(0, 1), min_size=3, max_size=PERSONS),
    SETS,
    SETS,
    st.integers(1, 4),
)
@settings(max_examples=25, deadline=None)
def test_what_another_room_found_is_counted_whole_and_nobody_can_be_told_apart(
    kinds: list[int], among: int, lacking: int, least: int
) -> None:
    people = [(SETTLED, young_and_tolerated(0))[kind] for kind in kinds]
    among &= (1 << len(people)) - 1
    lacking &= among
    lack = queries.Lack("declined", {"de": "Gefragt.", "en": "Asked."}, among, lacking)
    found = [
        gap for gap in queries.gaps(people, on=ON, least=least, lacks=[lack]) if gap.kind == "declined"
    ]  # fmt: skip
    everybody = sum(lacking >> i & 1 for i in range(len(people)))
    assert max((gap.persons for gap in found), default=0) == (
        everybody if everybody >= least else 0
    )
    likely = {
        sum(1 for i in range(len(people)) if lacking >> i & 1 and kinds[i] == kind) for kind in (0, 1)
    }  # fmt: skip
    for gap in found:
        assert gap.describes[0] == lack.says
        assert gap.certain == gap.persons
        assert gap.of == among.bit_count()
        assert gap.persons == everybody or (
            gap.persons in likely and everybody - gap.persons >= least <= gap.persons
        )


@pytest.mark.parametrize(
    ("declined", "sizes"), [(0b0001111111, [7]), (0b0011111111, [8, 5]), (0b0000000011, [])]
)
def test_of_overlapping_groups_none_leaves_a_few_behind(declined: int, sizes: list[int]) -> None:
    """Five with a Duldung and two others are told as seven; five and three others as eight and as five."""
    people = [*[young_and_tolerated(0)] * 5, *[SETTLED] * 5]
    lack = queries.Lack("declined", {"de": "Gefragt.", "en": "Asked."}, 0b1111111111, declined)
    found = queries.gaps(people, on=ON, lacks=[lack])
    assert [gap.persons for gap in found if gap.kind == "declined"] == sizes

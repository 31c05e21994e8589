"""Which rows occupations get, and people beside places: by trying every small region, and by hand."""

from collections import Counter, defaultdict
from itertools import product

import pytest
from benchmarks.outcomes.lives import region
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.employers.catalogue import groups
from nahtlos.outcomes.engine import Cut, Kept, beside, together
from nahtlos.outcomes.engine.covering import covering, demand
from nahtlos.outcomes.engine.families import MAIN, OCCUPATIONS
from nahtlos.outcomes.engine.occupations import place, rows_of

LEVELS = ("1", "2", "3", "4")
PLACES = st.lists(st.sampled_from((*MAIN[:8], "2", "")), max_size=60)


def test_the_main_groups_are_those_that_the_product_names() -> None:
    assert set(MAIN) == set(groups())
    assert len(MAIN) == 37
    assert [place(code) for code in ("25122", "2", "99", "", "x")] == ["25", "2", "9", "", ""]


@given(PLACES)
def test_everybody_has_a_row_that_holds_them_and_no_row_is_a_small_rest(found: list[str]) -> None:
    rows, counts = rows_of(found), Counter(found)
    assert set(rows) == set(found)
    assert set(rows.values()) <= set(OCCUPATIONS)
    assert all(row[:1] == one[:1] for one, row in rows.items())
    totals = Counter(rows[one] for one in found)
    for row, total in totals.items():
        assert row not in MAIN or (total >= 10 and counts[row] == total)
        assert not row.endswith("x") or total >= 3
        fields = {other[:1] for other in totals if other != row and other}
        assert row not in tuple("0123456789") or row not in fields


def test_no_small_group_follows_from_the_rows_that_were_chosen() -> None:
    """Every field of three groups of up to six, alone from five on: whoever sees the rows with their
    totals and knows the rule has at least two worlds for each number of one or two.
    """
    worlds: dict[tuple[tuple[str, int], ...], list[tuple[int, ...]]] = defaultdict(list)
    for sizes in product(range(7), repeat=3):
        found = [code for code, n in zip(("11", "12", "1"), sizes, strict=True) for _ in range(n)]
        rows = rows_of(found, alone=5, least=3)
        seen = Counter(rows[one] for one in found)
        if all(total >= 3 for total in seen.values()):
            worlds[tuple(sorted(seen.items()))].append(sizes)
    for those in worlds.values():
        for at in range(3):
            values = {sizes[at] for sizes in those}
            assert len(values) > 1 or not 0 < min(values) < 3


def kept(rows: dict[str, tuple[int | None, ...]], folded: tuple[str, ...] = ()) -> Kept:
    """A table of people by occupation and level as it was published."""
    known = [[one or 0 for one in line] for line in rows.values()]
    total = tuple(map(sum, zip(*known, strict=True)))
    cells = (*((*line, None if None in line else sum(filter(None, line))) for line in rows.values()),
             (*total, sum(total)))  # fmt: skip
    return Kept("supply", "accompanied", ("occupation", "level"), tuple(rows), LEVELS, cells, "",
                (folded, ()))  # fmt: skip


def test_people_stand_beside_the_places_of_their_row() -> None:
    supply = kept({"25": (5, 9, 0, 0), "2x": (8, 4, 0, 0), "8": (6, 3, 0, 0), "together": (3, 0, 0, 0)}, ("5",))  # fmt: skip
    places = {"25": (0, 20, 1, 0), "24": (1, 2, 0, 0), "81": (0, 7, 0, 1), "54": (9, 0, 0, 0), "63": (4, 0, 0, 0)}  # fmt: skip
    found = {one.row: one for one in beside(supply, places)}
    assert found["25"].places == (0, 20, 1, 0, 21)
    assert found["2x"].places == (1, 2, 0, 0, 3)
    assert found["8"].places == (0, 7, 0, 1, 8)
    assert found["together"].places == (9, 0, 0, 0, 9)
    assert (found["63"].people, found["63"].places) == ((0, 0, 0, 0, 0), (4, 0, 0, 0, 4))
    assert (found["25"].skilled, found["25"].short) == (9, 12)
    everybody = beside(supply, places)[-1]
    assert (everybody.all, everybody.skilled, everybody.people[0]) == (True, 16, 22)
    assert (sum(everybody.places[1:-1]), everybody.places[0]) == (31, 14)


def test_what_is_hidden_stays_hidden_and_the_widest_gap_stands_first() -> None:
    supply = kept({"25": (5, None, 0, 0), "81": (4, 3, 0, 0), "43": (4, 8, 0, 0)})
    found = beside(supply, {"81": (0, 5, 0, 0), "43": (0, 30, 0, 0)})
    assert [one.row for one in found] == ["43", "81", "25", ""]
    assert (found[2].skilled, found[2].short) == (None, None)


@pytest.mark.parametrize("seed", range(4))
def test_a_region_is_divided_by_main_groups_and_nobody_is_lost(seed: int) -> None:
    found = region(seed, 400)
    supply = next(one for one in covering(found).cuts if one.key == "supply")
    here = [one for one in found.lives if one.here]
    assert supply.total == len(here)
    table = together([supply])["supply"]
    assert {row for row in table.rows if row in MAIN}
    for row, line in zip(table.rows, table.cells, strict=False):
        if row in MAIN:
            assert line[-1] in (None, sum(one.learned == row for one in here))
    assert all(sum(numbers) for _row, numbers in demand(found))


def divided(rows: dict[str, tuple[int, int]]) -> Cut:
    """People by occupation and two levels."""
    return Cut("supply", "accompanied", ("occupation", "level"), tuple(rows), ("1", "2"), tuple(rows.values()), "")  # fmt: skip


def test_a_field_that_is_divided_anew_does_not_tell_of_one_person() -> None:
    first = together([divided({"24": (10, 10), "2x": (8, 9), "5": (30, 40)})])["supply"]
    assert first.cell("2x", "1") == 8
    later = divided({"2": (19, 19), "5": (30, 40)})
    assert together([later])["supply"].cell("2", "1") == 19
    seen = together([later], {"supply": [first]}).get("supply")
    assert seen is None or seen.cell("2", "1") is None
    far = divided({"2": (23, 24), "5": (30, 40)})
    assert together([far], {"supply": [first]})["supply"].cell("2", "1") == 23

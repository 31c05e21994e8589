"""The words of columns: each stands in one room, and none is both told and left out."""

from itertools import chain, combinations

import pytest

from nahtlos.web.privacy.columns import COLUMNS, QUIET, ROOMS, label


@pytest.mark.parametrize(
    ("one", "other"), list(combinations(ROOMS, 2)), ids=lambda it: it.__name__.split(".")[-1]
)
def test_no_column_has_words_in_two_rooms(one: object, other: object) -> None:
    assert not vars(one)["COLUMNS"].keys() & vars(other)["COLUMNS"].keys()
    assert not vars(one)["QUIET"] & vars(other)["QUIET"]


def test_no_column_is_both_told_and_left_out() -> None:
    assert not COLUMNS.keys() & QUIET


def test_every_room_is_asked() -> None:
    assert set(chain.from_iterable(room.COLUMNS for room in ROOMS)) == set(COLUMNS)
    assert label("birth_date") == "Born on"
    assert label("attended") == "Days attended"


def test_a_column_without_words_says_its_name() -> None:
    assert label("never_heard_of") == "Never heard of"

"""The answers in the hidden fields: read back as they were said, and nothing else taken in."""

from datetime import date

import pytest

from nahtlos.people import facts
from nahtlos.web.check.chosen import ASKED, COMMON_STATUSES
from nahtlos.web.check.told import Told, carry, document, read, said

TODAY = date(2026, 11, 24)
TOLD: Told = {
    "status": "ae_24",
    "german": "A2",
    "age": 34,
    "employed": False,
    "school_duty_done": None,
    "arrival_date": date(2022, 5, 31),
    "nationality": "UA",
}


def test_what_was_said_comes_back_in_its_order() -> None:
    carried = carry(said(TOLD), TODAY)
    assert list(carried.told.items()) == list(TOLD.items())
    assert (carried.unread, carried.strange) == ((), False)


def test_the_law_room_hears_what_is_known_and_nothing_else() -> None:
    assert document(TOLD) == {
        "record": {"status": "ae_24", "arrival_date": "2022-05-31", "nationality": "UA"},
        "facts": {"german": "A2", "age": 34, "employed": False},
    }


@pytest.mark.parametrize(
    "wrong", ["german=Z9", "german=", "german", "german=<script>", "german=\0"]
)
def test_an_answer_that_is_none_is_named_and_the_rest_kept(wrong: str) -> None:
    carried = carry(["age=34", wrong, "employed=no"], TODAY)
    assert dict(carried.told) == {"age": 34, "employed": False}
    assert (carried.unread, carried.strange) == (("german",), False)


@pytest.mark.parametrize(
    "forged",
    [
        "disabled=yes",
        "obstacle_own_fault=yes",
        "nonsense=1",
        "=",
        "age=35",
        "german=" + "x" * 99_999,
    ],
)
def test_what_no_page_has_sent_is_left_out(forged: str) -> None:
    carried = carry(["age=34", forged], TODAY)
    assert dict(carried.told) == {"age": 34}
    assert carried.strange


@pytest.mark.parametrize("raw", ["2027-01-31", "1.1.3000", "31-02-2022"])
def test_nobody_came_in_the_future(raw: str) -> None:
    with pytest.raises(facts.BadValue):
        read("arrival_date", raw, TODAY)


def test_a_value_that_may_not_be_kept_is_none() -> None:
    with pytest.raises(facts.BadValue):
        read("status", "gueb", TODAY)


def test_nothing_that_could_harm_is_asked() -> None:
    for name in ASKED:
        fact = facts.lookup(name)
        assert fact.stored, name
        assert (fact.part, fact.subject) == (facts.Part.PROFILE, facts.Subject.PERSON), name
    assert "asylum_outcome" not in ASKED
    assert set(COMMON_STATUSES) <= set(facts.lookup("status").values)

"""Fifty sign up in the same moment for the last ten seats: ten have them, the others wait in order."""

import pytest

from nahtlos.events.models import Event, Guest
from tests.at_once import at_once
from tests.events import rows

AT_ONCE, SEATS = 50, 10


@pytest.fixture
def stage(committed: None) -> rows.Stage:
    return rows.make_stage(seats=SEATS)


def test_exactly_as_many_as_there_are_seats_have_one(stage: rows.Stage) -> None:
    joined: list[Guest] = []
    works = [lambda: joined.append(rows.sign_up(stage))] * AT_ONCE
    assert at_once(works) == [None] * AT_ONCE
    joined.sort(key=lambda one: one.turn or 0)
    assert [one.turn for one in joined] == list(range(1, AT_ONCE + 1))
    assert [one.number for one in joined] == list(range(1, AT_ONCE + 1))
    assert [one.stand for one in joined] == ["coming"] * SEATS + ["waiting"] * (AT_ONCE - SEATS)
    event = Event.objects.get(pk=stage.event.pk)
    assert (event.held, event.waiting) == (SEATS, AT_ONCE - SEATS)

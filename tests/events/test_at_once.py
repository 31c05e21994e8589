"""Fifty sign up in the same moment for the last ten seats: ten have them, the others wait in order."""

import threading

import pytest
from django.db import connections

from nahtlos.events.models import Event, Guest
from tests.events import rows

AT_ONCE, SEATS = 50, 10


@pytest.fixture
def stage(committed: None) -> rows.Stage:
    return rows.make_stage(seats=SEATS)


def all_at_once(stage: rows.Stage) -> tuple[list[Guest], list[BaseException]]:
    """Everybody on a connection of their own."""
    start, joined, failed = threading.Barrier(AT_ONCE), [], []

    def one() -> None:
        try:
            start.wait(timeout=60)
            joined.append(rows.sign_up(stage))
        except BaseException as error:  # noqa: BLE001 -- told to the test, which fails by it
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    return joined, failed


def test_exactly_as_many_as_there_are_seats_have_one(stage: rows.Stage) -> None:
    joined, failed = all_at_once(stage)
    assert failed == []
    joined.sort(key=lambda one: one.turn or 0)
    assert [one.turn for one in joined] == list(range(1, AT_ONCE + 1))
    assert [one.number for one in joined] == list(range(1, AT_ONCE + 1))
    assert [one.stand for one in joined] == ["coming"] * SEATS + ["waiting"] * (AT_ONCE - SEATS)
    event = Event.objects.get(pk=stage.event.pk)
    assert (event.held, event.waiting) == (SEATS, AT_ONCE - SEATS)

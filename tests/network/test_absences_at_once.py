"""Two absences kept in the same moment: no circle closes, nobody is away twice."""

from datetime import date
from functools import partial

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Substitution
from tests.makers import make_institution, make_member
from tests.network.test_absences import away
from tests.referrals.test_at_once import at_once

ROUNDS = 6


@pytest.fixture
def two(committed: None) -> tuple[Actor, Actor, Actor]:
    house = make_institution()
    ada, kim, noor = (make_member(house, name=name) for name in ("Ada", "Kim", "Noor"))
    return ada, kim, noor


def test_of_two_that_would_close_a_circle_one_wins(two: tuple[Actor, Actor, Actor]) -> None:
    ada, kim, _noor = two
    for number in range(ROUNDS):
        day = date(2026, 12, 1 + number)
        ends = at_once(partial(away, ada, kim, day, day), partial(away, kim, ada, day, day))
        assert sorted(ends) == ["", "Refused"]
    with acting(ada):
        assert Substitution.objects.count() == ROUNDS


def test_pressed_twice_one_is_kept(two: tuple[Actor, Actor, Actor]) -> None:
    ada, kim, noor = two
    for number in range(ROUNDS):
        day = date(2026, 12, 1 + number)
        ends = at_once(partial(away, ada, kim, day, day), partial(away, ada, noor, day, day))
        assert sorted(ends) == ["", "Refused"]

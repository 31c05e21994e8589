"""Two press at once: one edition is made, the other hears when the next may be."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.outcomes import actions, queries
from tests.makers import sure
from tests.outcomes.rows import make_coordinator


def press(by: Actor) -> str:
    try:
        with acting(by):
            actions.count(by=by, at=now(), on=today())
    except Refused as refused:
        return str(refused.refusal)
    finally:
        connection.close()
    return ""


@pytest.mark.django_db(transaction=True)
def test_two_presses_make_one_edition() -> None:
    by = make_coordinator()
    with ThreadPoolExecutor(2) as both:
        told = sorted(both.map(press, [by, by]))
    assert told[0] == ""
    assert "The next figures can be counted" in told[1]
    with acting(by):
        assert len(queries.editions(sure(by.region))) == 1

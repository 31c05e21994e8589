"""300 messages, a carrier that misbehaves, and a process that dies anywhere: nothing is sent twice."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import time_machine

from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.jobs import carriers
from nahtlos.jobs import outbox as jobs
from nahtlos.jobs.post import courier
from nahtlos.outbox import actions, queries
from nahtlos.outbox.models import Message
from tests import makers
from tests.outbox.rows import make_way
from tests.referrals.world import Crash, crashing

MESSAGES = 300
BEGIN = datetime(2026, 12, 2, 11, tzinfo=UTC)


class Moody:
    """Takes, refuses, is busy, or dies with the process before or after it has taken."""

    def __init__(self, dice: Random) -> None:
        self.dice, self.taken = dice, Counter[str]()

    def carry(self, letter: carriers.Letter) -> str:
        mood = self.dice.random()
        if mood < 0.15:
            raise carriers.NotNow
        if mood < 0.2:
            raise carriers.Refused
        if mood < 0.25:
            raise TimeoutError
        if mood < 0.3:
            raise Crash
        self.taken[letter.key.rpartition(".")[2]] += 1
        if mood < 0.4:
            raise Crash
        return "taken"


def test_each_is_sent_once_or_shown_to_somebody(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = Random("a day of the courier")
    moody = Moody(dice)
    monkeypatch.setattr(carriers, "carrier_of", lambda _channel: moody)
    by = makers.make_member()
    person = makers.make_person(by)
    make_way(person, by)
    program = courier(makers.sure(by.region))
    crashes = 0
    with time_machine.travel(BEGIN, tick=False) as clock:
        with acting(by):
            note = actions.Note(kind="own_page")
            keys = [str(made.pk) for _ in range(MESSAGES)
                    if (made := actions.write(person=person, note=note, by=by, at=now()))]  # fmt: skip
        for _ in range(60):
            clock.shift(timedelta(minutes=11))
            with acting(program):
                due = [key for what, key in queries.overdue(makers.sure(by.region), now())]
            for key in due:
                try:
                    with crashing(dice.randint(0, 60)):
                        jobs.carry(what="message", key=str(key), region=str(by.region))
                except (Crash, TimeoutError):
                    crashes += 1
            jobs.sweep_region(program)
    with acting(by):
        states = {str(m.pk): m.state for m in Message.objects.all()}
    assert len(keys) == len(states) == MESSAGES
    assert crashes > 30
    assert set(states.values()) == {"sent", "failed", "unsure"}
    assert max(moody.taken.values()) == 1
    for name, state in states.items():
        assert state == "unsure" or moody.taken[name] == (1 if state == "sent" else 0)

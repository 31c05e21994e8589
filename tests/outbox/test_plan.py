"""What a person is told of the plan, and the adviser in the morning."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.jobs import day
from nahtlos.outbox import actions as outbox
from nahtlos.outbox.models import Digest, Message
from nahtlos.people.models import Person
from nahtlos.plan import actions
from nahtlos.plan.models import Appointment, Coming
from tests import makers
from tests.outbox.rows import carry_everything, make_way

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 11, tzinfo=UTC)
FRIDAY = datetime(2026, 12, 4, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Any:
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture
def by() -> Actor:
    return makers.make_member()


@pytest.fixture
def person(by: Actor) -> Person:
    made = makers.make_person(by)
    make_way(made, by)
    return made


def meeting(begins: datetime) -> actions.Meeting:
    return actions.Meeting(what="Gespräch", starts_at=begins, ends_at=begins + timedelta(hours=1))


def make(person: Person, by: Actor, begins: datetime = FRIDAY) -> Appointment:
    with acting(by):
        return actions.make_appointment(person=person, meeting=meeting(begins), by=by, at=now())


def told(by: Actor, *states: str) -> list[tuple[str, str]]:
    """Kind and day of what is in these states, the soonest first."""
    with acting(by):
        rows = Message.objects.filter(state__in=states or ("waiting",)).order_by("not_before", "id")
        return [(row.kind, f"{row.not_before:%a %H:%M}") for row in rows]


def test_an_appointment_is_told_and_remembered(person: Person, by: Actor) -> None:
    make(person, by)
    assert [kind for kind, _when in told(by)] == ["appointment", "in_two_days", "in_two_hours"]
    assert told(by)[1:] == [("in_two_days", "Wed 09:00"), ("in_two_hours", "Fri 07:00")]


def test_what_is_soon_is_not_remembered_two_days_before(person: Person, by: Actor) -> None:
    make(person, by, MONDAY + timedelta(hours=20))
    assert [kind for kind, _when in told(by)] == ["appointment", "in_two_hours"]


def test_what_moves_is_told_anew_and_only_so(person: Person, by: Actor) -> None:
    one = make(person, by)
    with acting(by):
        actions.change_appointment(
            appointment=one, meeting=meeting(FRIDAY + timedelta(hours=3)), by=by, at=now()
        )
    assert told(by)[1:] == [("in_two_days", "Wed 12:00"), ("in_two_hours", "Fri 10:00")]
    assert [kind for kind, _when in told(by)] == ["moved", "in_two_days", "in_two_hours"]


def test_what_is_called_off_is_remembered_no_more(person: Person, by: Actor) -> None:
    one = make(person, by)
    with acting(by):
        actions.come(appointment=one, to=Coming.CANCELLED, by=by, at=now())
    assert [kind for kind, _when in told(by)] == ["cancelled"]


def test_whoever_cannot_come_is_remembered_no_more(person: Person, by: Actor) -> None:
    one, herself = make(person, by), makers.newcomer(person)
    with acting(herself):
        actions.come(appointment=one, to=Coming.DECLINED, by=herself, at=now())
    assert told(by) == []


def test_words_are_told_once_however_many(person: Person, by: Actor) -> None:
    for _ in range(2):
        with acting(by):
            actions.write_word(person=person, text="Bitte", language="de", by=by, at=now())
    assert [kind for kind, _when in told(by)] == ["words"]


def test_whoever_has_no_way_is_told_nothing(by: Actor) -> None:
    make(makers.make_person(by), by)
    assert told(by, "waiting", "stopped", "failed") == []


def test_the_morning_mail_counts_and_names_nobody(person: Person, by: Actor) -> None:
    with acting(by):
        outbox.want_digest(by=by, at=now())
        outbox.want_digest(by=by, at=now())
        [wanted] = Digest.objects.all()
    makers.make_step(person, by, until=MONDAY.date())
    for _ in range(2):
        day.digest(account=str(wanted.account_id), membership=str(wanted.membership_id))
    carry_everything()
    [sent] = mail.outbox
    assert ": 1" in sent.body
    assert "/day/" in sent.body
    assert person.given_name not in sent.body
    with acting(by):
        outbox.end_digest(by=by, at=now())
        assert not Digest.objects.exists()


def test_nothing_is_due_no_mail(by: Actor) -> None:
    day.digest(account=str(by.account), membership=str(by.membership))
    assert carry_everything() == 0

"""What a person was to be told of an appointment is told under the new holder, or said to be held back."""

from datetime import datetime, timedelta

import pytest

from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.outbox.models import Message
from nahtlos.plan import actions as plan
from nahtlos.plan.models import Appointment, Coming
from tests.outbox.rows import make_way
from tests.referrals.handing import Two, two

pytestmark = pytest.mark.django_db
KINDS = ["appointment", "in_two_days", "in_two_hours"]


@pytest.fixture
def pair() -> Two:
    pair = two()
    make_way(pair.person, pair.giver)
    return pair


def meeting(begins: datetime) -> plan.Meeting:
    return plan.Meeting(what="Gespräch", starts_at=begins, ends_at=begins + timedelta(hours=1))


def appoint(pair: Two) -> Appointment:
    begins = now() + timedelta(days=20)
    with acting(pair.giver):
        return plan.make_appointment(
            person=pair.person, meeting=meeting(begins), by=pair.giver, at=now()
        )


def waiting(pair: Two) -> list[str]:
    """What waits, as the new holder sees it."""
    with acting(pair.receiver):
        rows = Message.objects.filter(state="waiting").order_by("not_before", "id")
        return [one.kind for one in rows]


def stopped(pair: Two) -> list[str]:
    """What was held back, as the giver sees it in the closed case."""
    with acting(pair.giver):
        rows = Message.objects.filter(state="stopped", fault="called_back")
        return sorted(one.kind for one in rows)


def test_reminders_go_along_with_plan_and_contact(pair: Two) -> None:
    appoint(pair)
    pair.taken()
    assert waiting(pair) == KINDS
    assert stopped(pair) == []
    with acting(pair.receiver):
        one = Message.objects.earliest("id")
        assert (one.person_id, one.institution_id) == (pair.person.pk, pair.receiver.institution)
        assert one.contact_id is not None


def test_the_new_adviser_calls_it_off_and_nobody_is_reminded(pair: Two) -> None:
    one = appoint(pair)
    pair.taken()
    with acting(pair.receiver):
        fresh = Appointment.objects.get(pk=one.pk)
        plan.come(appointment=fresh, to=Coming.CANCELLED, by=pair.receiver, at=now())
    assert waiting(pair) == ["cancelled"]


@pytest.mark.parametrize("parts", [("profile", "plan"), ("profile", "contact"), ("profile",)])
def test_without_number_or_appointment_it_is_held_back_and_said(
    pair: Two, parts: tuple[str, ...]
) -> None:
    appoint(pair)
    pair.taken(parts)
    assert waiting(pair) == []
    assert stopped(pair) == sorted(KINDS)

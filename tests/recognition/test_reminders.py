"""Reminders: on the right days, to whoever accompanies the person then, without any name."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.jobs.recognition import remind
from nahtlos.network.models import Account, Institution
from nahtlos.people.models import Person
from nahtlos.recognition import actions, queries
from nahtlos.recognition.actions import Entrance, Told
from nahtlos.recognition.models import Procedure
from tests.makers import make_member, make_person, make_qualification, make_record, sure
from tests.outbox.rows import carry_everything
from tests.recognition.rows import make_procedure

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=40)


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser)
    return person


@pytest.fixture
def waiting(olena: Person, adviser: Actor) -> Procedure:
    """Documents have been missing for too long."""
    learned = make_qualification(olena, adviser)
    learned.person = olena
    day = today() - LONG_AGO
    return make_procedure(learned, adviser, state="deficient", missing="Hours", state_since=day)


def run(procedure: Procedure, by: Actor) -> list[str]:
    mail.outbox.clear()
    remind.func(procedure=str(procedure.pk), account=str(by.account), membership=str(by.membership))
    carry_everything()
    return [to for one in mail.outbox for to in one.to]


def test_the_days_follow_from_the_state() -> None:
    day = date(2027, 1, 11)
    assert queries.reminders(Procedure(state="complete", decision_due_on=day)) == (
        date(2026, 12, 28), date(2027, 1, 12),
    )  # fmt: skip
    assert queries.reminders(Procedure(state="deficient", state_since=day)) == (date(2027, 2, 10),)
    assert queries.reminders(Procedure(state="full", state_since=day)) == ()


def test_a_move_enqueues_its_reminders(olena: Person, adviser: Actor) -> None:
    learned = make_qualification(olena, adviser, kldb="81302")
    learned.person = olena
    entrance = Entrance("pflegefach", "health_federal", "land_health_authority")
    with acting(adviser):
        told, at = Told(today() - LONG_AGO), timezone.now()
        new = actions.begin(qualification=learned, to=queries.State.APPLIED, told=told,
                            entrance=entrance, by=adviser, at=at)  # fmt: skip
        actions.move(procedure=new, to=queries.State.COMPLETE, told=told, by=adviser, at=at)
    jobs = ProcrastinateJob.objects.filter(task_name="recognition.remind")
    days = sorted(timezone.localdate(job.scheduled_at) for job in jobs if job.scheduled_at)
    assert [later - earlier for earlier, later in pairwise(days)] == [timedelta(days=15)]
    assert "Olena" not in str([job.args for job in jobs])


def test_the_adviser_of_that_day_is_told(waiting: Procedure, olena: Person, adviser: Actor) -> None:
    assert run(waiting, adviser) == [Account.objects.get(pk=sure(adviser.account)).email]
    assert "Olena" not in mail.outbox[0].body
    colleague = make_member(Institution.objects.get(pk=sure(adviser.institution)))
    with acting(adviser):
        Person.objects.filter(pk=olena.pk).update(adviser=colleague.membership)
    assert run(waiting, adviser) == [Account.objects.get(pk=sure(colleague.account)).email]


def test_nobody_is_told_of_what_is_done(waiting: Procedure, adviser: Actor) -> None:
    with acting(adviser):
        Procedure.objects.filter(pk=waiting.pk).update(
            state="refused", missing="", decided_on=today()
        )
    assert run(waiting, adviser) == []


def test_nobody_sends_in_the_name_of_a_stranger(waiting: Procedure) -> None:
    assert run(waiting, make_member()) == []

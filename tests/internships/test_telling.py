"""Who is told what, when and how often; the night; nothing in a message that names somebody."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Courier, Watcher
from nahtlos.core.wall import acting
from nahtlos.internships import actions, queries
from nahtlos.internships.models import Opens, Party, Pass, State
from nahtlos.jobs import carriers
from nahtlos.jobs.internships import tell, watch
from nahtlos.outbox.models import Errand
from nahtlos.people.models import Person
from tests import makers
from tests.internships import rows
from tests.outbox.rows import carry_everything

pytestmark = pytest.mark.django_db
NOON = "2026-12-02 11:00:00+00:00"


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    carriers.KeptSms.kept.clear()
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


@pytest.fixture
def person(adviser: Actor) -> Person:
    made = rows.make_person(adviser)
    makers.make_contact(made, adviser, "0151 23125001")
    return made


def run_jobs() -> list[str]:
    """Do what waits, twice over, as a worker may that was stopped in between."""
    done = []
    while waiting := list(
        ProcrastinateJob.objects.filter(task_name="internships.tell").values_list("id", "args")
    ):
        for key, args in waiting:
            for _again in range(2):
                tell(**args)
            done.append(str(args["what"]))
            _forget(key)
    return done


def _forget(key: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where id = %s", [key])


def mails() -> list[tuple[str, str]]:
    carry_everything()
    found = [(str(one.to[0]), str(one.body)) for one in mail.outbox]
    mail.outbox.clear()
    return found


def test_the_person_is_asked_first_and_the_employer_after(adviser: Actor, person: Person) -> None:
    one = rows.make_sent(person, adviser)
    run_jobs()
    assert mails() == []
    with acting(adviser):
        assert list(Pass.objects.values_list("signer__party", flat=True)) == [Party.PERSON]
    rows.sign(one, adviser, "person")
    run_jobs()
    [(to, body)] = mails()
    assert to == "ada@elektro.example"
    assert "Olena" not in body
    assert "Elektro" not in body
    token = re.search(r"/sign/(\S+)/", body)
    assert token
    with acting(Actor(link=queries.digest_of(token[1]))):
        link = queries.opened(token[1])
        assert link is not None
        assert link.internship_id == one.pk


def test_after_a_change_everybody_is_asked_anew_and_once(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    one = rows.make_sent(person, adviser, place)
    rows.sign(one, adviser, "person")
    run_jobs()
    assert len(mails()) == 1
    with acting(adviser):
        actions.change(
            internship=one, prepared=rows.prepared(place, aims="Messen"), by=adviser, at=now()
        )
    run_jobs()
    assert [to for to, _body in mails()] == ["ada@elektro.example"]


def test_a_guardian_with_a_telephone_is_asked_in_the_own_language(adviser: Actor) -> None:
    young = rows.make_person(adviser, born=today() - timedelta(days=16 * 366))
    rows.make_sent(young, adviser, guardian={**rows.GUARDIAN, "telephone": "0151 23125010"})
    run_jobs()
    with acting(Actor(region=young.region_id, role=Courier)):
        [errand] = Errand.objects.all()
    assert (errand.language, errand.kind) == ("ar", "agreement")


def test_the_night_begins_ends_and_reminds_once(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    day = timedelta(days=1)
    one = rows.make_sent(person, adviser, place, starts_on=today() + 2 * day)
    watcher = Actor(role=Watcher, region=person.region_id)
    assert watch(watcher) == 1
    assert watch(watcher) == 0
    assert "late" in run_jobs()
    rows.sign_all(one, adviser)
    run_jobs()
    mails()
    with time_machine.travel(datetime.fromisoformat(NOON) + 2 * day, tick=True):
        assert watch(watcher) == 1
        assert rows.fresh(one, adviser).state == State.RUNNING
    with time_machine.travel(datetime.fromisoformat(NOON) + 14 * day, tick=True):
        assert watch(watcher) == 1
        assert watch(watcher) == 0
        assert rows.fresh(one, adviser).state == State.ENDED
        assert run_jobs() == ["over"]
        [(to, body)] = mails()
    assert to == "ada@elektro.example"
    assert "/sign/" in body
    with acting(adviser):
        assert Pass.objects.filter(opens=Opens.ASSESS).count() == 1


def test_nobody_who_left_sends_anything(adviser: Actor, person: Person) -> None:
    one = rows.make_sent(person, adviser)
    tell(
        internship=str(one.pk),
        account=str(makers.make_account().pk),
        membership=str(one.pk),
        what="sign",
    )
    with acting(adviser):
        assert Pass.objects.filter(sent_at=None).count() == 1


def test_whoever_was_asked_is_told_that_it_does_not_take_place(
    adviser: Actor, person: Person
) -> None:
    one = rows.make_sent(person, adviser)
    rows.sign(one, adviser, "person")
    run_jobs()
    mails()
    herself = makers.newcomer(person)
    with acting(herself):
        actions.withdraw(internship=one, words="", by=herself, at=now())
    run_jobs()
    assert [to for to, _body in mails()] == ["ada@elektro.example"]

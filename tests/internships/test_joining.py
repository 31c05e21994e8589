"""Two files become one, and a case is closed: what becomes of internships."""

from datetime import timedelta

import pytest
from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.internships import actions
from nahtlos.internships.models import Internship, State
from nahtlos.people import actions as people
from nahtlos.people.models import Person
from tests import makers
from tests.internships import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser(db: None) -> Actor:
    return makers.make_member()


@pytest.fixture
def person(adviser: Actor) -> Person:
    return rows.make_person(adviser)


@pytest.fixture
def twin(adviser: Actor) -> Person:
    return rows.make_person(adviser)


def join(person: Person, twin: Person, by: Actor) -> None:
    with acting(by):
        people.merge(person=person, merged=twin, by=by, at=now())
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")


def test_two_at_one_time_are_not_joined_until_one_is_taken_back(
    adviser: Actor, person: Person, twin: Person
) -> None:
    rows.make_sent(person, adviser)
    theirs = rows.make_sent(twin, adviser, rows.make_place(adviser, "Bäckerei Muster"))
    with pytest.raises(Refused, match="take one back or break it off"):
        join(person, twin, adviser)
    with acting(adviser):
        assert Internship.objects.get(pk=theirs.pk).person_id == twin.pk
        actions.withdraw(internship=theirs, words="", by=adviser, at=now())
    join(person, twin, adviser)
    assert rows.fresh(theirs, adviser).person_id == person.pk


def test_two_that_are_over_say_that_these_are_two_persons(
    adviser: Actor, person: Person, twin: Person
) -> None:
    for one in (person, twin):
        running = rows.make_running(one, adviser, rows.make_place(adviser, f"Betrieb {one.pk}"))
        with acting(adviser):
            actions.break_off(internship=running, last=today(), words="Krank", by=adviser, at=now())
    with pytest.raises(Refused, match="do not join them"):
        join(person, twin, adviser)


def test_drafts_and_other_days_go_along_with_their_signatures(
    adviser: Actor, person: Person, twin: Person
) -> None:
    place = rows.make_place(adviser)
    rows.make_running(person, adviser, place)
    rows.make_internship(twin, adviser, place)
    later = {"starts_on": today() + timedelta(days=20), "ends_on": today() + timedelta(days=30)}
    signed = rows.sign_all(rows.make_sent(twin, adviser, place, **later), adviser)
    join(person, twin, adviser)
    with acting(adviser):
        assert Internship.objects.filter(person=person).count() == 3
        assert signed.signatures.filter(person=person).count() == 3


def test_with_the_case_ends_what_not_everybody_has_signed(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    draft = rows.make_internship(person, adviser, place)
    sent = rows.make_sent(person, adviser, place)
    later = {"starts_on": today() + timedelta(days=20), "ends_on": today() + timedelta(days=30)}
    signed = rows.sign_all(rows.make_sent(person, adviser, place, **later), adviser)
    with acting(adviser):
        people.close_case(person=person, reason="moved", by=adviser, at=now())
    found = [rows.fresh(one, adviser) for one in (draft, sent, signed)]
    assert [one.state for one in found] == [State.WITHDRAWN, State.WITHDRAWN, State.SIGNED]
    assert "closed" in found[1].words


def test_what_runs_stays_when_the_case_is_closed(adviser: Actor, person: Person) -> None:
    running = rows.make_running(person, adviser)
    with acting(adviser):
        people.close_case(person=person, reason="moved", by=adviser, at=now())
    assert rows.fresh(running, adviser).state == State.RUNNING

"""The night: what goes, what stays, what is announced, and what is left of it in the books."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change, Reading
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Eraser
from nahtlos.core.wall import acting
from nahtlos.jobs import people as jobs
from nahtlos.network.models import Account, Institution
from nahtlos.offers.models import Place
from nahtlos.people import actions
from nahtlos.people.models import Announcement, Erasure, Login, Merge, Note, Person, Remainder
from nahtlos.people.queries.keeping.due import tables
from nahtlos.plan.models import Step
from tests import makers
from tests.wall.expected import Thing
from tests.wall.scene import places, record_look, whole_file

pytestmark = pytest.mark.django_db
ON = date(2030, 6, 1)
AT = datetime(2030, 6, 1, 3, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def eraser(by: Actor) -> Actor:
    return Actor(role=Eraser, region=by.region)


def run(by: Actor, on: date = ON) -> actions.Night:
    at = datetime.combine(on, AT.time(), tzinfo=AT.tzinfo)
    return actions.night(by=eraser(by), at=at, on=on)


def close(person: Person, by: Actor, on: date) -> None:
    at = datetime.combine(on, AT.time(), tzinfo=AT.tzinfo)
    with acting(by):
        Person.objects.filter(pk=person.pk).update(closed_at=at, close_reason="work")


def there(person: Person, by: Actor) -> bool:
    with acting(eraser(by)):
        return Person.objects.filter(pk=person.pk).exists()


def left_of(person: Person, by: Actor) -> dict[str, int]:
    """Every table in which anything of this person is left."""
    with acting(eraser(by)):
        found = {
            model._meta.db_table: model._default_manager.filter(person=person.pk).count()
            for model in tables()
        }
    return {name: number for name, number in found.items() if number}


@pytest.fixture
def by() -> Actor:
    return makers.make_member()


def test_a_closed_file_is_announced_and_then_gone_everywhere() -> None:
    at = places()
    person = whole_file(makers.make_person(at.holder), at.holder, at).person
    close(person, at.holder, date(2029, 6, 1))
    assert left_of(person, at.holder).keys() >= {"people_contact", "referrals_move", "plan_word"}
    run(at.holder, date(2030, 5, 3))
    with acting(at.holder):
        assert Announcement.objects.filter(person=person).exists()
    assert there(person, at.holder)
    done = run(at.holder, date(2030, 6, 2))
    assert done.persons
    assert not done.failed
    assert left_of(person, at.holder) == {}


def test_nothing_that_was_written_about_the_person_stays_in_the_book(by: Actor) -> None:
    person = makers.make_person(by, "Zoryana", "Unvergessen")
    makers.make_contact(person, by, "030 23125 099")
    now = timezone.localdate()
    close(person, by, now - timedelta(days=400))
    run(by, now)
    run(by, now + timedelta(days=30))
    with acting(by):
        lines = list(
            Change.objects.filter(person_id=person.pk).values_list("before", "after", "why")
        )
    assert lines
    assert set(lines) == {(None, None, "")}


def test_the_looks_stay_until_their_own_period_is_over(by: Actor) -> None:
    person = makers.make_person(by)
    region = makers.by_region(person)
    record_look(person, makers.make_member(makers.make_institution(region)))
    close(person, by, date(2020, 1, 1))
    now = timezone.localdate()
    run(by, now)
    run(by, now + timedelta(days=31))
    with acting(by):
        assert Reading.objects.filter(person_id=person.pk).count() == 1
    run(by, now + timedelta(days=200))
    with acting(by):
        assert Reading.objects.filter(person_id=person.pk).count() == 0


def test_who_is_not_announced_long_enough_stays(by: Actor) -> None:
    person = makers.make_person(by)
    close(person, by, date(2029, 1, 1))
    assert run(by).announced == 1
    run(by, ON + timedelta(days=29))
    assert there(person, by)
    run(by, ON + timedelta(days=30))
    assert not there(person, by)


def test_a_case_that_is_opened_again_is_not_announced_any_more(by: Actor) -> None:
    person = makers.make_person(by, opened_at=AT)
    close(person, by, date(2029, 6, 1))
    run(by, date(2030, 5, 10))
    with acting(by):
        actions.reopen_case(person=Person.objects.get(pk=person.pk), by=by)
    run(by, date(2030, 6, 20))
    with acting(by):
        assert not Announcement.objects.exists()
    assert there(person, by)


def test_an_open_case_ends_long_after_the_last_contact(by: Actor) -> None:
    person = makers.make_person(by, opened_at=AT - timedelta(days=1500))
    makers.make_note(person, by)
    now = timezone.localdate()
    run(by, now)
    assert there(person, by)
    for days in (1070, 1101, 1132):
        run(by, now + timedelta(days=days))
    assert not there(person, by)


def test_a_hold_stops_everything_until_its_day(by: Actor) -> None:
    person = makers.make_person(by)
    makers.make_link(person, by)
    close(person, by, date(2029, 1, 1))
    with acting(by):
        actions.hold(person=person, reason="claim", until=date(2031, 1, 1), by=by, at=AT, on=ON)
    before = left_of(person, by)
    run(by)
    run(by, date(2030, 12, 31))
    assert left_of(person, by) == before
    run(by, date(2031, 1, 2))
    run(by, date(2031, 2, 2))
    assert not there(person, by)


def test_a_hold_keeps_the_lines_of_the_book_too(by: Actor) -> None:
    held, free = makers.make_person(by), makers.make_person(by, "Olha")
    with acting(by):
        actions.hold(person=held, reason="duty", until=date(2040, 1, 1), by=by, at=AT, on=ON)
    run(by)
    with acting(by):
        assert Change.objects.filter(person_id=held.pk, after__isnull=False).exists()
        assert not Change.objects.filter(person_id=free.pk).exists()


def test_the_job_of_the_night_does_every_region() -> None:
    now, persons = timezone.localdate(), []
    for adviser in (makers.make_member(), makers.make_member()):
        person = makers.make_person(adviser)
        close(person, adviser, now - timedelta(days=500))
        run(adviser, now - timedelta(days=40))
        persons.append((person, adviser))
    jobs.erase(timestamp=0)
    assert [there(*one) for one in persons] == [False, False]


def test_free_words_are_emptied_and_the_rest_stays(by: Actor) -> None:
    person = makers.make_person(by)
    step = makers.make_step(person, by, note="Told me about her brother")
    note = makers.make_note(person, by)
    run(by, timezone.localdate() + timedelta(days=367))
    with acting(by):
        found = Step.objects.get(pk=step.pk)
        assert (found.what, found.note) == (step.what, "")
        assert not Note.objects.filter(pk=note.pk).exists()
        told = Change.objects.filter(person_id=person.pk).values_list("before", "after")
    assert "brother" not in str(list(told))
    assert "nurse again" not in str(list(told))


def test_what_goes_does_not_make_the_last_contact_older(by: Actor) -> None:
    person = makers.make_person(by, opened_at=AT - timedelta(days=3000))
    makers.make_note(person, by)
    now = timezone.localdate()
    run(by, now + timedelta(days=400))
    run(by, now + timedelta(days=450))
    assert there(person, by)


def test_joined_files_go_together(by: Actor) -> None:
    person, other = makers.make_person(by), makers.make_person(by, "Olha")
    join(person, other, by)
    close(person, by, date(2029, 1, 1))
    run(by)
    run(by, ON + timedelta(days=30))
    assert not there(person, by)
    assert not there(other, by)


def join(person: Person, other: Person, by: Actor) -> Merge:
    for one in (person, other):
        makers.make_record(one, by)
    with acting(by):
        return actions.merge(person=person, merged=other, by=by, at=AT)


def test_files_that_were_parted_again_go_one_by_one(by: Actor) -> None:
    person, other = makers.make_person(by, opened_at=AT), makers.make_person(by, "Olha")
    merge = join(person, other, by)
    with acting(by):
        actions.undo_merge(merge=merge, by=by, at=AT)
    close(other, by, date(2029, 1, 1))
    run(by)
    assert not run(by, ON + timedelta(days=30)).failed
    assert not there(other, by)
    assert there(person, by)


def test_the_sign_in_goes_with_the_person(by: Actor) -> None:
    person = makers.make_person(by)
    account = makers.make_account(name="")
    makers.make_login(person, by, account)
    close(person, by, date(2029, 1, 1))
    run(by)
    run(by, ON + timedelta(days=30))
    assert not Account.objects.filter(pk=account.pk).exists()


def test_the_sign_in_of_somebody_who_works_here_stays(by: Actor) -> None:
    person = makers.make_person(by)
    account = makers.make_account(name="Works here now")
    makers.make_login(person, by, account)
    makers.make_member(Institution.objects.get(pk=makers.sure(by.institution)), account=account)
    close(person, by, date(2029, 1, 1))
    run(by)
    run(by, ON + timedelta(days=30))
    assert Account.objects.filter(pk=account.pk).exists()
    with acting(eraser(by)):
        assert not Login.objects.filter(account=account).exists()


def test_the_protocol_names_nobody_and_a_number_stays(by: Actor) -> None:
    person = makers.make_person(by)
    close(person, by, date(2029, 1, 1))
    run(by)
    run(by, ON + timedelta(days=30))
    with acting(eraser(by)):
        [line] = Erasure.objects.filter(whole=True)
        [number] = Remainder.objects.all()
    assert str(person.pk) not in str(vars(line))
    assert len(line.digests) == 1
    assert (number.number, number.year) == (1, 2030)


def test_another_region_is_left_alone(by: Actor) -> None:
    elsewhere = makers.make_member()
    person = makers.make_person(elsewhere)
    close(person, elsewhere, date(2020, 1, 1))
    for on in (ON, ON + timedelta(days=40)):
        run(by, on)
    assert there(person, elsewhere)


def test_nobody_else_erases(by: Actor) -> None:
    person = makers.make_person(by)
    administrator = makers.keeper(person.region_id)
    for actor in (by, administrator, makers.newcomer(person)):
        with pytest.raises(Refused):
            actions.night(by=actor, at=AT, on=ON)
    with acting(by), connection.cursor() as cursor:
        cursor.execute("select core_forget(array[%s]::uuid[], true)", [person.pk])
        assert cursor.fetchone() == (0,)
        assert Change.objects.filter(person_id=person.pk, after__isnull=False).exists()


def test_a_seat_that_was_held_goes_to_the_next() -> None:
    at = places()
    case = whole_file(makers.make_person(at.holder), at.holder, at)
    booking: Any = case.rows[Thing.BOOKING]
    close(case.person, at.holder, date(2029, 1, 1))
    run(at.holder)
    run(at.holder, ON + timedelta(days=30))
    with acting(at.holder):
        assert Place.objects.get(pk=booking.place_id).state == "left"

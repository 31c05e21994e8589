"""From a draft to what it showed: who signs when, what a change does, what is refused with which sentence."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.internships import actions, queries
from nahtlos.internships.models import Internship, Next, Pass, Signature, State, Teller, Went
from nahtlos.people.models import Person
from tests import makers
from tests.internships import rows

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def adviser(db: None) -> Actor:
    return makers.make_member()


@pytest.fixture
def person(adviser: Actor) -> Person:
    return rows.make_person(adviser)


def change(one: Internship, by: Actor, place: rows.Place, **more: object) -> Internship:
    with acting(by):
        return actions.change(
            internship=one, prepared=rows.prepared(place, **more), by=by, at=now()
        )


def test_three_sign_and_then_it_runs(adviser: Actor, person: Person) -> None:
    one = rows.make_sent(person, adviser)
    for party in ("person", "institution"):
        rows.sign(one, adviser, party)
        assert rows.fresh(one, adviser).state == State.TO_SIGN
    rows.sign(one, adviser, "employer")
    signed = rows.fresh(one, adviser)
    assert signed.state == State.SIGNED
    assert signed.agreed_at is not None
    with acting(adviser):
        assert actions.start(internship=one, by=adviser, at=now()).state == State.RUNNING


def test_the_text_says_in_both_languages_what_was_agreed(adviser: Actor, person: Person) -> None:
    one = rows.make_internship(person, adviser)
    text = queries.text_of(one)
    assert text.person == "Olena Prykladna"
    assert text.own is not None
    assert text.own.language == "uk"
    assert len(text.own.rows) == len(text.german.rows)
    german = dict(text.german.rows)
    assert german["Betrieb"] == "Ada Muster"
    assert "§ 22 Abs. 1 S. 2 Nr. 2 MiLoG" in " ".join(german.values())
    assert "7,5" in " ".join(german.values())


def test_any_change_voids_every_signature_and_every_link(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    one = rows.sign_all(rows.make_sent(person, adviser, place), adviser)
    old = rows.link_of(one, adviser, "employer")
    changed = change(one, adviser, place, aims="Leitungen verlegen und prüfen")
    assert changed.state == State.TO_SIGN
    assert changed.number == 2
    with acting(adviser):
        assert not queries.signatures_of(one.pk).exists()
        assert Signature.objects.filter(voided_at=None).count() == 0
        assert Signature.objects.count() == 3
        assert Pass.objects.get(pk=old.pk).ended_at is not None
    assert rows.link_of(one, adviser, "employer").pk != old.pk


def test_what_is_signed_is_not_sent_again(adviser: Actor, person: Person) -> None:
    one = rows.sign_all(rows.make_sent(person, adviser), adviser)
    with acting(adviser), pytest.raises(Refused):
        actions.send(internship=one, by=adviser, at=now())
    assert rows.fresh(one, adviser).state == State.SIGNED


def test_what_says_the_same_voids_nothing(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    one = rows.make_sent(person, adviser, place)
    rows.sign(one, adviser, "person")
    other = {"name": "Ada Muster", "email": "other@elektro.example"}
    change(one, adviser, place, employer=other)
    with acting(adviser):
        assert queries.signature_of(one.pk, "person") is not None
    assert rows.signer(one, adviser, "employer").email == "other@elektro.example"


def test_signing_what_was_changed_meanwhile_is_told(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    one = rows.make_sent(person, adviser, place)
    before = rows.shown(one, adviser)
    change(one, adviser, place, supervisor="Kim Muster")
    with pytest.raises(Refused, match="changed meanwhile"):
        rows.sign(one, adviser, "person", digest=before)


def test_nobody_signs_twice_or_too_late_or_for_another(adviser: Actor, person: Person) -> None:
    one = rows.make_sent(person, adviser)
    rows.sign(one, adviser, "person")
    with pytest.raises(Refused, match="signed this agreement already"):
        rows.sign(one, adviser, "person")
    with pytest.raises(Refused, match="for themselves"):
        rows.sign(one, adviser, "employer", actor=adviser)
    with pytest.raises(Refused, match="link is over"):
        rows.sign(one, adviser, "institution", actor=rows.hand(one, adviser, "employer"))
    with acting(adviser):
        actions.withdraw(internship=one, words="", by=adviser, at=now())
    with pytest.raises(Refused, match="Nothing is to be signed"):
        rows.sign(one, adviser, "institution")


def test_a_minor_needs_a_guardian_and_shorter_days(adviser: Actor) -> None:
    young = rows.make_person(adviser, born=today() - timedelta(days=16 * 366))
    with pytest.raises(Refused, match="legal guardian"):
        rows.make_internship(young, adviser)
    with pytest.raises(Refused, match=r"§ 8 Abs. 1 JArbSchG"):
        rows.make_internship(
            young, adviser, guardian=rows.GUARDIAN, hours_day=Decimal(9), hours_week=Decimal(40)
        )
    one = rows.make_sent(young, adviser, guardian=rows.GUARDIAN)
    for party in ("person", "institution"):
        rows.sign(one, adviser, party)
    assert rows.fresh(one, adviser).agreed_at is None
    with pytest.raises(Pass.DoesNotExist):
        rows.sign(one, adviser, "employer")
    for party in ("guardian", "employer"):
        rows.sign(one, adviser, party)
    assert rows.fresh(one, adviser).state == State.SIGNED


def test_without_a_birth_date_nothing_is_agreed(adviser: Actor) -> None:
    with pytest.raises(Refused, match="birth date is not known"):
        rows.make_internship(makers.make_person(adviser), adviser)


def test_a_school_signs_in_the_place_of_the_institution(adviser: Actor, person: Person) -> None:
    school = {"name": "Berufskolleg Muster", "email": "praktikum@schule.example"}
    one = rows.make_sent(person, adviser, kind="compulsory", school=school)
    with acting(adviser):
        assert [s.party for s in queries.signers_of(one.pk)] == ["person", "employer", "school"]
    assert rows.sign_all(one, adviser).state == State.SIGNED


def test_two_at_once_are_refused_by_the_database(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    rows.make_sent(person, adviser, place)
    other = rows.make_internship(person, adviser, place, starts_on=today() + 13 * DAY, ends_on=today() + 20 * DAY)  # fmt: skip
    with acting(adviser), pytest.raises(Refused, match="another internship at this time"):
        actions.send(internship=other, by=adviser, at=now())
    later = rows.make_internship(person, adviser, place, starts_on=today() + 14 * DAY, ends_on=today() + 20 * DAY)  # fmt: skip
    with acting(adviser):
        assert actions.send(internship=later, by=adviser, at=now()).state == State.TO_SIGN
        with pytest.raises(IntegrityError, match="one_internship_at_a_time"), transaction.atomic():
            Internship.objects.filter(pk=other.pk).update(state="to_sign")


def test_after_breaking_off_the_other_days_are_free_again(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    one = rows.make_running(person, adviser, place, starts_on=today() - 5 * DAY)
    with acting(adviser):
        with pytest.raises(Refused, match="say why"):
            actions.break_off(internship=one, last=today(), words=" ", by=adviser, at=now())
        actions.break_off(internship=one, last=today(), words="Umzug", by=adviser, at=now())
    next_one = rows.make_internship(person, adviser, place, starts_on=today() + DAY)
    with acting(adviser):
        assert actions.send(internship=next_one, by=adviser, at=now()).state == State.TO_SIGN


def test_no_start_before_the_permission(adviser: Actor) -> None:
    person = makers.make_person(adviser)
    makers.make_record(
        person, adviser, birth_date=rows.GROWN, nationality="IR", status="gestattung_outside"
    )
    one = rows.sign_all(rows.make_sent(person, adviser), adviser)
    assert not one.lawful
    with acting(adviser):
        with pytest.raises(Refused, match="permission is missing"):
            actions.start(internship=one, by=adviser, at=now())
        with pytest.raises(IntegrityError, match="before_it_is_permitted"), transaction.atomic():
            Internship.objects.filter(pk=one.pk).update(state="running")
        actions.permit(
            internship=one, begins=today() - DAY, ends=today() + DAY, by=adviser, at=now()
        )
        with pytest.raises(Refused, match="permission is missing"):
            actions.start(internship=one, by=adviser, at=now())
        actions.permit(internship=one, begins=today(), ends=None, by=adviser, at=now())
        assert actions.start(internship=one, by=adviser, at=now()).state == State.RUNNING


def test_not_before_its_first_day_and_not_over_before_its_last(
    adviser: Actor, person: Person
) -> None:
    one = rows.sign_all(rows.make_sent(person, adviser, starts_on=today() + DAY), adviser)
    with acting(adviser), pytest.raises(Refused, match="first day has not come"):
        actions.start(internship=one, by=adviser, at=now())
    tomorrow = now() + DAY
    with acting(adviser):
        actions.start(internship=one, by=adviser, at=tomorrow)
        with pytest.raises(Refused, match="last day has not come"):
            actions.end(internship=one, by=adviser, at=tomorrow)
        done = actions.end(internship=one, by=adviser, at=now() + 14 * DAY)
    assert (done.state, done.last_on) == (State.ENDED, one.ends_on)


def test_the_person_takes_back_and_the_links_are_over(adviser: Actor, person: Person) -> None:
    one = rows.make_sent(person, adviser)
    link = rows.link_of(one, adviser, "person")
    herself = makers.newcomer(person)
    with acting(herself):
        actions.withdraw(internship=one, words="Ich habe Arbeit", by=herself, at=now())
    with acting(adviser):
        assert Pass.objects.get(pk=link.pk).ended_at is not None
    assert rows.fresh(one, adviser).state == State.WITHDRAWN


def test_a_lost_link_is_sent_again_and_the_old_one_is_over(adviser: Actor, person: Person) -> None:
    one = rows.make_sent(person, adviser)
    employer = rows.signer(one, adviser, "employer")
    with acting(adviser), pytest.raises(Refused, match="person signs first"):
        actions.send_again(internship=one, signer=employer, by=adviser, at=now())
    rows.sign(one, adviser, "person")
    one, old = rows.fresh(one, adviser), rows.link_of(one, adviser, "employer")
    with acting(adviser):
        with pytest.raises(Refused, match="a few minutes ago"):
            actions.send_again(internship=one, signer=employer, by=adviser, at=now())
        later = now() + timedelta(minutes=11)
        new = actions.send_again(internship=one, signer=employer, by=adviser, at=later)
    assert new.token_digest != old.token_digest
    with pytest.raises(queries.NoInternship):
        rows.sign(one, adviser, "employer", actor=rows.by_link(old))
    rows.sign(one, adviser, "employer")


def test_a_link_that_has_run_out_signs_nothing(adviser: Actor, person: Person) -> None:
    one = rows.make_sent(person, adviser)
    rows.sign(one, adviser, "person")
    link, digest = rows.link_of(one, adviser, "employer"), rows.shown(one, adviser)
    with acting(adviser):
        Pass.objects.filter(pk=link.pk).update(ends_at=now())
    employer = rows.signer(one, adviser, "employer")
    signed = actions.Signed(name="Ada", shown=digest, language="de", device="phone")
    with acting(rows.by_link(link)) as by, pytest.raises(Refused, match="link is over"):
        actions.sign(internship=one, signer=employer, signed=signed, by=by, at=now())


def test_diary_a_line_a_day_and_an_answer(adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    one = rows.make_running(person, adviser, place)
    entry = rows.make_entry(one, person)
    again = rows.make_entry(one, person, "Kabel verlegt und geprüft")
    assert again.pk == entry.pk
    herself = makers.newcomer(person)
    with acting(herself), pytest.raises(Refused, match="day of your internship"):
        actions.write(
            internship=one, on=today() + DAY, words="x", language="de", by=herself, at=now()
        )
    chef = rows.chef_of(place)
    with acting(chef):
        mine = queries.entry_for(entry.pk)
        actions.answer(entry=mine, words="Gut gemacht", by=chef, at=now())
    with acting(herself):
        [line] = queries.entries_of(one.pk)
        assert (line.answer, line.answered_by) == ("Gut gemacht", "Kim Chefin")


def test_each_side_tells_once_how_it_was(adviser: Actor, person: Person) -> None:
    one = rows.make_running(person, adviser)
    herself = makers.newcomer(person)
    rows.make_told(one, herself, Teller.PERSON)
    with pytest.raises(Refused, match="already"):
        rows.make_told(one, herself, Teller.PERSON)
    rows.make_told(one, adviser)
    told = actions.Told(went=Went.WELL, next=Next.JOB, skills=("no such",))
    with acting(adviser), pytest.raises(Refused, match="offered here"):
        actions.tell(
            internship=one, teller=Teller.EMPLOYER, told=told, language="de", by=adviser, at=now()
        )
    with acting(adviser):
        assert set(queries.impressions_of(one.pk)) == {"person", "employer"}


def test_the_program_starts_and_ends_by_the_day(adviser: Actor, person: Person) -> None:
    one = rows.sign_all(rows.make_sent(person, adviser), adviser)
    watcher = Actor(role=Watcher, region=person.region_id)
    after = now() + 14 * DAY
    with acting(watcher):
        assert queries.to_start(person.region_id, today()) == [one.pk]
        actions.start(internship=one, by=watcher, at=now())
        assert queries.to_end(person.region_id, today() + 13 * DAY) == []
        assert queries.to_end(person.region_id, today() + 14 * DAY) == [one.pk]
        done = actions.end(internship=one, by=watcher, at=after)
    assert (done.state, done.asked_on) == (State.ENDED, today() + 14 * DAY)

"""Who sees what of a programme, its mentors, a wish and a pair; asked in plain SQL as the program's role."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import (
    Administrator,
    Adviser,
    Analyst,
    Coordinator,
    Courier,
    EmployerContact,
    Eraser,
    Immigration,
    Member,
    Nobody,
    Usher,
)
from nahtlos.core.roles import Mentor as MentorRole
from nahtlos.core.wall import acting
from nahtlos.mentoring import actions
from nahtlos.network.models import Kind
from tests import makers
from tests.employers.rows import make_company, make_user
from tests.mentoring.rows import (
    NOW,
    Stage,
    in_state,
    make_active,
    make_mentor,
    make_programme,
    make_stage,
    make_wish,
    see_certificate,
    watcher,
)

pytestmark = pytest.mark.django_db
OF_A_PAIR = (
    "mentoring_wish",
    "mentoring_pair",
    "mentoring_introduced",
    "mentoring_meeting",
    "mentoring_word",
)
OF_MENTORS = ("mentoring_mentor", "mentoring_certificate", "mentoring_training")


@pytest.fixture
def stage() -> Stage:
    found = make_stage()
    pair = make_active(found)
    on = timezone.localdate(NOW)
    with acting(found.as_mentor) as by:
        actions.log_meeting(
            pair=pair, side="mentor", held_on=on, minutes=60, how="met", by=by, at=NOW
        )
        actions.say_word(
            pair=pair, side="mentor", about="help", reason="", text="Bitte.", by=by, at=NOW
        )
    see_certificate(found, found.mentor)
    with acting(found.runs):
        actions.note_training(mentor=found.mentor, what="Einführung", held_on=on, by=found.runs)
    return found


def seen(actor: Actor) -> set[str]:
    """The tables in which this actor sees a row."""
    found = set()
    with acting(actor), connection.cursor() as cursor:
        for table in (*OF_A_PAIR, *OF_MENTORS):
            cursor.execute(f"select count(*) from {table}")
            [count] = cursor.fetchone() or (0,)
            if count:
                found.add(table)
    return found


def test_both_the_programme_and_the_holder_see_their_part(stage: Stage) -> None:
    assert seen(stage.runs) == {*OF_A_PAIR, *OF_MENTORS}
    assert seen(stage.as_person) == set(OF_A_PAIR) - {"mentoring_word"}
    assert seen(stage.holder) == set(OF_A_PAIR) - {"mentoring_word"}
    assert seen(stage.as_mentor) == {*OF_A_PAIR, *OF_MENTORS} - {"mentoring_wish"}


def test_a_mentor_sees_no_person(stage: Stage) -> None:
    with acting(stage.as_mentor), connection.cursor() as cursor:
        cursor.execute("select first_name, languages from mentoring_introduced")
        assert cursor.fetchall() == [("Olena", ["uk", "de"])]
        cursor.execute("select count(*) from people_person")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    "role",
    [Adviser, Member, Coordinator, Immigration, EmployerContact, MentorRole, Analyst, Administrator,
     Usher, Courier, Nobody],
    ids=lambda role: role.key,
)  # fmt: skip
def test_everybody_else_sees_nothing(stage: Stage, role: type) -> None:
    other = makers.make_institution(stage.region, Kind.SCHOOL)
    actor = Actor(
        role=role, account=makers.make_account().pk, institution=other.pk, region=stage.region.pk
    )
    assert seen(actor) == set()
    assert seen(Actor()) == set()


@pytest.mark.parametrize(
    "role", [Coordinator, Analyst, Administrator, Immigration], ids=lambda role: role.key
)
def test_nor_does_another_role_at_the_programmes_own_institution(stage: Stage, role: type) -> None:
    assert seen(Actor(role=role, account=stage.runs.account, institution=stage.runs.institution,
                      region=stage.region.pk)) == set()  # fmt: skip


def test_another_mentor_of_the_programme_sees_their_own_row_alone(stage: Stage) -> None:
    other = makers.make_member(
        makers.make_institution(stage.region, Kind.VOLUNTEERS), MentorRole, name="Werner Muster"
    )
    make_mentor(stage.programme, stage.runs, other.account)
    assert seen(other) == {"mentoring_mentor"}


def test_nothing_crosses_the_border_of_the_region(stage: Stage) -> None:
    beyond = makers.make_region()
    assert seen(Actor(role=Member, account=stage.runs.account, institution=stage.runs.institution,
                      region=beyond.pk)) == set()  # fmt: skip


def test_the_watcher_sees_pairs_and_certificates_without_a_name(stage: Stage) -> None:
    assert seen(watcher(stage)) == {"mentoring_pair", "mentoring_certificate"}


def test_the_eraser_reaches_the_file_and_mentors_who_left(stage: Stage) -> None:
    eraser = Actor(role=Eraser, region=stage.region.pk)
    assert seen(eraser) == set(OF_A_PAIR)
    left = make_mentor(stage.programme, stage.runs)
    with acting(stage.runs):
        actions.let_go(mentor=left, by=stage.runs, at=NOW)
    assert seen(eraser) == {*OF_A_PAIR, "mentoring_mentor"}


def test_a_wish_reaches_the_programme_with_the_yes_and_leaves_it_when_it_is_taken_back() -> None:
    stage = make_stage()
    with acting(stage.holder) as by:
        wish = actions.propose(
            person=stage.person, programme=stage.programme, wanted=actions.Wanted(languages=["uk"]),
            by=by, at=NOW,
        )  # fmt: skip
    assert "mentoring_wish" not in seen(stage.runs)
    with acting(stage.as_person) as by:
        wish = actions.agree(wish=wish, sex="female", language="uk", by=by, at=NOW)
    assert "mentoring_wish" in seen(stage.runs)
    with acting(stage.as_person) as by:
        actions.close_wish(wish=wish, by=by, at=NOW)
    assert "mentoring_wish" not in seen(stage.runs)


def test_an_adviser_cannot_say_the_persons_yes_afterwards() -> None:
    stage = make_stage()
    with acting(stage.holder) as by:
        wish = actions.propose(
            person=stage.person, programme=stage.programme, wanted=actions.Wanted(languages=["uk"]),
            by=by, at=NOW,
        )  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            type(wish).objects.filter(pk=wish.pk).update(
                state="open", given_at=NOW, wording="x", language="de"
            )


def test_what_the_person_agreed_to_is_never_widened() -> None:
    stage = make_stage()
    wish = make_wish(stage)
    for actor in (stage.holder, stage.as_person, stage.runs):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(actor):
            type(wish).objects.filter(pk=wish.pk).update(more="und mehr")


def test_a_programme_of_a_company_is_run_by_whoever_signs_in_for_it() -> None:
    stage = make_stage()
    service = makers.make_member(makers.make_institution(stage.region))
    company = make_company(service)
    user = make_user(company, service)
    programme = make_programme(service, company=company)
    make_mentor(programme, user)
    assert "mentoring_mentor" in seen(user)
    assert "mentoring_mentor" in seen(service)
    assert "mentoring_mentor" not in seen(
        make_user(make_company(service, "Bau Muster"), service, "bau@muster.example")
    )


def test_who_left_is_forgotten_in_time_and_certificates_before(stage: Stage) -> None:
    left = make_mentor(stage.programme, stage.runs)
    see_certificate(stage, left)
    eraser = Actor(role=Eraser, region=stage.region.pk)
    with acting(stage.runs):
        actions.let_go(mentor=left, by=stage.runs, at=NOW - timedelta(days=100))
    assert actions.forget_mentors(by=eraser, at=NOW) == 0
    with acting(stage.runs):
        assert list(left.certificates.all()) == []
        assert type(left).objects.get(pk=left.pk).first_name == "Christa"
    assert actions.forget_mentors(by=eraser, at=NOW + timedelta(days=300)) == 1
    with acting(stage.runs):
        assert str(type(left).objects.get(pk=left.pk)) == "–"


def test_after_a_no_nothing_of_the_person_is_left_with_the_mentor() -> None:
    stage = make_stage()
    in_state(stage, "declined")
    assert seen(stage.as_mentor) == {"mentoring_mentor", "mentoring_pair"}

"""Who sees what of a project and its participants; asked in plain SQL as the program's role."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.roles import (
    Administrator,
    Adviser,
    Analyst,
    Coordinator,
    Counter,
    Courier,
    EmployerContact,
    Immigration,
    Member,
    Mentor,
    Nobody,
    Usher,
)
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.projects import actions
from nahtlos.projects.models import Participation, ProjectPartner
from tests import makers
from tests.internships import rows as internships
from tests.projects.rows import (
    NOW,
    Stage,
    agree,
    fresh,
    in_state,
    make_partner,
    make_stage,
    make_taken,
    note,
    watcher,
)

pytestmark = pytest.mark.django_db
OF_A_PERSON = (
    "projects_participation", "projects_card", "projects_attendance", "projects_practice",
)  # fmt: skip
OF_ALL = ("projects_project", "projects_projectpartner", "projects_slot")


@pytest.fixture
def stage() -> Stage:
    found = make_stage()
    one = make_taken(found)
    note(found, one)
    makers.make_record(found.person, found.holder)
    internship = internships.make_running(found.person, found.holder)
    with acting(found.holder) as by:
        actions.link_internship(one=one, internship=internship, by=by)
    return found


def seen(actor: Actor) -> set[str]:
    """The tables in which this actor sees a row."""
    found = set()
    with acting(actor), connection.cursor() as cursor:
        for table in (*OF_A_PERSON, *OF_ALL):
            cursor.execute(f"select count(*) from {table}")
            [count] = cursor.fetchone() or (0,)
            if count:
                found.add(table)
    return found


def test_holder_person_and_trainer_see_the_place(stage: Stage) -> None:
    for by in (stage.holder, stage.as_person, stage.trainer):
        assert seen(by) == {*OF_A_PERSON, *OF_ALL}


def test_a_trainer_sees_no_file_and_no_internship(stage: Stage) -> None:
    with acting(stage.trainer), connection.cursor() as cursor:
        cursor.execute("select first_name, needs from projects_card")
        assert cursor.fetchall() == [("Olena", "Kinderbetreuung bis 9 Uhr")]
        for table in ("people_person", "people_contact", "people_record", "internships_internship"):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table


def test_the_coordination_sees_no_person(stage: Stage) -> None:
    assert seen(stage.lead) == set(OF_ALL)


def test_the_program_sees_days_and_no_name(stage: Stage) -> None:
    assert seen(watcher(stage.region)) == {"projects_participation", *OF_ALL}


@pytest.mark.parametrize(
    "role", [Immigration, EmployerContact, Mentor, Analyst, Usher, Courier, Nobody],
    ids=lambda role: role.key,
)  # fmt: skip
def test_others_see_nothing_at_all(stage: Stage, role: type) -> None:
    assert seen(Actor(role=role, account=stage.trainer.account, institution=stage.trainer.institution,
                      region=stage.region.pk)) == set()  # fmt: skip


@pytest.mark.parametrize("role", [Coordinator, Administrator], ids=lambda role: role.key)
def test_another_role_at_the_partner_sees_no_person(stage: Stage, role: type) -> None:
    assert seen(Actor(role=role, account=stage.trainer.account, institution=stage.trainer.institution,
                      region=stage.region.pk)) == set(OF_ALL)  # fmt: skip


@pytest.mark.parametrize("how", ["no partner", "asked", "meets nobody", "declined", "joined later"])
def test_a_partner_that_does_not_meet_them_sees_no_person(stage: Stage, how: str) -> None:
    place = makers.make_institution(stage.region, Kind.CHAMBER)
    by = makers.make_member(place, Member)
    if how != "no partner":
        partner = make_partner(stage.project, stage.lead, place, meets=how != "meets nobody")
        if how != "asked":
            agree(partner, by)
        if how == "declined":
            with acting(by):
                actions.decline(partner=partner, words="Kein Raum", by=by, at=NOW)
    assert seen(by) == set(OF_ALL)


def test_sight_ends_when_the_partner_steps_back(stage: Stage) -> None:
    with acting(stage.trainer) as by:
        partner = ProjectPartner.objects.get(institution=by.institution)
        actions.decline(partner=partner, words="Keine Zeit mehr", by=by, at=NOW)
    assert seen(stage.trainer) == set(OF_ALL)


@pytest.mark.parametrize("state", ["proposed", "waiting", "refused", "withdrawn", "lapsed"])
def test_nobody_is_seen_before_they_take_part(state: str) -> None:
    made = make_stage()
    one = in_state(made, state)
    with acting(made.trainer):
        assert not Participation.objects.filter(pk=one.pk).exists()


def test_a_quarter_after_the_end_the_partner_sees_nothing() -> None:
    made = make_stage()
    one = in_state(made, "left")
    with acting(made.trainer):
        assert Participation.objects.filter(pk=one.pk).exists()
    with acting(made.holder):
        Participation.objects.filter(pk=one.pk).update(ended_at=NOW - timedelta(days=91))
    with acting(made.trainer):
        assert not Participation.objects.filter(pk=one.pk).exists()


def test_nothing_crosses_the_border_of_the_region(stage: Stage) -> None:
    beyond = makers.make_institution(makers.make_region())
    for role in (Adviser, Member, Coordinator):
        assert seen(makers.make_member(beyond, role)) == set()


def test_a_trainer_changes_nothing_but_how_it_goes(stage: Stage) -> None:
    one = fresh(stage, make_taken(stage, makers.make_person(stage.holder, "Saba")))
    changes: tuple[dict[str, Any], ...] = (
        {"seen_by": []},
        {"given_at": NOW - timedelta(days=1)},
        {"language": "fr"},
        {"person_id": stage.person.pk},
    )
    for new in changes:
        with pytest.raises(DatabaseError), transaction.atomic(), acting(stage.trainer):
            Participation.objects.filter(pk=one.pk).update(**new)


def test_figures_are_for_the_program_alone(stage: Stage) -> None:
    def rows(by: Actor) -> int:
        with acting(by), connection.cursor() as cursor:
            cursor.execute("select count(*) from projects_brought(%s)", [stage.project.pk])
            [count] = cursor.fetchone() or (0,)
        return int(count)

    assert rows(Actor(role=Counter, region=stage.region.pk)) > 0
    counter = Actor(role=Counter, region=stage.region.pk, account=stage.lead.account)
    beyond = Actor(role=Counter, region=makers.make_region().pk)
    for by in (stage.lead, stage.trainer, stage.holder, stage.as_person, Actor(), counter):
        assert rows(by) == 0
    with acting(beyond), connection.cursor() as cursor:
        cursor.execute("select sum(number) from projects_brought(%s)", [stage.project.pk])
        assert cursor.fetchone() in {(0,), (None,)}


def test_the_coordination_writes_no_place(stage: Stage) -> None:
    school = Institution.objects.get(pk=makers.sure(stage.trainer.institution))
    for by in (stage.lead, stage.trainer, makers.make_member(school)):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(by):
            Participation.objects.create(
                person=stage.person, region_id=stage.person.region_id,
                institution_id=stage.person.institution_id, project=stage.project,
            )  # fmt: skip

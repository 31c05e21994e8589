"""A group that nothing covers becomes a project with one press: traits and numbers, nobody's row."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.law.catalogue import catalogue
from nahtlos.network.models import Kind
from nahtlos.offers.queries import with_seats
from nahtlos.outcomes.actions.gaps import gaps
from nahtlos.people.models import Person
from nahtlos.projects import queries
from nahtlos.projects.models import Lacks, Project
from tests import makers
from tests.network.entering import enter
from tests.offers.rows import make_offer, make_run
from tests.projects.rows import NOW, TODAY, Stage, make_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    """Twelve young persons with a Duldung and without a school certificate."""
    made = make_stage("planned")
    for number in range(12):
        person = makers.make_person(made.holder, f"Amir{number}")
        makers.make_record(
            person, made.holder, birth_date=date(TODAY.year - 20, 5, 5), status="duldung_60b",
            nationality="AF", arrival_date=date(TODAY.year - 3, 1, 1),
        )  # fmt: skip
        for name, value in (
            ("has_school_certificate", False),
            ("german", "A2"),
            ("benefit", "ASYLBLG"),
        ):
            makers.make_fact(person, made.holder, name, value=value)
    return made


@pytest.fixture
def settled(stage: Stage) -> None:
    """Twelve persons with a protection, to whom an vocational language course is open."""
    for number in range(12):
        person = makers.make_person(stage.holder, f"Sami{number}")
        makers.make_record(
            person, stage.holder, birth_date=date(1990, 1, 1), status="ae_25_2", nationality="SY"
        )
        for name, value in (("german", "B1"), ("benefit", "SGB_II"), ("unemployed", True)):
            makers.make_fact(person, stage.holder, name, value=value)


@pytest.fixture
def desk(stage: Stage) -> Client:
    return enter(stage.lead)


def test_one_press_makes_an_idea_with_traits_and_a_number(stage: Stage, desk: Client) -> None:
    with acting(stage.lead):
        found = queries.groups(stage.region.pk, TODAY)
    assert found.groups
    group = found.groups[0]
    page = desk.get("/projects/groups/").content.decode()
    assert group.digest in page
    assert "Amir" not in page
    answer = desk.post("/projects/groups/take/", {"group": group.digest})
    with acting(stage.lead):
        made = Project.objects.get(digest=group.digest)
    assert answer["Location"] == f"/projects/{made.pk}/"
    assert (made.state, made.persons, made.traits) == (
        "idea",
        group.persons,
        list(group.traits),
    )
    assert made.persons is not None
    assert made.persons >= 3


def test_pressed_twice_it_is_one_project(stage: Stage, desk: Client) -> None:
    with acting(stage.lead):
        digest = queries.groups(stage.region.pk, TODAY).groups[0].digest
    first, second = (desk.post("/projects/groups/take/", {"group": digest}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert "There is a project for this group" in desk.get("/projects/groups/").content.decode()


def test_a_group_that_is_not_there_any_more_says_so(desk: Client) -> None:
    for typed in ("", "x", str(uuid4())):
        answer = desk.post("/projects/groups/take/", {"group": typed})
        assert answer.status_code == 403
        assert "not the same any more" in answer.content.decode()


def test_among_few_nothing_is_counted() -> None:
    made = make_stage("planned")
    with acting(made.lead):
        assert queries.groups(made.region.pk, TODAY) == queries.Found((), few=True)
    assert "Too few to count" in enter(made.lead).get("/projects/groups/").content.decode()


def without_seat(stage: Stage) -> list[queries.Group]:
    """The groups to whom something is open that has no seat here."""
    with acting(stage.lead):
        found = queries.groups(stage.region.pk, TODAY).groups
    return [one for one in found if one.lacks.is_seat]


@pytest.mark.usefixtures("settled")
def test_what_is_open_without_a_seat_here_is_a_group_and_becomes_a_project(
    stage: Stage, desk: Client
) -> None:
    group = without_seat(stage)[0]
    assert str(group.lacks.label) in desk.get("/projects/groups/").content.decode()
    answer = desk.post("/projects/groups/take/", {"group": group.digest})
    with acting(stage.lead):
        made = Project.objects.get(digest=group.digest)
    assert answer["Location"] == f"/projects/{made.pk}/"
    assert (made.lacks, made.persons) == (group.lacks, group.persons)


def test_whom_everybody_declined_is_a_group_on_the_page_in_an_edition_and_becomes_a_project(
    stage: Stage, desk: Client
) -> None:
    schools = [makers.make_institution(stage.region, Kind.SCHOOL) for _ in range(2)]
    with acting(stage.holder):
        asked = list(Person.objects.filter(given_name__startswith="Amir")[:7])
    for person in asked:
        for to in schools:
            makers.make_referral(person, to.pk, stage.holder, state="declined", topic="language")
    with acting(stage.lead):
        found = queries.groups(stage.region.pk, TODAY).groups
    (group,) = (one for one in found if one.lacks.is_declined)
    assert (group.lacks, group.persons) == (Lacks.DECLINED_LANGUAGE, 7)
    page = desk.get("/projects/groups/").content.decode()
    assert str(group.lacks.label) in page
    assert group.says[0] in page
    desk.post("/projects/groups/take/", {"group": group.digest})
    with acting(Actor(role=Counter, region=stage.region.pk)):
        kept = gaps(stage.region.pk, TODAY)["gaps"][1]["rows"]
    with acting(stage.lead):
        assert Project.objects.get(digest=group.digest).lacks == "declined_language"
    (row,) = (one for one in kept if one["kind"] == "declined_language")
    assert (row["persons"], row["certain"]) == (5, 5), "in steps of five, as the other groups"


@pytest.mark.usefixtures("settled")
def test_a_seat_in_every_course_leaves_no_such_group(stage: Stage) -> None:
    school = makers.make_institution(stage.region, Kind.SCHOOL)
    with acting(makers.keeper(stage.region.pk)):
        offer = make_offer(school, instruments=sorted(catalogue().instruments))
        run = make_run(offer, seats=1)
        assert with_seats(stage.region.pk, TODAY) == frozenset(catalogue().instruments)
    assert not without_seat(stage)
    with acting(makers.keeper(stage.region.pk)):
        type(run).objects.filter(pk=run.pk).update(cancelled_at=NOW)
        assert with_seats(stage.region.pk, TODAY) == frozenset()


def test_only_the_coordination_looks_for_groups(stage: Stage) -> None:
    other = makers.make_member(makers.make_institution(stage.region, Kind.CHAMBER))
    for by in (stage.trainer, stage.holder, other):
        assert enter(by).get("/projects/groups/").status_code == 403
        assert enter(by).post("/projects/groups/take/", {"group": "x"}).status_code == 403

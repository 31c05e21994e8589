"""A group that nothing covers becomes a project with one press: traits and numbers, nobody's row."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from nahtlos.core.wall import acting
from nahtlos.network.models import Kind
from nahtlos.projects import queries
from nahtlos.projects.models import Project
from tests import makers
from tests.network.entering import enter
from tests.projects.rows import TODAY, Stage, make_stage

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


def test_only_the_coordination_looks_for_groups(stage: Stage) -> None:
    other = makers.make_member(makers.make_institution(stage.region, Kind.CHAMBER))
    for by in (stage.trainer, stage.holder, other):
        assert enter(by).get("/projects/groups/").status_code == 403
        assert enter(by).post("/projects/groups/take/", {"group": "x"}).status_code == 403

"""The wall of the consultation day: numbers for those who run it, names for those who were told them."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.roles import Immigration, role
from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.models import (
    Coming,
    Day,
    Draft,
    Guest,
    Helper,
    Meeting,
    Outcome,
    Pass,
    Running,
    Shown,
    Visitor,
    Want,
)
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Consent, Person
from nahtlos.plan.models import Step
from tests import makers
from tests.days import rows
from tests.wall.ground import one

pytestmark = pytest.mark.django_db
WITHOUT_NAMES = ("visitor", "want", "meeting", "draft")
TABLES = (*WITHOUT_NAMES, "pass", "guest", "shown", "coming", "outcome", "helper")
STRANGERS = ("employer", "mentor", "analyst", "administrator", "counter", "watcher", "nobody")


@dataclass(frozen=True)
class Scene:
    """A planned day. Visitor 1 signed up and shows the name to the Jobcenter; 2 shows it to nobody;
    3 has a file at a welfare association and agreed to the plan being seen at the Jobcenter.
    """

    stage: rows.Stage
    first: actions.Joined
    second: actions.Joined
    holder: Actor
    person: Person
    office: Actor


@pytest.fixture
def scene() -> Scene:
    stage = rows.make_stage()
    bureau = makers.make_institution(stage.region, Kind.IMMIGRATION_OFFICE)
    rows.make_desk(stage, bureau, ["residence"])
    with acting(stage.runs):
        actions.set_topics(
            day=stage.day, by=stage.runs,
            topics=[actions.Topical(t, 20, 9) for t in ("work", "language", "residence")],
        )  # fmt: skip
        actions.ask_helper(day=stage.day, institution=stage.city, by=stage.runs, name="Rahel")
    first = rows.sign_up(stage, "work", "residence", shown=[stage.jobcenter.pk])
    second = rows.sign_up(stage, "work", name="Halyna")
    holder, person = rows.holder(stage)
    rows.name(stage, person, holder, "work")
    makers.make_consent(person, stage.jobcenter.pk, holder, ("plan",), purpose="day")
    rows.planned(stage)
    return Scene(stage, first, second, holder, person, makers.make_member(bureau, Immigration))


def seen(by: Actor) -> dict[str, int]:
    """How many rows of each table there are for somebody."""
    with acting(by):
        found = {name: one(f"select count(*) from days_{name}") for name in TABLES}
    return {name: number for name, number in found.items() if number}


def test_whoever_runs_it_sees_numbers_and_names_of_those_without_a_file(scene: Scene) -> None:
    assert seen(scene.stage.runs) == {
        "visitor": 3, "want": 4, "meeting": 4, "draft": 1, "guest": 2, "helper": 1,
    }  # fmt: skip


def test_the_coordination_sees_numbers_and_no_name(scene: Scene) -> None:
    assert seen(scene.stage.coordinator) == {
        "visitor": 3, "want": 4, "meeting": 4, "draft": 1, "helper": 1,
    }  # fmt: skip


def test_a_desk_sees_whom_it_meets_and_the_names_that_it_may_know(scene: Scene) -> None:
    there = seen(scene.stage.at_jobcenter)
    assert there == {"visitor": 3, "meeting": 3, "guest": 1, "shown": 1, "coming": 1, "helper": 1}
    with acting(scene.stage.at_jobcenter):
        assert Guest.objects.get().first_name == "Iryna"
        assert Coming.objects.get().person.given_name == "Olena"


def test_a_desk_that_meets_nobody_sees_nobody(scene: Scene) -> None:
    assert seen(scene.stage.at_school) == {"helper": 1}


def test_a_yes_to_an_institution_that_meets_nobody_shows_it_nothing(scene: Scene) -> None:
    actions.show_name(
        visitor=rows.visitor(scene.stage, 2), institutions=[scene.stage.school.pk], by=NOBODY,
        at=rows.NOW,
    )  # fmt: skip
    assert seen(scene.stage.at_school) == {"shown": 1, "helper": 1}


def test_the_immigration_office_sees_its_own_column_without_names(scene: Scene) -> None:
    assert seen(scene.office) == {"meeting": 1}
    actions.show_name(
        visitor=scene.first.visitor, institutions=[makers.sure(scene.office.institution)],
        by=NOBODY, at=rows.NOW,
    )  # fmt: skip
    assert seen(scene.office) == {"meeting": 1, "guest": 1, "shown": 1}


def test_a_name_that_is_taken_back_is_gone_at_once(scene: Scene) -> None:
    actions.show_name(visitor=scene.first.visitor, institutions=[], by=NOBODY, at=rows.NOW)
    assert "guest" not in seen(scene.stage.at_jobcenter)


def test_the_holder_sees_their_own_visitor_alone(scene: Scene) -> None:
    found = seen(scene.holder)
    assert found == {"visitor": 1, "want": 1, "meeting": 1, "coming": 1, "helper": 1}


def test_a_link_opens_its_own_visit_and_nothing_else(scene: Scene) -> None:
    assert seen(rows.as_link(scene.second)) == {
        "visitor": 1, "want": 1, "meeting": 1, "pass": 1, "guest": 1,
    }  # fmt: skip
    with acting(rows.as_link(scene.second)):
        assert Guest.objects.get().first_name == "Halyna"


def test_the_person_sees_their_own_visit(scene: Scene) -> None:
    found = seen(makers.newcomer(scene.person))
    assert found == {"visitor": 1, "want": 1, "meeting": 1, "coming": 1}


@pytest.mark.parametrize("key", STRANGERS)
def test_nobody_else_sees_anything(scene: Scene, key: str) -> None:
    assert seen(replace(scene.stage.runs, role=role(key))) == {}


def test_another_region_sees_nothing(scene: Scene) -> None:
    other = rows.make_stage()
    assert seen(other.runs) == {}
    assert seen(other.coordinator) == {}


def test_the_program_sees_no_file(scene: Scene) -> None:
    found = seen(rows.usher(scene.stage))
    assert "coming" not in found
    assert "outcome" not in found


@pytest.mark.parametrize("table", [Visitor, Want, Meeting, Pass, Guest, Shown, Draft])
def test_only_the_program_writes_what_is_without_a_name(scene: Scene, table: type[Visitor]) -> None:
    with acting(rows.usher(scene.stage)):
        keys = list(table.objects.values_list("pk", flat=True))
    assert keys
    for by in (scene.stage.runs, scene.stage.at_jobcenter, scene.stage.coordinator, scene.holder,
               rows.as_link(scene.first), makers.newcomer(scene.person)):  # fmt: skip
        with acting(by):
            assert table.objects.filter(pk__in=keys)._raw_delete("default") == 0


def begun(scene: Scene, number: int) -> Meeting:
    """The meeting of a visitor at the Jobcenter, while it is on."""
    by = scene.stage.at_jobcenter
    with acting(by):
        meeting = Meeting.objects.select_related("day", "desk").get(number=number, topic="work")
        return actions.move(
            meeting=meeting, to=Running.BEGUN, by=by, at=scene.stage.day.moment(540)
        )


def tell(scene: Scene, meeting: Meeting) -> Outcome:
    by = scene.stage.at_jobcenter
    with acting(by):
        return actions.tell_outcome(
            meeting=meeting, what="Lebenslauf schreiben", by_visitor=True, until=None, by=by,
            at=rows.NOW,
        )  # fmt: skip


def test_what_came_of_it_stands_in_the_plan_of_whoever_agreed(scene: Scene) -> None:
    assert tell(scene, begun(scene, 3)).in_plan
    with acting(scene.holder):
        assert Step.objects.get(person=scene.person).what == "Lebenslauf schreiben"
        assert Outcome.objects.count() == 1
    for other in (scene.stage.runs, scene.stage.coordinator, scene.stage.at_school):
        assert "outcome" not in seen(other)


def test_without_consent_to_the_plan_nothing_is_written_into_it(scene: Scene) -> None:
    with acting(scene.holder):
        from_now = rows.NOW - timedelta(minutes=1)
        Person.objects.get(pk=scene.person.pk)
        Consent.objects.filter(person=scene.person).update(revoked_at=from_now)
    assert not tell(scene, begun(scene, 3)).in_plan
    assert not tell(scene, begun(scene, 1)).in_plan
    with acting(scene.holder):
        assert Step.objects.count() == 0


def _step(scene: Scene, by: Actor) -> Step:
    person = scene.person
    return Step(**makers.of(person), what="x", who="person", agreed_by_id=makers.sure(by.account))


def test_a_desk_writes_into_a_plan_only_while_or_after_it_meets_the_person(scene: Scene) -> None:
    by = scene.stage.at_jobcenter
    with acting(by), pytest.raises(ProgrammingError), transaction.atomic():
        _step(scene, by).save(force_insert=True)
    begun(scene, 3)
    with acting(by):
        _step(scene, by).save(force_insert=True)
    other = scene.stage.at_school
    makers.make_consent(scene.person, scene.stage.school.pk, scene.holder, ("plan",))
    with acting(other), pytest.raises(ProgrammingError), transaction.atomic():
        _step(scene, other).save(force_insert=True)


def test_first_names_go_after_their_time(scene: Scene) -> None:
    by = rows.usher(scene.stage)
    late = scene.stage.day.on + timedelta(days=scene.stage.day.keep_days)
    assert actions.clear_guests(by=by, on=late) == 0
    assert actions.clear_guests(by=by, on=late + timedelta(days=1)) == 2
    assert "guest" not in seen(scene.stage.runs)


def test_first_names_are_not_seen_after_their_time_even_if_the_night_did_not_run(
    scene: Scene,
) -> None:
    past = scene.stage.day.on - timedelta(days=60)
    Day.objects.filter(pk=scene.stage.day.pk).update(on=past)
    assert "guest" not in seen(scene.stage.runs)
    assert "guest" not in seen(scene.stage.at_jobcenter)


def test_names_stand_in_no_book(scene: Scene) -> None:
    house = replace(scene.stage.runs, role=role("administrator"))
    with acting(house):
        kept = one("select coalesce(string_agg(after::text, ''), '') from core_change")
    assert kept
    for name in ("Iryna", "Halyna", "Rahel"):
        assert name not in kept
    assert Institution.objects.filter(pk=scene.stage.city.pk).exists()
    assert Helper.objects.count() == 0

"""Places and the waiting list, attendance, results, internships; what the program settles by itself."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.jobs import projects as jobs
from nahtlos.network.models import Institution, Kind
from nahtlos.people import actions as people
from nahtlos.projects import actions, queries
from nahtlos.projects.models import Attendance, Card, Participation, Place, Practice, Project
from tests import makers
from tests.internships import rows as internships
from tests.projects.rows import (
    NOW,
    TODAY,
    Stage,
    agree,
    fill,
    fresh,
    go,
    himself,
    in_state,
    make_partner,
    make_project,
    make_stage,
    make_taken,
    note,
    project_of,
    propose,
    say_yes,
    tend,
    watcher,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return make_stage()


def test_a_yes_takes_a_place_and_the_last_ones_wait_in_order(stage: Stage) -> None:
    fill(stage)
    first = make_taken(stage, makers.make_person(stage.holder, "Ali"), NOW - timedelta(hours=2))
    second = make_taken(stage, makers.make_person(stage.holder, "Bela"), NOW - timedelta(hours=1))
    assert (first.state, second.state) == (Place.WAITING, Place.WAITING)
    assert (project_of(stage).taken, project_of(stage).waiting, project_of(stage).free) == (2, 2, 0)


def test_whoever_waits_longest_has_the_place_that_is_left(stage: Stage) -> None:
    there = fill(stage)
    later = make_taken(stage, makers.make_person(stage.holder, "Ali"), NOW - timedelta(hours=1))
    sooner = make_taken(stage, makers.make_person(stage.holder, "Bela"), NOW - timedelta(hours=2))
    with acting(himself(there[0])) as by:
        actions.leave(one=there[0], reason="course", by=by, at=NOW)
    tend(stage)
    assert (fresh(stage, sooner).state, fresh(stage, later).state) == (Place.TAKEN, Place.WAITING)


def test_nobody_passes_the_waiting_list(stage: Stage) -> None:
    there = fill(stage)
    waits = make_taken(stage, makers.make_person(stage.holder, "Ali"))
    with acting(himself(there[0])) as by:
        actions.leave(one=there[0], reason="moved", by=by, at=NOW)
    assert make_taken(stage).state == Place.WAITING
    tend(stage)
    assert fresh(stage, waits).state == Place.TAKEN


def test_the_database_never_holds_more_than_places(stage: Stage) -> None:
    fill(stage)
    one = propose(stage)
    full = pytest.raises(IntegrityError, match="never_more_than_places")
    with full, transaction.atomic(), acting(stage.as_person):
        Participation.objects.filter(pk=one.pk).update(
            state="taken", given_at=NOW, taken_at=NOW, wording="x", language="de"
        )
    with acting(stage.lead), pytest.raises(DatabaseError), transaction.atomic():
        Project.objects.filter(pk=stage.project.pk).update(taken=0)


def test_places_are_not_taken_from_whoever_has_one(stage: Stage) -> None:
    fill(stage)
    told = actions.Told(title="x", places=1)
    with acting(stage.lead) as by, pytest.raises(Refused, match="More persons take part"):
        actions.change(project=stage.project, told=told, by=by)


def test_an_erased_file_frees_its_place(stage: Stage) -> None:
    one = make_taken(stage)
    with acting(stage.holder):
        Card.objects.filter(participation=one).delete()
        Participation.objects.filter(pk=one.pk).delete()
    assert project_of(stage).taken == 0


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("twice", "has been proposed, or takes part already"),
        ("region", "run in another region"),
        ("idea", "takes nobody at the moment"),
        ("other", "institution"),
    ],
)
def test_whom_one_cannot_propose(stage: Stage, given: str, sentence: str) -> None:
    by, project = stage.holder, stage.project
    if given == "twice":
        propose(stage)
    elif given == "idea":
        project = make_project(stage.lead)
    elif given == "other":
        by = makers.make_member(makers.make_institution(stage.region))
    elif given == "region":
        project = make_stage().project
    with acting(by), pytest.raises(Refused, match=sentence):
        actions.propose(person=stage.person, project=project, needs="", by=by, at=NOW)


def test_the_person_says_yes_to_exactly_this(stage: Stage) -> None:
    one = make_taken(stage)
    assert (one.language, len(one.wording)) == ("ar", 12)
    assert one.seen_by == [stage.trainer.institution]
    for table, new in ((Card, {"needs": "anders"}), (Participation, {"seen_by": []})):
        key = {"participation": one.pk} if table is Card else {"pk": one.pk}
        with pytest.raises(DatabaseError), transaction.atomic(), acting(stage.holder):
            table.objects.filter(**key).update(**new)


def test_a_partner_that_joins_later_waits_for_the_persons_word(stage: Stage) -> None:
    one = make_taken(stage)
    chamber = makers.make_institution(stage.region, Kind.CHAMBER)
    later = makers.make_member(chamber)
    agree(make_partner(stage.project, stage.lead, chamber), later)
    with acting(later):
        assert queries.participants(stage.project) == []
    with acting(stage.as_person) as by:
        assert [each.pk for each in queries.newly_meeting(one)] == [chamber.pk]
        actions.widen(one=one, by=by)
    with acting(later):
        assert [each.first_name for each in queries.participants(stage.project)] == ["Olena"]


# --- attendance ---------------------------------------------------------------------------------------
def test_a_list_that_is_sent_twice_stands_once(stage: Stage) -> None:
    one = make_taken(stage)
    assert (note(stage, one), note(stage, one, "late")) == (1, 1)
    with acting(stage.trainer):
        assert list(Attendance.objects.values_list("how", flat=True)) == ["late"]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(-1, "lies ahead"), (200, "does not run"), (1, "Nothing stands in the week on this day")],
)
def test_a_day_that_cannot_be_noted_says_why(stage: Stage, days: int, sentence: str) -> None:
    one, on = make_taken(stage), TODAY - timedelta(days=days)
    with acting(stage.lead):
        stage.project.slots.filter(weekday=(TODAY - timedelta(days=1)).weekday()).delete()
    with pytest.raises(Refused, match=sentence):
        note(stage, one, on=on)


def test_only_who_meets_them_notes_attendance(stage: Stage) -> None:
    one = make_taken(stage)
    with acting(stage.holder) as by, pytest.raises(Refused, match="Only partners that meet"):
        actions.note(
            project=stage.project, on=TODAY, marks={one.pk: "present"}, by=by, at=NOW, today=TODAY
        )
    row = {
        "person_id": one.person_id, "region_id": one.region_id, "institution_id": one.institution_id,
        "participation": one, "on": TODAY, "how": "present",
    }  # fmt: skip
    for by in (stage.holder, stage.lead, stage.as_person):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(by):
            Attendance.objects.create(**row)


def test_somebody_elses_participants_are_not_noted(stage: Stage) -> None:
    other = make_taken(make_stage())
    assert note(stage, other) == 0


# --- results and internships --------------------------------------------------------------------------
def test_no_result_is_not_nothing_yet(stage: Stage) -> None:
    one = in_state(stage, "finished")
    assert (one.result, one.result_on) == ("", None)
    with acting(stage.holder) as by:
        told = actions.record(one=one, result="nothing_yet", on=TODAY, by=by)
        assert told.result == "nothing_yet"
        back = actions.record(one=one, result="", on=TODAY, by=by)
    assert (back.result, back.result_on) == ("", None)


def test_a_result_is_written_down_afterwards_by_who_knows(stage: Stage) -> None:
    one = make_taken(stage)
    with acting(stage.trainer) as by, pytest.raises(Refused, match="still takes part"):
        actions.record(one=one, result="job", on=TODAY, by=by)
    stranger = makers.make_member(makers.make_institution(stage.region))
    with acting(stranger), pytest.raises(Refused):
        actions.record(one=one, result="job", on=TODAY, by=stranger)


def test_an_internship_belongs_to_the_project_once(stage: Stage) -> None:
    one = make_taken(stage)
    makers.make_record(stage.person, stage.holder)
    internship = internships.make_running(stage.person, stage.holder)
    with acting(stage.holder) as by:
        assert queries.internships_to_link(one) == [internship]
        actions.link_internship(one=one, internship=internship, by=by)
        with pytest.raises(Refused, match="belongs to a project already"):
            actions.link_internship(one=one, internship=internship, by=by)
        assert queries.practices_of(one) == [internship]
        actions.unlink_internship(one=one, internship=internship.pk, by=by)
        actions.unlink_internship(one=one, internship=internship.pk, by=by)
        assert Practice.objects.count() == 0


def test_the_internship_of_somebody_else_does_not(stage: Stage) -> None:
    one = make_taken(stage)
    other = makers.make_person(stage.holder, "Amir")
    makers.make_record(other, stage.holder)
    internship = internships.make_running(other, stage.holder)
    with acting(stage.holder) as by, pytest.raises(Refused, match="somebody else"):
        actions.link_internship(one=one, internship=internship, by=by)


# --- the program --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("end", "states"),
    [("ended", {"finished", "lapsed"}), ("given_up", {"left", "lapsed"})],
)
def test_with_the_project_ends_what_is_live(stage: Stage, end: str, states: set[str]) -> None:
    fill(stage)
    make_taken(stage)
    propose(stage, makers.make_person(stage.holder, "Ali"))
    go(stage.project, stage.lead, end)
    assert jobs.tend(watcher(stage.region)) == 4
    assert jobs.tend(watcher(stage.region)) == 0
    with acting(stage.holder):
        assert set(Participation.objects.values_list("state", flat=True)) == states
    assert project_of(stage).taken == project_of(stage).waiting == 0


def test_a_project_begins_on_its_first_day_by_itself() -> None:
    stage = make_stage("planned", "agreed", starts_on=TODAY)
    assert jobs.tend(watcher(stage.region)) == 1
    assert project_of(stage).state == "running"


def test_a_closed_case_leaves_the_list_and_not_the_project(stage: Stage) -> None:
    makers.make_record(stage.person, stage.holder)
    one = make_taken(stage)
    with acting(stage.holder) as by:
        people.close_case(person=stage.person, reason="moved", by=by, at=NOW)
    assert fresh(stage, one).state == Place.TAKEN


def test_a_closed_case_takes_a_proposal_back(stage: Stage) -> None:
    makers.make_record(stage.person, stage.holder)
    one = propose(stage)
    with acting(stage.holder) as by:
        people.close_case(person=stage.person, reason="moved", by=by, at=NOW)
    assert fresh(stage, one).state == Place.WITHDRAWN


@pytest.fixture
def twin(stage: Stage) -> Any:
    makers.make_record(stage.person, stage.holder)
    twin = makers.make_person(stage.holder)
    makers.make_record(twin, stage.holder)
    return twin


def _join(stage: Stage, twin: Any) -> None:
    with acting(stage.holder) as by:
        people.merge(person=stage.person, merged=twin, by=by, at=NOW)


@pytest.mark.parametrize("make", [make_taken, propose])
def test_of_two_places_the_one_that_came_further_stays(
    stage: Stage, twin: Any, make: Callable[[Stage], Participation]
) -> None:
    own, theirs = make(stage), propose(stage, twin)
    _join(stage, twin)
    assert fresh(stage, own).state == own.state
    assert (fresh(stage, theirs).state, fresh(stage, theirs).person_id) == (
        Place.WITHDRAWN, stage.person.pk,
    )  # fmt: skip


def test_two_who_take_part_are_not_joined(stage: Stage, twin: Any) -> None:
    make_taken(stage), make_taken(stage, twin)
    with pytest.raises(Refused, match="Both files take part in the same project"):
        _join(stage, twin)


def test_attendance_goes_along_when_files_are_joined(stage: Stage, twin: Any) -> None:
    one = make_taken(stage, twin)
    note(stage, one)
    _join(stage, twin)
    with acting(stage.holder):
        assert Attendance.objects.get().person_id == stage.person.pk
    assert say_yes(stage, propose(stage, makers.make_person(stage.holder, "Ali"))).state == "taken"


def test_an_institution_elsewhere_is_no_partner(stage: Stage) -> None:
    beyond: Institution = makers.make_institution(makers.make_region())
    with acting(stage.lead), pytest.raises(Refused, match="institution of this region"):
        make_partner(stage.project, stage.lead, beyond)

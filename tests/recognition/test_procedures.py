"""Procedures: which move comes after which, what the law learns of it, and how a mistake is undone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from nahtlos.core import news
from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import ROLES, Adviser
from nahtlos.core.wall import acting
from nahtlos.law import queries as law
from nahtlos.people import actions as file
from nahtlos.people import queries as people
from nahtlos.people.models import Person, Qualification
from nahtlos.recognition import access, actions, queries
from nahtlos.recognition.actions import Entrance, Told
from nahtlos.recognition.models import MOVES, Cost, Procedure, State
from nahtlos.recognition.news import ProcedureMoved
from tests.makers import (
    make_fact,
    make_institution,
    make_member,
    make_person,
    make_qualification,
    make_record,
    newcomer,
)
from tests.recognition.rows import make_document, make_procedure

pytestmark = pytest.mark.django_db
FIRST = date(2026, 9, 1)
NURSING = Entrance("pflegefach", "health_federal", "land_health_authority")
CRAFT = Entrance("elektro_bau", "craft_geselle", "hwk")


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser)
    return person


@pytest.fixture
def nurse(olena: Person, adviser: Actor) -> Qualification:
    found = make_qualification(olena, adviser, "Krankenschwester", kldb="81302")
    found.person = olena
    return found


def begun(nurse: Qualification, by: Actor, entrance: Entrance = NURSING) -> Procedure:
    with acting(by):
        return actions.begin(
            qualification=nurse, to=State.APPLIED, told=Told(FIRST, office="Landesamt"),
            entrance=entrance, by=by, at=timezone.now(),
        )  # fmt: skip


def moved(procedure: Procedure, to: State, by: Actor, days: int = 0, **more: object) -> Procedure:
    told = Told(procedure.state_since + timedelta(days=days), **more)  # type: ignore[arg-type]  # columns by their names
    with acting(by):
        return actions.move(procedure=procedure, to=to, told=told, by=by, at=timezone.now())


def facts(person: Person, by: Actor) -> dict[str, object]:
    with acting(by):
        return people.file_of(person.pk).facts


def test_an_application_is_known_to_the_law(nurse: Qualification, adviser: Actor) -> None:
    procedure = begun(nurse, adviser)
    assert facts(nurse.person, adviser) == {
        "recognition_procedure_started": True,
        "recognition_result": "pending",
        "foreign_qualification": "vocational",
    }
    assert procedure.qualification.recognition == "pending"
    with acting(adviser):
        nurse.refresh_from_db()
        lines = list(Change.objects.filter(table_name="people_fact"))
    assert nurse.recognition == "pending"
    assert {line.why for line in lines} == {"Anerkennung Krankenschwester, Landesamt, 01.09.2026"}


def test_full_recognition_opens_what_was_closed(nurse: Qualification, adviser: Actor) -> None:
    procedure = begun(nurse, adviser)
    with acting(adviser):
        before = law.check(people.file_of(nurse.person_id).document, on=FIRST)
    moved(procedure, State.FULL, adviser, 60)
    with acting(adviser):
        after = law.check(people.file_of(nurse.person_id).document, on=FIRST)
    assert facts(nurse.person, adviser)["has_usable_degree"] is True
    verdicts = [{one.id: one.verdict for one in a.instruments} for a in (before, after)]
    assert verdicts[0] != verdicts[1]


@pytest.mark.parametrize(("without_fault", "missing"), [(True, True), (False, None)])
def test_missing_papers_count_only_where_nobody_can_help_it(
    nurse: Qualification, adviser: Actor, without_fault: bool, missing: bool | None
) -> None:
    procedure = begun(nurse, adviser)
    moved(procedure, State.DEFICIENT, adviser, 5, missing="Hours", without_fault=without_fault)
    assert facts(nurse.person, adviser).get("documents_missing") is missing


def test_a_refusal_is_no_verdict_on_another_qualification(
    nurse: Qualification, adviser: Actor
) -> None:
    make_qualification(nurse.person, adviser, "Cook", recognition="full")
    moved(begun(nurse, adviser), State.REFUSED, adviser, 90)
    assert "has_usable_degree" not in facts(nurse.person, adviser)


def test_the_time_runs_from_complete_papers(nurse: Qualification, adviser: Actor) -> None:
    procedure = begun(nurse, adviser)
    assert procedure.decision_due_on is None
    complete = moved(procedure, State.COMPLETE, adviser, 10)
    assert complete.decision_due_on == date(2027, 1, 11)  # four months, § 43 Abs. 3 PflAPrV
    assert moved(complete, State.FULL, adviser, 5).decision_due_on is None


def test_the_time_stands_still_where_the_law_says_so(nurse: Qualification, adviser: Actor) -> None:
    complete = moved(begun(nurse, adviser, CRAFT), State.COMPLETE, adviser)
    assert complete.decision_due_on == date(2026, 12, 1)
    deficient = moved(complete, State.DEFICIENT, adviser, 10, missing="Original")
    again = moved(deficient, State.COMPLETE, adviser, 20)
    assert (again.paused_days, again.decision_due_on) == (20, date(2026, 12, 21))


def test_an_office_extends_once(nurse: Qualification, adviser: Actor) -> None:
    complete = moved(begun(nurse, adviser), State.COMPLETE, adviser)
    with acting(adviser):
        longer = actions.extend(
            procedure=complete, until=date(2027, 3, 1), by=adviser, at=timezone.now()
        )
        assert str(access.may_extend(adviser, longer, date(2027, 5, 1))) == (
            "The office can extend the time only once."
        )
        back = actions.take_back(procedure=longer, by=adviser, at=timezone.now())
    assert longer.decision_due_on == date(2027, 3, 1)
    assert back is not None
    assert (back.extended_until, back.decision_due_on) == (None, date(2027, 1, 1))


@pytest.mark.parametrize("to", State)
@pytest.mark.parametrize("state", State)
def test_only_named_moves_are_made(
    nurse: Qualification, adviser: Actor, state: State, to: State
) -> None:
    procedure = Procedure(person=nurse.person, qualification=nurse, state=state, state_since=FIRST)
    assert (access.may_move(adviser, procedure, to, FIRST) is None) == (to in MOVES[state])


def test_nothing_happens_before_what_was_before(nurse: Qualification, adviser: Actor) -> None:
    with pytest.raises(Refused, match="cannot be earlier"):
        moved(begun(nurse, adviser), State.COMPLETE, adviser, -1)


def test_one_procedure_at_a_time(nurse: Qualification, adviser: Actor) -> None:
    begun(nurse, adviser)
    with pytest.raises(Refused, match="is running"):
        begun(nurse, adviser)


def test_a_mistake_is_taken_back_whole(nurse: Qualification, adviser: Actor) -> None:
    make_fact(nurse.person, adviser, "has_usable_degree", value=False)
    before = facts(nurse.person, adviser)
    procedure = begun(nurse, adviser)
    partial = moved(procedure, State.PARTIAL, adviser, 3, parts=("Care of children", "Ethics"))
    full = moved(partial, State.FULL, adviser, 3)
    with acting(adviser):
        backs = [
            actions.take_back(procedure=full, by=adviser, at=timezone.now()) for _move in range(3)
        ]
    assert [one and one.state for one in backs] == ["partial", "applied", None]
    assert facts(nurse.person, adviser) == before
    with acting(adviser):
        nurse.refresh_from_db()
        assert (nurse.recognition, Procedure.objects.count()) == ("none", 0)


def test_an_answer_given_since_is_not_taken_back(nurse: Qualification, adviser: Actor) -> None:
    full = moved(begun(nurse, adviser), State.FULL, adviser, 3)
    with acting(adviser):
        file.answer(
            person=nurse.person, name="has_usable_degree", value=False, by=adviser,
            at=timezone.now(),
        )  # fmt: skip
        actions.take_back(procedure=full, by=adviser, at=timezone.now())
    assert facts(nurse.person, adviser)["has_usable_degree"] is False


def test_parts_stay_only_with_a_partial_recognition(nurse: Qualification, adviser: Actor) -> None:
    partial = moved(begun(nurse, adviser), State.PARTIAL, adviser, 3, parts=("Ethics",))
    with acting(adviser):
        [part] = queries.missing_parts(partial)
        actions.make_up(procedure=partial, part=part.pk, on=FIRST, by=adviser)
        assert [one.made_up_on for one in queries.missing_parts(partial)] == [FIRST]


def test_news_names_the_facts(nurse: Qualification, adviser: Actor) -> None:
    heard: list[ProcedureMoved] = []
    news.listen(ProcedureMoved, heard.append)
    try:
        procedure = begun(nurse, adviser)
    finally:
        news._listeners[ProcedureMoved].remove(heard.append)
    told = ("foreign_qualification", "recognition_result", "recognition_procedure_started")
    assert [(one.procedure, one.facts) for one in heard] == [(procedure.pk, told)]


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Adviser])
def test_only_advisers_of_the_holder_write(
    nurse: Qualification, adviser: Actor, role: type
) -> None:
    for actor in (replace(adviser, role=role), newcomer(nurse.person)):
        with pytest.raises(Refused):
            begun(nurse, actor)


def test_another_institution_does_not_write(nurse: Qualification) -> None:
    with pytest.raises(Refused):
        begun(nurse, make_member(make_institution(nurse.person.region)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "applied", "applied_on": None},
        {"state": "deficient"},
        {"state": "applied", "missing": "Hours"},
        {"state": "complete"},
        {"state": "full"},
        {"decision_due_on": FIRST},
        {"decided_on": FIRST},
    ],
)
def test_the_table_itself_keeps_states_and_days_together(
    nurse: Qualification, adviser: Actor, wrong: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_procedure(nurse, adviser, **wrong)


def test_costs_and_papers_of_the_list(nurse: Qualification, adviser: Actor) -> None:
    procedure, document = begun(nurse, adviser), make_document(nurse.person, adviser)
    with acting(adviser):
        cost = actions.add_cost(procedure=procedure, kind="fee", euro=200, by=adviser)  # type: ignore[arg-type]  # Django turns it into a Decimal
        actions.settle_cost(procedure=procedure, cost=cost.pk, payer="grant", by=adviser)
        assert [one.payer for one in queries.costs_of(procedure)] == ["grant"]
        actions.enclose(qualification=nurse, wanted="x", by=adviser)
        actions.enclose(qualification=nurse, wanted="x", document=document, by=adviser)
        assert [one.document for one in queries.enclosures_of(nurse.pk)] == [document]
        actions.take_out_cost(procedure=procedure, cost=cost.pk, by=adviser)
        assert not Cost.objects.exists()


def test_nobody_encloses_a_document_of_somebody_else(nurse: Qualification, adviser: Actor) -> None:
    document = make_document(make_person(adviser, "Iryna"), adviser)
    with acting(adviser), pytest.raises(ValueError, match="somebody else"):
        actions.enclose(qualification=nurse, wanted="x", document=document, by=adviser)


@pytest.mark.parametrize(
    ("state", "days", "why"),
    [
        ("complete", 15, []),
        ("complete", 14, ["soon"]),
        ("complete", 0, ["soon"]),
        ("complete", -1, ["overdue"]),
        ("deficient", -29, []),
        ("deficient", -30, ["deficient"]),
    ],
)
def test_the_day_names_what_is_due(
    nurse: Qualification, adviser: Actor, state: str, days: int, why: list[str]
) -> None:
    day = FIRST + timedelta(days=days)
    told: dict[str, Any] = {"missing": "Hours", "state_since": day}
    if state == "complete":
        told = {"decision_due_on": day, "papers_complete_on": FIRST}
    make_procedure(nurse, adviser, state=state, **told)
    with acting(adviser):
        assert [one.why for one in queries.due(adviser, FIRST)] == why

"""What came of a course flows back: recorded by the school, taken over by the holder, never by force."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.db import ProgrammingError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.law import queries as law
from nahtlos.network.models import Institution, Kind
from nahtlos.offers import actions, queries
from nahtlos.offers.engine.effects import effects
from nahtlos.offers.models import Booking, Outcome, Result
from nahtlos.people.models import Fact, Language, Person
from nahtlos.people.queries import file_of
from tests.makers import (
    make_consent,
    make_fact,
    make_institution,
    make_member,
    make_person,
    make_record,
)
from tests.offers.rows import make_booking, make_offer, make_result, make_run

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
TEST_DAY = date(2026, 11, 12)


@dataclass(frozen=True)
class Town:
    """Olena with A2, held by a Jobcenter, with a seat in a B1 course of a school that knows her."""

    adviser: Actor
    olena: Person
    school: Institution
    teacher: Actor
    booking: Booking


@pytest.fixture
def town() -> Town:
    adviser = make_member()
    olena = make_person(adviser)
    make_record(olena, adviser)
    make_fact(olena, adviser, "german", "A2")
    school = make_institution(olena.region, Kind.SCHOOL)
    offer = make_offer(school)
    booking = make_booking(olena, adviser, offer, state="taken", run=make_run(offer))
    make_consent(olena, school.pk, adviser, ("contact",))
    return Town(adviser, olena, school, make_member(school, Member), booking)


def record(town: Town, by: Actor, outcome: Outcome = Outcome.PASSED, level: str = "B1") -> Result:
    with acting(by):
        booking = queries.booking_for(town.booking.pk)
        assert booking is not None
        return actions.record_result(
            booking=booking, outcome=outcome, on=TEST_DAY, level=level, by=by, at=NOW
        )


def german(town: Town) -> object:
    with acting(town.adviser):
        return file_of(town.olena.pk).facts["german"]


def test_a_certificate_changes_what_is_known_once_the_adviser_takes_it_over(town: Town) -> None:
    result = record(town, town.teacher)
    assert german(town) == "A2"
    with acting(town.adviser):
        assert queries.effects_of(result) == {"german": "B1"}
        assert actions.keep_result(result=result, by=town.adviser, at=NOW) == ("german",)
        spoken = Language.objects.get(code="de")
        assert (spoken.level, spoken.proven_on) == ("B1", TEST_DAY)
    assert german(town) == "B1"


def test_what_it_opens_is_asked_of_the_law_again(town: Town) -> None:
    def verdicts() -> dict[str, str]:
        with acting(town.adviser):
            document = file_of(town.olena.pk).document
        answer = law.check(document, on=TEST_DAY)
        return {one.instrument.id: one.verdict for one in answer.instruments}

    before = verdicts()
    result = record(town, town.teacher)
    with acting(town.adviser):
        actions.keep_result(result=result, by=town.adviser, at=NOW)
    assert verdicts() != before


def test_the_history_says_where_the_fact_comes_from(town: Town) -> None:
    result = record(town, town.teacher)
    with acting(town.adviser):
        actions.keep_result(result=result, by=town.adviser, at=NOW)
        line = Change.objects.get(table_name="people_fact", verb="update")
    assert line.why == f"Deutsch B1 B1, {town.school.short_name}, 12.11.2026"
    assert line.by_account_id == town.adviser.account


def test_the_holder_is_told_by_a_job_that_names_nobody(town: Town) -> None:
    record(town, town.teacher)
    job = ProcrastinateJob.objects.get(task_name="offers.tell_result")
    assert set(job.args) == {"holder", "once"}
    assert job.args["holder"] == str(town.adviser.institution)


def test_the_school_changes_nothing_in_the_file(town: Town) -> None:
    result = record(town, town.teacher)
    with acting(town.teacher), pytest.raises(Refused):
        actions.keep_result(result=result, by=town.teacher, at=NOW)
    assert german(town) == "A2"


def test_without_consent_the_school_finds_no_booking_and_records_nothing(town: Town) -> None:
    other = make_person(town.adviser, "Saba")
    offer = town.booking.offer
    booking = make_booking(other, town.adviser, offer, state="taken", run=make_run(offer, 1, 90))
    with acting(town.teacher):
        assert queries.booking_for(booking.pk) is None
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            make_result(booking, town.teacher)


def test_another_school_records_nothing(town: Town) -> None:
    stranger = make_member(make_institution(town.olena.region, Kind.SCHOOL), Member)
    make_consent(town.olena, stranger.institution, town.adviser, ("plan",))
    with pytest.raises(Refused, match="records results"):
        record(town, stranger, level="C2")


def test_a_result_is_answered_once_and_what_was_left_out_may_come_later(town: Town) -> None:
    result = record(town, town.teacher)
    with acting(town.adviser):
        actions.leave_out_result(result=result, by=town.adviser, at=NOW)
        assert Fact.objects.get(name="german").value == "A2"
        actions.keep_result(result=result, by=town.adviser, at=NOW)
        with pytest.raises(Refused, match="answered already"):
            actions.keep_result(result=result, by=town.adviser, at=NOW)
        assert [one.state for one in queries.results_for(town.olena.pk)] == ["kept"]


@pytest.mark.parametrize(
    ("outcome", "level", "script", "known", "changed"),
    [
        ("passed", "B1", False, {"german": "A2"}, {"german": "B1"}),
        ("passed", "B1", False, {}, {"german": "B1"}),
        ("passed", "B1", False, {"german": "B2"}, {}),
        ("passed", "B1", False, {"german": "B1"}, {}),
        ("failed", "B1", True, {"german": "A1"}, {}),
        ("broken_off", "", True, {}, {}),
        ("attended", "", True, {}, {}),
        ("finished", "", True, {"latin_script": False}, {"latin_script": True}),
        ("passed", "A1", True, {"latin_script": True}, {"german": "A1"}),
    ],
)
def test_what_changes(
    outcome: str,
    level: str,
    script: bool,
    known: dict[str, object],
    changed: dict[str, object],
) -> None:
    assert effects(outcome, level, teaches_script=script, known=known) == changed

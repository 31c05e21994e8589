"""No start before it is lawful: refused by access, and by the database for whoever goes around it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.people.models import Record
from nahtlos.placements import actions
from nahtlos.placements.models import (
    Access,
    FollowUp,
    Kind,
    Permission,
    Placement,
    Reason,
    Standing,
    State,
    Subsidy,
)
from tests import makers
from tests.employers.rows import make_company
from tests.placements import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


def test_whose_work_is_free_starts_and_is_asked_afterwards(adviser: Actor) -> None:
    started = rows.make_started(rows.make_worker(adviser), adviser)
    assert (started.state, started.access) == (State.STARTED, Access.FREE)
    with acting(adviser):
        asked = FollowUp.objects.filter(placement=started).values_list("side", "months")
        assert sorted(asked) == [("person", 1), ("person", 3), ("person", 6), ("person", 12)]


def test_a_company_is_asked_only_where_the_person_agreed(adviser: Actor) -> None:
    company = make_company(adviser)
    worker = rows.make_worker(adviser)
    started = rows.make_started(worker, adviser, employer=company, where="", ask_employer=True)
    with acting(adviser):
        assert FollowUp.objects.filter(placement=started, side="employer").count() == 4


def waiting(adviser: Actor, **more: Any) -> Placement:
    """Work of somebody tolerated, which needs the office and the agency."""
    person = rows.make_worker(adviser, record=rows.WAITS)
    return rows.make_planned(person, adviser, **more)


def test_what_needs_a_permission_does_not_start_without(adviser: Actor) -> None:
    planned = waiting(adviser)
    assert planned.access == Access.BOTH
    with acting(adviser), pytest.raises(Refused, match="needs a permission"):
        actions.start(placement=planned, by=adviser, at=now())


def test_nobody_goes_around_it_in_the_database(adviser: Actor) -> None:
    planned = waiting(adviser)
    with acting(adviser):
        with (
            pytest.raises(IntegrityError, match="not lawful"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "update placements_placement set state = 'started' where id = %s", [planned.pk]
            )
        assert Placement.objects.get(pk=planned.pk).state == State.PLANNED


@pytest.mark.parametrize("access", [Access.UNKNOWN, Access.FORBIDDEN])
def test_what_is_not_settled_or_forbidden_never_starts(adviser: Actor, access: Access) -> None:
    planned = rows.bare_placement(rows.make_worker(adviser), adviser, access=access)
    with acting(adviser), pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(pk=planned.pk).update(state=State.STARTED)


def test_the_consent_that_counts_as_given_is_not_the_permission(adviser: Actor) -> None:
    planned = waiting(adviser)
    sent = rows.make_sent(planned, adviser, on=today() - timedelta(days=40))
    with acting(adviser):
        asked = actions.ask_agency(
            permission=sent, on=today() - timedelta(days=40), by=adviser, at=now()
        )
        assert asked.counts_on is not None
        assert asked.counts_on < today()
        with pytest.raises(Refused, match="needs a permission"):
            actions.start(placement=planned, by=adviser, at=now())


def test_with_the_permission_for_its_first_day_it_starts(adviser: Actor) -> None:
    planned = waiting(adviser)
    sent = rows.make_sent(planned, adviser)
    with acting(adviser):
        granted = actions.Granted(valid_from=today(), valid_until=today() + timedelta(days=300))
        actions.grant(permission=sent, granted=granted, on=today(), by=adviser, at=now())
        started = actions.start(placement=planned, by=adviser, at=now())
    assert started.state == State.STARTED


@pytest.mark.parametrize(("begins", "ends"), [(1, 100), (-100, -1)])
def test_a_permission_for_other_days_is_none(adviser: Actor, begins: int, ends: int) -> None:
    planned = waiting(adviser)
    sent = rows.make_sent(planned, adviser)
    with acting(adviser):
        granted = actions.Granted(
            valid_from=today() + timedelta(days=begins), valid_until=today() + timedelta(days=ends)
        )
        actions.grant(permission=sent, granted=granted, on=today(), by=adviser, at=now())
        with pytest.raises(Refused, match="none is granted for its first day"):
            actions.start(placement=planned, by=adviser, at=now())
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.filter(pk=planned.pk).update(state=State.STARTED)


def test_an_entry_seen_in_the_paper_is_a_permission(adviser: Actor) -> None:
    planned = waiting(adviser)
    with acting(adviser):
        granted = actions.Granted(valid_from=today())
        actions.note_seen(placement=planned, granted=granted, by=adviser, at=now())
        assert actions.start(placement=planned, by=adviser, at=now()).state == State.STARTED


def test_what_was_granted_is_not_moved_afterwards(adviser: Actor) -> None:
    planned = waiting(adviser)
    with acting(adviser):
        granted = actions.Granted(valid_from=today())
        kept = actions.note_seen(placement=planned, granted=granted, by=adviser, at=now())
        with pytest.raises(IntegrityError, match="stands"), transaction.atomic():
            Permission.objects.filter(pk=kept.pk).update(valid_from=today() - timedelta(days=9))


def test_the_law_is_asked_anew_when_it_starts(adviser: Actor) -> None:
    """A copy of yesterday's answer opens nothing."""
    person = rows.make_worker(adviser)
    planned = rows.make_planned(person, adviser)
    with acting(adviser):
        Record.objects.filter(person=person).update(**rows.WAITS)
        with pytest.raises(Refused, match="needs a permission"):
            actions.start(placement=planned, by=adviser, at=now())


def test_it_does_not_start_before_its_day(adviser: Actor) -> None:
    tomorrow = today() + timedelta(days=1)
    planned = rows.make_planned(rows.make_worker(adviser), adviser, starts_on=tomorrow)
    with acting(adviser), pytest.raises(Refused, match="first day"):
        actions.start(placement=planned, by=adviser, at=now())


def test_learning_at_a_school_needs_no_permission(adviser: Actor) -> None:
    started = rows.make_started(
        rows.make_worker(adviser, record=rows.WAITS), adviser, kind=Kind.SCHOOL, where="Schule"
    )
    assert started.access == Access.NO_WORK


# --- overlaps -------------------------------------------------------------------------------------
def test_once_at_a_time_at_a_company(adviser: Actor) -> None:
    person, company = rows.make_worker(adviser), make_company(adviser)
    rows.make_started(person, adviser, employer=company, where="")
    with pytest.raises(Refused, match="already has work there"):
        rows.make_planned(person, adviser, employer=company, where="")


def test_two_jobs_at_two_companies_are_possible(adviser: Actor) -> None:
    person = rows.make_worker(adviser)
    for name in ("Elektro Muster", "Bäckerei Muster"):
        rows.make_started(person, adviser, employer=make_company(adviser, name), where="")
    with acting(adviser):
        assert Placement.objects.filter(person=person, state=State.STARTED).count() == 2


def test_one_training_at_a_time(adviser: Actor) -> None:
    person = rows.make_worker(adviser)
    rows.make_planned(person, adviser, kind=Kind.SCHOOL)
    with pytest.raises(Refused, match="training"):
        rows.make_planned(person, adviser, kind=Kind.APPRENTICESHIP)


def test_a_subsidised_job_says_by_what(adviser: Actor) -> None:
    person = rows.make_worker(adviser)
    kept = rows.make_planned(
        person, adviser, kind=Kind.SUBSIDISED, subsidy=Subsidy.PARTICIPATION,
        subsidy_until=today() + timedelta(days=700),
    )  # fmt: skip
    assert kept.subsidy == "16i"
    with pytest.raises(Refused):
        rows.make_planned(person, adviser, kind=Kind.SUBSIDISED)


# --- ends -----------------------------------------------------------------------------------------
def test_an_end_has_a_day_and_a_reason_and_the_company_is_asked_no_more(adviser: Actor) -> None:
    person, company = rows.make_worker(adviser), make_company(adviser)
    started = rows.make_started(person, adviser, employer=company, where="", ask_employer=True)
    with acting(adviser):
        ended = actions.end(
            placement=started, ended_on=today(), reason=Reason.CARE, by=adviser, at=now()
        )
        left = FollowUp.objects.filter(placement=ended).values_list("side", "state").distinct()
        assert set(left) == {("person", "waiting"), ("employer", "dropped")}


def test_whoever_changes_employers_is_asked_about_the_new_work_and_once(adviser: Actor) -> None:
    person = rows.make_worker(adviser)
    first = rows.make_started(person, adviser, starts_on=today() - timedelta(days=20))
    rows.make_started(person, adviser, where="Hotel Stern", earlier=first)
    with acting(adviser):
        first = Placement.objects.get(pk=first.pk)
        assert (first.state, first.reason) == (State.ENDED, Reason.BETTER)
        assert first.ended_on == today() - timedelta(days=1)
        waits = FollowUp.objects.filter(person=person, state="waiting")
        assert {one.placement_id for one in waits} != {first.pk}
        assert waits.count() == 4


def test_what_does_not_begin_takes_its_request_back(adviser: Actor) -> None:
    planned = waiting(adviser)
    sent = rows.make_sent(planned, adviser)
    with acting(adviser):
        actions.drop(placement=planned, reason=Reason.PERMISSION, by=adviser, at=now())
        assert Permission.objects.get(pk=sent.pk).state == Standing.WITHDRAWN


def test_it_cannot_end_before_it_began_or_in_the_future(adviser: Actor) -> None:
    started = rows.make_started(rows.make_worker(adviser), adviser)
    for day in (today() - timedelta(days=1), today() + timedelta(days=1)):
        with acting(adviser), pytest.raises(Refused):
            actions.end(placement=started, ended_on=day, reason=Reason.TERM, by=adviser, at=now())


def test_nothing_of_another_person_or_company_is_named(adviser: Actor) -> None:
    person, other = rows.make_worker(adviser), rows.make_worker(adviser, given_name="Iryna")
    theirs = rows.make_started(other, adviser)
    with pytest.raises(Refused, match="somebody else"):
        rows.make_planned(person, adviser, earlier=theirs)

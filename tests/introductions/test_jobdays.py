"""Job days: nobody and no table twice in a minute, who may plan what, who sees whom."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.introductions import access, actions, queries
from nahtlos.introductions.models import (
    COMES,
    Coming,
    Guest,
    Introduction,
    JobDay,
    Meeting,
    Slot,
    State,
    Table,
)
from nahtlos.people import actions as people
from tests import makers
from tests.introductions import world
from tests.introductions.world import World

pytestmark = pytest.mark.django_db


def sit(here: World, table: Table, row: Introduction, minutes: int = 0) -> Meeting:
    with acting(here.adviser):
        return actions.plan_meeting(
            table=table, introduction=Introduction.objects.get(pk=row.pk),
            starts_at=table.day.begins_at + timedelta(minutes=minutes), by=here.adviser, at=now(),
        )  # fmt: skip


def test_every_coming_has_its_line() -> None:
    assert set(COMES) == set(Coming)


def test_every_forbidden_move_of_a_guest_is_refused() -> None:
    here = world.make()
    table, _rows = world.job_day(here, [])
    for state in Coming:
        person = here.colleague(state)
        with acting(here.adviser):
            guest = actions.ask_guest(day=table.day, person=person, by=here.adviser, at=now())
            Guest.objects.filter(pk=guest.pk).update(state=state)
            guest.refresh_from_db()
            for to in Coming:
                may = access.may_come(here.adviser, guest, to) is None
                assert may == (to in COMES[state]), (state, to)


def test_a_person_says_only_that_they_come_or_do_not() -> None:
    here = world.make()
    table, _rows = world.job_day(here, [here.person])
    with acting(here.newcomer):
        guest = Guest.objects.get(day=table.day)
        assert access.may_come(here.newcomer, guest, Coming.DECLINED) is None
        assert access.may_come(here.newcomer, guest, Coming.CAME) is not None
        actions.come(guest=guest, to=Coming.DECLINED, by=here.newcomer, at=now())


def test_with_the_case_a_guest_is_called_off_and_frees_the_minutes() -> None:
    here = world.make()
    table, [row] = world.job_day(here, [here.person])
    sit(here, table, row)
    with acting(here.adviser):
        people.close_case(person=here.person, reason="moved", by=here.adviser, at=now())
        assert Guest.objects.get(day=table.day).state == Coming.DECLINED
        assert not Meeting.objects.exists()


def test_with_the_case_nothing_changes_on_a_day_that_was() -> None:
    here = world.make()
    table, _rows = world.job_day(here, [here.person])
    with acting(here.adviser):
        later = table.day.ends_at + timedelta(hours=1)
        actions.call_guests_off(person=here.person.pk, by=here.adviser, at=later)
        assert Guest.objects.get(day=table.day).state == Coming.AGREED


def test_table_and_person_are_in_one_meeting_at_a_time() -> None:
    here = world.make()
    table, [mine, other] = world.job_day(here, [here.person, here.colleague()])
    sit(here, table, mine)
    with pytest.raises(Refused):
        sit(here, table, other)
    sit(here, table, other, 15)
    with acting(here.adviser):
        free = queries.free_slots(table, here.person.pk)
    assert len(free) == 2


def test_the_database_keeps_a_person_from_sitting_at_two_tables() -> None:
    here = world.make()
    table, [mine] = world.job_day(here, [here.person])
    met = sit(here, table, mine)
    second, [again] = world.job_day(here, [here.person])
    point = transaction.savepoint()
    with acting(here.adviser):
        slot = Slot.objects.create(
            region_id=second.region_id, day=second.day, table=second, company=here.company,
            during=met.during,
        )  # fmt: skip
    twice = Meeting(
        **makers.of(here.person), day=second.day, slot=slot, introduction=again,
        during=met.during, planned_by_id=makers.sure(here.adviser.account),
    )  # fmt: skip
    with pytest.raises(IntegrityError), acting(here.adviser):
        twice.save()
    transaction.savepoint_rollback(point)


def test_freed_minutes_can_be_given_again() -> None:
    here = world.make()
    table, [mine, other] = world.job_day(here, [here.person, here.colleague()])
    met = sit(here, table, mine)
    with acting(here.adviser):
        kept = queries.meeting_for(met.pk)
        assert kept is not None
        actions.free_slot(meeting=kept, by=here.adviser)
    sit(here, table, other)


def test_only_who_agreed_and_comes_is_planned() -> None:
    here = world.make()
    table, [mine] = world.job_day(here, [here.person])
    asked = here.propose()
    with pytest.raises(Refused):
        sit(here, table, asked)
    with acting(here.newcomer):
        guest = Guest.objects.get(day=table.day)
        actions.come(guest=guest, to=Coming.DECLINED, by=here.newcomer, at=now())
    with pytest.raises(Refused):
        sit(here, table, mine)


def test_a_day_is_made_and_ended_by_who_runs_it() -> None:
    here = world.make()
    table, _rows = world.job_day(here, [])
    with acting(here.adviser), pytest.raises(Refused):
        actions.cancel_day(day=table.day, by=here.adviser, at=now())
    with acting(here.service):
        actions.cancel_day(day=table.day, by=here.service, at=now())
        day = JobDay.objects.get(pk=table.day_id)
    with acting(here.adviser), pytest.raises(Refused):
        actions.ask_guest(day=day, person=here.person, by=here.adviser, at=now())


def test_who_sees_the_day_and_who_sits_there() -> None:
    here = world.make()
    table, [mine] = world.job_day(here, [here.person])
    sit(here, table, mine)

    def seen(by: Actor) -> tuple[int, ...]:
        with acting(by):
            return (
                JobDay.objects.count(), Table.objects.count(), Slot.objects.count(),
                Meeting.objects.count(), Guest.objects.count(),
            )  # fmt: skip

    assert seen(here.adviser) == (1, 1, 1, 1, 1)
    assert seen(here.employer) == (1, 1, 1, 1, 0)
    assert seen(here.service) == (1, 1, 1, 0, 0)
    assert seen(here.newcomer) == (1, 1, 1, 1, 1)
    assert seen(makers.newcomer(here.colleague())) == (0, 0, 0, 0, 0)
    assert seen(makers.make_member()) == (0, 0, 0, 0, 0)
    assert mine.state == State.SHOWN

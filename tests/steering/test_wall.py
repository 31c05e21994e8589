"""The wall of steering: papers are for members and the coordination; the rest is empty."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.core.roles import Eraser, role
from nahtlos.core.wall import acting
from nahtlos.steering import actions
from nahtlos.steering.models import (
    Chair,
    Commitment,
    Decision,
    Group,
    Lead,
    Meeting,
    Pass,
    Point,
    Seat,
    Task,
    TaskMove,
    Update,
)
from nahtlos.steering.models import Member as Sits
from tests import makers
from tests.steering.rows import (
    NOW,
    TODAY,
    Table,
    link_of,
    make_commitment,
    make_decision,
    make_meeting,
    make_running,
    make_table,
    make_task,
)

pytestmark = pytest.mark.django_db
PAPERS = (Group, Sits, Lead, Meeting, Seat, Point, Decision, Task, TaskMove, Commitment, Update)
OTHERS = (
    "adviser", "member", "employer", "mentor", "analyst", "immigration", "administrator", "newcomer",
    "counter", "usher", "courier", "messenger", "nobody",
)  # fmt: skip
SETTLED = {Group: 1, Lead: 1, Meeting: 1, Point: 1, Decision: 1, Commitment: 1, Update: 1}


def fill(table: Table, *, approved: bool = True) -> None:
    """A row of every kind."""
    point = make_running(table)
    make_decision(point, table.member)
    task = make_task(point, table.sits["link"], table.member)
    with acting(table.link) as by:
        actions.change_task(task=task, to="done", reason="", by=by, at=NOW)
    with acting(table.chair) as by:
        actions.write_notes(point=point, notes="geheim", version=0, by=by, at=NOW)
        actions.take_lead(group=table.group, topic="work", institution=makers.sure(table.sits["chair"].institution_id),
                          by=by, on=TODAY)  # fmt: skip
        meeting = actions.end(meeting=point.meeting, by=by, at=NOW)
        if approved:
            actions.approve(meeting=meeting, by=by, at=NOW)
    promise = make_commitment(table)
    with acting(table.chair) as by:
        actions.note(commitment=promise, text="zwei", add=2, by=by, at=NOW)


def seen(by: Actor, *models: Any) -> dict[Any, int]:
    with acting(by):
        return {model: model.objects.count() for model in models or PAPERS}


@pytest.mark.parametrize("hand", ["coordinator", "chair", "member", "link", "program"])
def test_members_and_the_coordination_see_all_papers(hand: str) -> None:
    table = make_table()
    fill(table)
    assert 0 not in seen(table.actor(hand)).values()


@pytest.mark.parametrize("key", OTHERS)
@pytest.mark.parametrize("public", [False, True])
def test_nobody_else_sees_more_than_a_public_group_settles(key: str, *, public: bool) -> None:
    table = make_table(public=public)
    fill(table)
    stranger = replace(table.stranger, role=role(key))
    staff = key in {"adviser", "member", "analyst", "administrator"}
    expected = SETTLED if public and staff else {}
    assert seen(stranger) == {model: expected.get(model, 0) for model in PAPERS}
    assert seen(stranger, Pass, Chair) == {Pass: 0, Chair: 0}


def test_what_is_not_approved_is_not_public() -> None:
    table = make_table(public=True)
    fill(table, approved=False)
    assert seen(table.stranger, Meeting, Point, Decision) == {Meeting: 0, Point: 0, Decision: 0}


def test_nothing_leaves_the_region() -> None:
    table = make_table(public=True)
    fill(table)
    assert set(seen(table.beyond).values()) == {0}
    assert set(seen(replace(table.member, region=table.beyond.region)).values()) == {0}


def test_a_link_opens_one_group() -> None:
    table, other = make_table(), make_table()
    fill(table)
    fill(other)
    with acting(table.link):
        assert {one.group_id for one in Point.objects.all()} == {table.group.pk}
        assert Pass.objects.count() == 1


def test_a_link_ends_when_the_member_leaves_or_gets_a_new_one() -> None:
    table = make_table()
    old = table.link
    with acting(table.chair) as by:
        actions.new_link(member=table.sits["link"], by=by)
    assert seen(old, Group) == {Group: 0}
    new = link_of(table.sits["link"])
    assert seen(new, Group) == {Group: 1}
    with acting(table.chair) as by:
        actions.let_go(member=table.sits["link"], by=by, at=NOW, on=TODAY)
    assert seen(new, Group) == {Group: 0}


def test_a_link_opens_nothing_after_its_time_and_an_invitation_prolongs_it() -> None:
    table = make_table()
    meeting = make_meeting(table, starts_at=NOW + timedelta(days=7))
    with acting(table.link):
        assert Group.objects.count() == 1
    with acting(table.coordinator):
        Pass.objects.update(link_until=NOW - timedelta(days=1))
    with acting(table.link):
        assert (Group.objects.count(), Pass.objects.count()) == (0, 0)
    with acting(table.chair) as by:
        assert Pass.objects.filter(account=by.account).exists(), "who signs in needs no link"
        actions.invite(meeting=meeting, by=by, at=NOW)
    with acting(table.link):
        assert Group.objects.count() == 1


def test_the_book_keeps_no_word_of_the_papers() -> None:
    table = make_table()
    fill(table)
    with acting(makers.keeper(table.region.pk)):
        lines = list(Change.objects.filter(table_name__startswith="steering_"))
    assert lines
    assert all(set((one.after or {}).values()) <= {None} for one in lines)


WRITES: list[tuple[str, Any]] = [
    ("link", lambda _t: Point.objects.update(notes="x")),
    ("link", lambda _t: Meeting.objects.update(place="x")),
    ("member", lambda _t: Meeting.objects.update(place="x")),
    ("member", lambda _t: Group.objects.update(name="x")),
    ("member", lambda _t: Sits.objects.update(name="x")),
    ("member", lambda _t: Decision.objects.update(text="x")),
    ("chair", lambda _t: Decision.objects.update(text="x")),
    ("chair", lambda _t: Point.objects.update(notes="x")),
    ("chair", lambda _t: Point.objects.update(version=9, notes="x")),
    ("chair", lambda _t: Update.objects.update(add=9)),
    ("chair", lambda _t: Meeting.objects.all().delete()),
    ("member", lambda _t: Commitment.objects.update(number=1)),
    ("member", lambda _t: Task.objects.update(until_on=TODAY)),
    ("member", lambda _t: Seat.objects.exclude(member=_t.sits["member"]).update(answer="yes")),
    ("link", lambda _t: Seat.objects.update(came=True)),
    ("chair", lambda _t: Chair.objects.update(account=_t.member.account)),
    ("member", lambda _t: Pass.objects.update(account=_t.stranger.account)),
    ("program", lambda _t: Task.objects.update(text="x")),
    ("program", lambda _t: Commitment.objects.update(number=1)),
]  # fmt: skip


@pytest.mark.parametrize(("hand", "write"), WRITES)
def test_what_the_database_refuses(hand: str, write: Any) -> None:
    table = make_table()
    fill(table)
    by = table.actor(hand)
    with acting(by):
        try:
            with transaction.atomic():
                found = write(table)
        except DatabaseError:
            return
    assert found in (0, (0, {}))


def test_a_row_stays_within_its_group() -> None:
    table, other = make_table(), make_table()
    point = make_running(table)
    with acting(table.chair), pytest.raises(DatabaseError), transaction.atomic():
        Task.objects.create(
            region=table.region, group=table.group, meeting=point.meeting,
            who=other.sits["link"], text="x", until_on=TODAY,
        )  # fmt: skip


def test_whoever_left_is_forgotten_after_two_years() -> None:
    table = make_table()
    with acting(table.chair) as by:
        actions.let_go(member=table.sits["link"], by=by, at=NOW, on=TODAY.replace(year=2020))
    eraser = Actor(role=Eraser, region=table.region.pk)
    with acting(eraser):
        assert actions.forget_members(by=eraser, on=TODAY) == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            Sits.objects.update(left_on=TODAY)
    with acting(table.chair):
        assert str(Sits.objects.get(pk=table.sits["link"].pk).name) == ""

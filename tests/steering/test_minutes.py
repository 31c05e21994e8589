"""Minutes on the spot: nothing is lost, nobody is overwritten unseen."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from nahtlos.core.wall import acting
from nahtlos.steering import actions
from nahtlos.steering.models import Decision, Meeting, Point, Seat, Task
from tests.network.entering import enter
from tests.steering.rows import (
    NOW,
    Table,
    make_commitment,
    make_decision,
    make_meeting,
    make_running,
    make_table,
    make_task,
)
from tests.steering.test_wall import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


def write(table: Table, point: Point, hand: str, notes: str, version: int) -> Point:
    by = table.actor(hand)
    with acting(by):
        return actions.write_notes(point=point, notes=notes, version=version, by=by, at=NOW)


def kept(table: Table, point: Point) -> tuple[str, int]:
    with acting(table.chair):
        found = Point.objects.get(pk=point.pk)
    return found.notes, found.version


def test_the_second_writer_is_told_and_sees_the_other_text(table: Table) -> None:
    point = make_running(table)
    write(table, point, "chair", "erster", 0)
    with pytest.raises(actions.Conflict) as caught:
        write(table, point, "member", "zweiter", 0)
    assert caught.value.point.notes == "erster"
    assert kept(table, point) == ("erster", 1)
    write(table, point, "member", "erster und zweiter", 1)
    assert kept(table, point) == ("erster und zweiter", 2)


def test_the_same_text_twice_is_no_conflict(table: Table) -> None:
    point = make_running(table)
    for _again in range(2):
        write(table, point, "chair", "einmal", 0)
    assert kept(table, point) == ("einmal", 1)


def send(client: Client, point: Point, **fields: str) -> tuple[int, str]:
    response = client.post(reverse("steering:notes", args=[point.pk]), fields)
    return response.status_code, response.content.decode()


def test_without_javascript_the_page_keeps_what_was_typed(table: Table) -> None:
    point = make_running(table)
    write(table, point, "chair", "Text der Leitung", 0)
    client = enter(table.member)
    status, page = send(client, point, notes="Mein Text", version="0")
    assert status == 422
    assert "Mein Text" in page
    assert "Text der Leitung" in page
    assert kept(table, point) == ("Text der Leitung", 1)
    assert send(client, point, notes="Beide Texte", version="0", over="1")[0] == 302
    assert kept(table, point) == ("Beide Texte", 2)


def test_what_cannot_be_kept_is_told_at_the_box(table: Table) -> None:
    point = make_running(table)
    client = enter(table.member)
    status, page = send(client, point, notes="x" * 8001, version="0")
    assert status == 422
    assert "8000" in page


def test_a_decision_and_a_task_on_the_spot(table: Table) -> None:
    point = make_running(table)
    client = enter(table.member)
    name = f"d-{point.pk}"
    fields = {f"{name}-text": "Antwort in einer Woche", f"{name}-figure": "network.gaps"}
    assert client.post(reverse("steering:decide", args=[point.pk]), fields).status_code == 302
    assert client.post(reverse("steering:decide", args=[point.pk]), {}).status_code == 422
    assert client.post(reverse("steering:give", args=[point.pk]), {}).status_code == 422
    with acting(table.chair):
        decision = Decision.objects.get()
    assert (decision.figure, decision.figure_value) == ("network.gaps", Decimal(7))


def test_who_came(table: Table) -> None:
    point = make_running(table)
    with acting(table.member) as by:
        actions.write_who_came(meeting=point.meeting, came=[table.sits["link"].pk], by=by)
    with acting(table.chair):
        assert sorted(map(bool, Seat.objects.values_list("came", flat=True))) == [
            False,
            False,
            True,
        ]


def test_what_was_written_by_mistake_is_taken_out(table: Table) -> None:
    point = make_running(table)
    decision = make_decision(point, table.member)
    task = make_task(point, table.sits["member"], table.member)
    client = enter(table.member)
    client.post(reverse("steering:strike-decision", args=[decision.pk]))
    client.post(reverse("steering:strike-task", args=[task.pk]))
    with acting(table.chair):
        assert not Decision.objects.exists()
        assert not Task.objects.exists()


def test_the_network_reads_what_a_public_group_approved_and_no_name() -> None:
    table = make_table(public=True)
    fill(table)
    client = enter(table.stranger)
    with acting(table.chair):
        meeting = Meeting.objects.get()
    page = client.get(reverse("steering:minutes", args=[meeting.pk])).content.decode()
    assert "geheim" in page
    assert "Ines Beispiel" not in page
    assert client.get(reverse("steering:group", args=[table.group.pk])).status_code == 200
    assert client.get(reverse("steering:meeting", args=[meeting.pk])).status_code == 403


@pytest.mark.parametrize("hand", ["coordinator", "chair", "member"])
def test_every_page_opens(table: Table, hand: str) -> None:
    point = make_running(table)
    task = make_task(point, table.sits["member"], table.member)
    decision = make_decision(point, table.member, figure="network.gaps", value=Decimal(5))
    promise = make_commitment(table)
    make_meeting(table, "approved")
    ahead = make_meeting(table)
    client, group = enter(table.actor(hand)), table.group.pk
    pages = {
        "steering:group": group, "steering:members": group, "steering:topics": group,
        "steering:decisions": group, "steering:tasks": group, "steering:commitments": group,
        "steering:meeting": ahead.pk, "steering:calendar": ahead.pk,
        "steering:minutes": point.meeting_id, "steering:paper": point.meeting_id,
        "steering:task": task.pk, "steering:decision": decision.pk, "steering:commitment": promise.pk,
    }  # fmt: skip
    opened = {
        page: client.get(reverse(page, args=[key])).status_code for page, key in pages.items()
    }
    assert set(opened.values()) == {200}
    assert client.get(reverse("steering:list")).status_code == 200

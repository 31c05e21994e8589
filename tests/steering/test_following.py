"""What is proposed, told, counted and followed."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Counter
from nahtlos.core.roles import Member as MemberRole
from nahtlos.core.wall import acting
from nahtlos.jobs import steering as jobs
from nahtlos.network.models import Account, Kind
from nahtlos.outbox.models import Notice
from nahtlos.outcomes import models as published
from nahtlos.steering import actions, queries, wording
from nahtlos.steering.engine import (
    Facts,
    Jam,
    Late,
    LeftOut,
    Said,
    Uncovered,
    Way,
    matrix,
    moved,
    to_propose,
)
from nahtlos.steering.models import Commitment, Pass, Seat, Task
from tests import makers
from tests.network.entering import enter
from tests.outcomes.publishing import make_edition
from tests.steering.rows import (
    NOW,
    TODAY,
    Table,
    make_commitment,
    make_decision,
    make_meeting,
    make_running,
    make_table,
    make_task,
    token_of,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 27)


@pytest.fixture
def table() -> Table:
    return make_table()


def test_strongest_is_whoever_answers_everywhere_else_in_most_places() -> None:
    answers: dict[tuple[str, object], set[str]] = {("work", 1): {"a", "b"}, ("work", 2): {""}, ("language", 1): {"a"},
               ("language", 2): {"a", "b"}}  # fmt: skip
    lines = matrix(["work", "language", "social"], [1, 2], answers, [("work", 1), ("work", 2)])
    assert [[cell.strongest for cell in line.cells] for line in lines] == [
        [False, True], [False, True], [False, False],
    ]  # fmt: skip
    assert [(line.gap, line.double, line.unanswered) for line in lines] == [
        (False, True, False), (True, False, False), (True, False, True),
    ]  # fmt: skip


def test_proposals_stand_in_their_order_each_with_its_cue() -> None:
    facts = Facts(
        on=DAY,
        jams=(Jam("x", "A", "B", 3, 20), Jam("y", "A", "C", None, 40)),
        uncovered=(Uncovered("social", "Familie", ("Ort",)), Uncovered("work", "Arbeit", ())),
        left_out=tuple(
            LeftOut(str(n), "no language course", ("Under 25.", "No B1."), n)
            for n in (5, 20, 10, 15)
        ),
        decisions=(Late("d", "Text", DAY - timedelta(days=1)), Late("e", "Heute", DAY)),
        tasks=(Late("t", "Neu", DAY - timedelta(days=14)), Late("u", "Alt", DAY - timedelta(15))),
        commitments=(Late("c", "5 Praktika", DAY - timedelta(days=3), "Firma"),),
    )
    assert [one.cue for one in to_propose(facts)] == [
        "commitment:c", "decision:d", "task:u", "jam:y", "jam:x", "uncovered:work",
        "uncovered:social", "left_out:20", "left_out:15", "left_out:10",
    ]  # fmt: skip
    with translation.override("en"):
        words = [wording.point(one) for one in to_propose(facts)]
    assert words[4] == (
        "Waiting: A – B",
        "A referral is more than ten days over its day. The longest has waited 20 days. 3 wait.",
    )
    assert words[7] == (
        "Gap: no language course",
        "By the figures nothing of this is known to be open to about 20 persons: Under 25; No B1.",
    )
    assert to_propose(facts)[0].said is Said.COMMITMENT


def test_the_groups_of_the_newest_edition_are_proposed_once(table: Table) -> None:
    row = {
        "kind": "language",
        "de": ["Unter 25."],
        "en": ["Under 25."],
        "persons": 10,
        "certain": 5,
    }
    edition = make_edition(table.chair)
    with acting(Actor(role=Counter, region=table.region.pk)):
        published.Table.objects.create(
            region=table.region, edition=edition, key="gaps", period=str(TODAY),
            content={"kind": "gaps", "rows": [row]},
        )  # fmt: skip
    meeting = make_meeting(table)
    with acting(table.chair), translation.override("de"):
        (found,) = (
            one for one in queries.proposed_for(meeting, [], TODAY) if one.said is Said.LEFT_OUT
        )
    enter(table.chair).post(
        reverse("steering:take-up", args=[meeting.pk]), {"point": f"accept:{found.cue}"}
    )
    with acting(table.chair), translation.override("de"):
        assert "Under 25" in queries.agenda_of(meeting).on[-1].why
        assert found.cue not in {one.cue for one in queries.proposed_for(meeting, [], TODAY)}


@pytest.mark.parametrize(
    ("then", "now", "falls", "way"),
    [(9, 5, True, Way.WISHED), (9, 5, False, Way.AGAINST), (5, 9, True, Way.AGAINST),
     (5, 5, True, Way.STILL), (None, 5, True, Way.UNKNOWN), (5, None, True, Way.UNKNOWN)],
)  # fmt: skip
def test_a_figure_moves_as_wished_or_not(then: Any, now: Any, *, falls: bool, way: Way) -> None:
    values = [None if one is None else Decimal(one) for one in (then, now)]
    found = moved(*values, falls=falls)
    assert found.way is way
    assert found.change == (None if None in values else now - then)


def test_what_the_program_proposes_is_answered_once(table: Table) -> None:
    late = make_commitment(table, days=-1)
    meeting = make_meeting(table)
    client = enter(table.chair)
    page = reverse("steering:take-up", args=[meeting.pk])
    client.post(page, {"point": f"accept:commitment:{late.pk}"})
    client.post(page, {"point": "leave:uncovered:work"})
    with acting(table.chair) as by:
        agenda = queries.agenda_of(meeting)
        left = queries.proposed_for(meeting, [], TODAY)
        with pytest.raises(Refused):
            actions.take_up(meeting=meeting, cue=f"commitment:{late.pk}", title="x", why="",
                            on=True, by=by, at=NOW)  # fmt: skip
    assert [one.why for one in agenda.on if one.source == "program"]
    assert len(agenda.out) == 1
    assert not {f"commitment:{late.pk}", "uncovered:work"} & {one.cue for one in left}


def test_the_next_meeting_sees_how_the_figure_moved(table: Table) -> None:
    point = make_running(table)
    make_decision(point, table.member, figure="network.gaps", value=Decimal(9))
    ahead = make_meeting(table, starts_at=NOW + timedelta(days=80))
    with translation.override("en"):
        page = (
            enter(table.member).get(reverse("steering:meeting", args=[ahead.pk])).content.decode()
        )
    assert "9" in page
    with acting(table.chair):
        (one,) = queries.followed(queries.since_last(ahead), {"network.gaps": Decimal(7)})
    assert one.moved is not None
    assert (one.moved.change, one.moved.way) == (Decimal(-2), Way.WISHED)


def notices(table: Table) -> list[Notice]:
    """What went out, seen by those who look after the house."""
    with acting(makers.keeper(table.region.pk)):
        return list(Notice.objects.order_by("written_at", "id"))


def test_an_invitation_goes_to_everybody_with_the_date(table: Table) -> None:
    make_meeting(table, "invited")
    sent = [one for one in notices(table) if "calendar" in one.values]
    assert len(sent) == 3
    assert all("BEGIN:VEVENT" in one.values["calendar"] for one in sent)
    assert {one.values["opens"] == "together" for one in sent} == {True, False}


def test_another_date_is_told_and_asked_anew(table: Table) -> None:
    meeting = make_meeting(table, "invited", NOW + timedelta(days=9))
    with acting(table.link) as by:
        actions.answer(meeting=meeting, member=table.sits["link"], comes=True, by=by)
    with acting(table.chair) as by:
        actions.change_meeting(
            meeting=meeting, starts_at=NOW + timedelta(days=10), ends_at=NOW + timedelta(days=11),
            place="Rathaus", note="", by=by, at=NOW,
        )  # fmt: skip
        assert set(Seat.objects.values_list("answer", flat=True)) == {""}
    assert len([one for one in notices(table) if "calendar" in one.values]) == 6


def test_approved_minutes_go_to_every_member(table: Table) -> None:
    point = make_running(table)
    make_decision(point, table.member)
    with acting(table.chair) as by:
        meeting = actions.end(meeting=point.meeting, by=by, at=NOW)
        actions.approve(meeting=meeting, by=by, at=NOW)
    sent = [one for one in notices(table) if "Antwort in einer Woche" in one.values["text"]]
    assert len(sent) == 3


def test_the_night_reminds_of_tasks_and_finds_late_commitments(table: Table) -> None:
    point = make_running(table)
    for days in (-1, 2, 20):
        make_task(point, table.sits["link"], table.member, days=days)
    make_commitment(table, days=-1)
    before = len(notices(table))
    watcher = table.actor("program")
    assert jobs.watch(watcher, NOW) == 3
    assert jobs.watch(watcher, NOW) == 0
    assert len(notices(table)) == before + 3
    with acting(table.chair):
        assert Commitment.objects.get().state == "late"


def test_a_commitment_is_kept_once_enough_is_counted(table: Table) -> None:
    promise = make_commitment(table, number=2)
    for add, state in ((1, "open"), (1, "kept")):
        with acting(table.member) as by:
            kept = actions.note(commitment=promise, text="ja", add=add, by=by, at=NOW)
        assert kept.state == state


def test_a_recorded_link_counts_once_and_names_nobody(table: Table) -> None:
    promise, row = make_commitment(table), table.group.pk
    with acting(table.member) as by:
        actions.count_row(commitment=promise, row=row, text="x", by=by, at=NOW)
    with acting(table.chair) as by, pytest.raises(Refused):
        actions.count_row(commitment=promise, row=row, text="x", by=by, at=NOW)
    with acting(table.chair):
        one = queries.tracked(promise)
        assert (one.counted, one.by_link) == (1, 1)
        assert str(row) not in queries.updates_of(promise)[0].digest


def test_a_member_by_link_answers_proposes_and_settles(table: Table) -> None:
    point = make_running(table)
    task = make_task(point, table.sits["link"], table.member)
    with acting(table.chair) as by:
        actions.end(meeting=point.meeting, by=by, at=NOW)
    ahead = make_meeting(table, "invited", NOW + timedelta(days=5))
    client, token = enter(table.stranger), token_of(table.sits["link"])

    def at(name: str, *more: object) -> str:
        return reverse(f"steering:{name}", args=[token, *more])

    assert "Ines Beispiel" in client.get(at("together")).content.decode()
    client.post(at("link-answer", ahead.pk), {"comes": "yes"})
    assert client.post(at("link-propose", ahead.pk), {}).status_code == 422
    client.post(at("link-propose", ahead.pk), {"title": "Eltern", "why": ""})
    assert client.post(at("link-task", task.pk), {"verb": "later"}).status_code == 422
    client.post(at("link-task", task.pk), {"verb": "done"})
    assert client.get(at("link-minutes", point.meeting_id)).status_code == 200
    assert client.get(at("link-paper", point.meeting_id)).content[:4] == b"%PDF"
    with acting(table.chair):
        assert Task.objects.get().state == "done"
        assert Seat.objects.get(meeting=ahead, member=table.sits["link"]).answer == "yes"
        assert [one.title for one in queries.agenda_of(ahead).proposed] == ["Eltern"]


def test_a_link_that_is_not_ours_opens_nothing(table: Table) -> None:
    client = enter(table.stranger)
    assert client.get(reverse("steering:together", args=["nothing"])).status_code == 410


def test_whoever_takes_a_place_by_their_address_signs_in(table: Table) -> None:
    home = makers.make_institution(table.region, Kind.CHAMBER)
    actor = makers.make_member(home, MemberRole)
    with acting(makers.keeper(table.region.pk)):
        mail = Account.objects.get(pk=makers.sure(actor.account)).email
    who = actions.Who(name="Elif Beispiel", email=mail.upper(), institution=home.pk)
    with acting(table.chair) as by:
        member = actions.add_member(group=table.group, who=who, by=by, at=NOW, on=TODAY)
        assert Pass.objects.get(member=member).account_id == actor.account
        with pytest.raises(Refused):
            actions.add_member(group=table.group, who=who, by=by, at=NOW, on=TODAY)
    assert enter(actor).get(reverse("steering:group", args=[table.group.pk])).status_code == 200


def test_nobody_leaves_with_tasks(table: Table) -> None:
    make_task(make_running(table), table.sits["link"], table.member)
    with acting(table.chair) as by, pytest.raises(Refused):
        actions.let_go(member=table.sits["link"], by=by, at=NOW, on=TODAY)

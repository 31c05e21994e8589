"""Every move, by every hand, from every state: allowed by the table, or refused with its sentence."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone, translation

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.steering import actions
from nahtlos.steering.access.following import WHOSE
from nahtlos.steering.access.groups import LEADS
from nahtlos.steering.access.meetings import GONE, WRITES
from nahtlos.steering.models import (
    COMMITMENT,
    DECISION,
    MEETING,
    POINT,
    TASK,
    Commitment,
    Decision,
    Meeting,
    Point,
    Task,
)
from tests.steering.diagram import DIAGRAMS
from tests.steering.rows import (
    HANDS,
    NOW,
    Table,
    make_commitment,
    make_decision,
    make_meeting,
    make_point,
    make_running,
    make_table,
    make_task,
)

pytestmark = pytest.mark.django_db
STRANGER = "The papers of this group are for its members and the coordination."
LATE = "The program does this when the day is over."
LEADING = {"coordinator", "chair"}
OUTSIDE = {"stranger", "beyond"}


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def table() -> Table:
    return make_table()


def hands_of(hand: str) -> set[str]:
    """What the table calls this actor."""
    return {"coordinator": {"chair", "member"}, "chair": {"chair", "member"}}.get(hand, {hand})


def outcome(by: Actor, act: Callable[[], object]) -> str:
    """The sentence of the refusal; empty where it was done."""
    with acting(by):
        try:
            act()
        except Refused as refused:
            return str(refused.refusal)
    return ""


def bypassed(by: Actor, model: Any, row: Any, to: str) -> bool:
    """Whether somebody who goes around the program could move it in the database."""
    with acting(by):
        try:
            with transaction.atomic():
                return bool(model.objects.filter(pk=row.pk).update(state=to))
        except DatabaseError:
            return False


def expected(moves: Any, hand: str, was: str, to: str, *, whose: str, closed: str) -> str:
    """The exact sentence; `whose` where the move exists but not for this hand."""
    if hand in OUTSIDE:
        return closed
    allowed = moves[was].get(to)
    if allowed is None:
        return str(GONE)
    return "" if allowed & hands_of(hand) else whose


def cells(moves: Any) -> list[tuple[str, str, str]]:
    return [(h, str(a), str(b)) for h, a, b in product(HANDS, moves, moves) if a != b]


def test_the_diagrams_are_fresh() -> None:
    for one in DIAGRAMS:
        assert one.drawn() == one.mermaid(), "see tests/steering/diagram.py"


VERBS = {
    "invited": actions.invite, "cancelled": actions.call_off, "written": actions.end,
    "approved": actions.approve,
}  # fmt: skip


@pytest.mark.parametrize(("hand", "was", "to"), [c for c in cells(MEETING) if c[2] != "planned"])
def test_a_meeting(table: Table, hand: str, was: str, to: str) -> None:
    meeting, by = make_meeting(table, was), table.actor(hand)
    begin = actions.write_on if was == "written" else actions.begin
    verb = VERBS.get(to, begin)
    whose = str(WRITES if "member" in MEETING[was].get(to, ()) else LEADS)
    says = expected(MEETING, hand, was, to, whose=whose, closed=STRANGER)
    if not says:
        assert bypassed(by, Meeting, meeting, to)
    else:
        assert outcome(by, lambda: verb(meeting=meeting, by=by, at=NOW)) == says
        assert not bypassed(by, Meeting, meeting, to)


@pytest.mark.parametrize(("hand", "was", "to"), [c for c in cells(POINT) if c[2] != "proposed"])
def test_a_point(table: Table, hand: str, was: str, to: str) -> None:
    point, by = make_point(table, make_meeting(table), was), table.actor(hand)
    says = "" if hand in LEADING and to in POINT[was] else str(GONE if hand in LEADING else LEADS)
    assert outcome(by, lambda: actions.move_point(point=point, to=to, by=by)) == says
    if says:
        assert not bypassed(by, Point, point, to)


@pytest.mark.parametrize(("hand", "was", "to"), cells(DECISION))
def test_a_decision(table: Table, hand: str, was: str, to: str) -> None:
    decision = make_decision(make_running(table), table.member)
    if was != "open":
        with acting(table.chair) as by:
            actions.change_decision(decision=decision, to=was, outcome="So", by=by, at=NOW)
            decision.state = was
    by = table.actor(hand)
    says = (
        "" if hand in LEADING and to in DECISION[was] else str(GONE if hand in LEADING else LEADS)
    )
    act = actions.change_decision
    assert outcome(by, lambda: act(decision=decision, to=to, outcome="So", by=by, at=NOW)) == says
    if says:
        assert not bypassed(by, Decision, decision, to)


@pytest.mark.parametrize("owner", ["link", "member"])
@pytest.mark.parametrize(("hand", "was", "to"), cells(TASK))
def test_a_task(table: Table, hand: str, was: str, to: str, owner: str) -> None:
    task = make_task(make_running(table), table.sits[owner], table.member)
    if was != "open":
        with acting(table.chair) as by:
            task = actions.change_task(task=task, to=was, reason="So", by=by, at=NOW)
    by = table.actor(hand)
    own = "owner" if hand == owner else hand
    says = expected(TASK, own, was, to, whose=str(WHOSE if was == "open" else LEADS),
                    closed=STRANGER)  # fmt: skip
    act = actions.change_task
    assert outcome(by, lambda: act(task=task, to=to, reason="So", by=by, at=NOW)) == says
    if says:
        assert not bypassed(by, Task, task, to)


def _in_state(table: Table, state: str) -> Commitment:
    found = make_commitment(table, days=-3 if state == "late" else 90)
    if state == "late":
        with acting(table.actor("program")) as by:
            actions.fall_late(commitment=found.pk, by=by, at=NOW, on=timezone.localdate(NOW))
    elif state != "open":
        with acting(table.chair) as by:
            actions.change_commitment(commitment=found, to=state, why="So", by=by, at=NOW)
    with acting(table.chair):
        return Commitment.objects.select_related("group").get(pk=found.pk)


@pytest.mark.parametrize(("hand", "was", "to"), cells(COMMITMENT))
def test_a_commitment(table: Table, hand: str, was: str, to: str) -> None:
    found, by = _in_state(table, was), table.actor(hand)
    whose = LATE if to == "late" else str(LEADS)
    says = expected(COMMITMENT, hand, was, to, whose=whose, closed=STRANGER)
    act = actions.change_commitment
    if hand == "program" and not says:
        assert bypassed(by, Commitment, found, to)
        return
    assert outcome(by, lambda: act(commitment=found, to=to, why="So", by=by, at=NOW)) == says
    if says:
        assert not bypassed(by, Commitment, found, to)


@pytest.mark.parametrize("hand", HANDS)
def test_a_date_is_set_and_changed_by_whoever_leads(table: Table, hand: str) -> None:
    by = table.actor(hand)
    told: dict[str, Any] = {
        "starts_at": NOW,
        "ends_at": NOW.replace(year=2100),
        "place": "x",
        "note": "",
    }
    early = NOW.replace(year=2020)
    says = "" if hand in LEADING else str(LEADS)
    plan = actions.plan_meeting
    assert outcome(by, lambda: plan(group=table.group, by=by, at=early, **told)) == says
    meeting = make_meeting(table)
    change = actions.change_meeting
    assert outcome(by, lambda: change(meeting=meeting, by=by, at=early, **told)) == says


@pytest.mark.parametrize("hand", HANDS)
def test_minutes_are_written_by_members_with_a_sign_in(table: Table, hand: str) -> None:
    point, by = make_running(table), table.actor(hand)
    says = str(WRITES) if hand in {"link", "program"} else STRANGER if hand in OUTSIDE else ""
    write = actions.write_notes
    assert outcome(by, lambda: write(point=point, notes="a", version=0, by=by, at=NOW)) == says


@pytest.mark.parametrize("state", [s for s in MEETING if s != "running"])
def test_minutes_stand_once_the_meeting_is_over(table: Table, state: str) -> None:
    meeting = make_meeting(table, state)
    point = Point(meeting=meeting, group=table.group, region=table.region, title="x")
    says = outcome(table.chair, lambda: actions.write_notes(
        point=point, notes="a", version=0, by=table.chair, at=NOW
    ))  # fmt: skip
    assert says == "These minutes are not being written now."

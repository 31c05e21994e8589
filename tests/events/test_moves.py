"""Every state, every move, by every hand: what is not in the table is refused with its sentence."""

from itertools import product

import pytest
from django.db import DatabaseError, transaction

from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.events import access, actions
from nahtlos.events.models import EVENT_MOVES, GUEST_MOVES, LIVE, Event, Guest, Stand, State
from tests.events import rows
from tests.events.diagram import EVENTS, GUESTS

pytestmark = pytest.mark.django_db
ONLY_ORGANISER = "Only the institution that organises this meeting does this."
OVER = "This meeting is over or called off."
NOT_FROM_HERE = "The meeting cannot go there from where it is now."
BY_DAY = "The program only ends meetings that have been."
ONLY_YOU = "Only you, or whoever organises the meeting, can change this."
MEANTIME = "This has been changed in the meantime. Please look again."
NEXT = "Seats go to whoever is next on the list."
DOOR = "Only whoever is at the door can say this."
GUEST = "Only the guest can say this."
SIDES = ("organiser", "coordinator", "elsewhere", "program", "nobody")
HANDS = {"organiser": {"organiser"}, "coordinator": {"organiser"}, "program": {"program"},
         "guest": {"guest"}, "elsewhere": set(), "nobody": set()}  # fmt: skip


def test_every_state_has_its_line() -> None:
    assert set(EVENT_MOVES) == set(State)
    assert set(GUEST_MOVES) == set(Stand)


def test_the_diagrams_are_fresh() -> None:
    for one in (EVENTS, GUESTS):
        assert one.drawn() == one.mermaid(), "see tests/events/diagram.py"


def sentence_of_event(was: State, to: State, side: str) -> str | None:
    """Why a meeting may not go there, as the table and the house say."""
    hands = EVENT_MOVES[was].get(to, frozenset())
    if side == "program":
        return None if "program" in hands else BY_DAY
    if not HANDS[side]:
        return ONLY_ORGANISER
    if was not in LIVE:
        return OVER
    return None if hands & HANDS[side] else NOT_FROM_HERE


@pytest.mark.parametrize(("was", "side"), list(product(State, SIDES)))
def test_a_meeting_moves_by_the_right_hand_alone(was: State, side: str) -> None:
    stage = rows.make_stage(state=was)
    by = stage.actor(side)
    for to in set(State) - {was}:
        expected = sentence_of_event(was, to, side)
        kept = transaction.savepoint()
        with acting(by):
            if expected is None:
                assert actions.turn(event=stage.event, to=to, by=by, at=rows.NOW).state == to
            else:
                with pytest.raises(Refused) as told:
                    actions.turn(event=stage.event, to=to, by=by, at=rows.NOW)
                assert str(told.value.refusal) == expected
        transaction.savepoint_rollback(kept)


def sentence_of_guest(was: Stand, to: Stand, side: str) -> str | None:
    """Why a guest may not stand there, as the table and the house say."""
    if not HANDS[side]:
        return ONLY_YOU
    hands = GUEST_MOVES[was].get(to)
    if not hands:
        return MEANTIME
    if hands & HANDS[side]:
        return None
    if "program" in hands:
        return NEXT
    return DOOR if Stand.HERE in {was, to} else GUEST


@pytest.mark.parametrize(("was", "side"), list(product(Stand, (*SIDES, "guest"))))
def test_a_guest_moves_by_the_right_hand_alone(was: Stand, side: str) -> None:
    stage = rows.make_stage(seats=1)
    guest, by = rows.in_stand(stage, was), stage.actor(side)
    guest = rows.fresh(stage, guest)
    assert guest.stand == was
    for to in set(Stand) - {was}:
        refusal = access.may_move(by, guest, to, themself=side == "guest")
        assert (str(refusal) if refusal else None) == sentence_of_guest(was, to, side), (was, to)


@pytest.mark.parametrize("was", list(Stand))
def test_the_database_refuses_what_is_not_in_the_table(was: Stand) -> None:
    stage = rows.make_stage(seats=1)
    guest = rows.in_stand(stage, was)
    for to in set(Stand) - {was} - set(GUEST_MOVES[was]):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(rows.usher(stage)):
            Guest.objects.filter(pk=guest.pk).update(stand=to, arrived_at=rows.NOW, turn=9)


@pytest.mark.parametrize("was", list(State))
def test_the_database_refuses_a_wrong_turn(was: State) -> None:
    stage = rows.make_stage(state=was)
    for to in set(State) - {was} - set(EVENT_MOVES[was]):
        with pytest.raises(DatabaseError), transaction.atomic(), acting(rows.usher(stage)):
            Event.objects.filter(pk=stage.event.pk).update(state=to)


@pytest.mark.parametrize("state", [State.OVER, State.CANCELLED, State.DRAFT])
def test_nobody_signs_up_where_it_is_not_open(state: State) -> None:
    stage = rows.make_stage(state=state)
    with pytest.raises(Refused, match="You cannot sign up for this meeting now"):
        rows.sign_up(stage)


def test_a_mentor_organises_nothing() -> None:
    stage = rows.make_stage()
    refusal = access.may_organise(stage.actor("nobody"))
    assert str(refusal) == "Institutions of the region and its coordination organise meetings."

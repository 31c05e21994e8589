"""Every (hand, state, move) of a handover: allowed by the table alone, in program and database alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import Error

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Administrator, Immigration, Member, Watcher
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.referrals import access
from nahtlos.referrals.access.handovers import BETWEEN_OTHERS, BY, STANDS
from nahtlos.referrals.models import OVER, STAGES, WAITING, Hand, Handover, Stage
from tests import makers
from tests.referrals.diagram import HANDOVERS
from tests.referrals.handing import Two, two

ALL = list(product(Stage, Stage))


@dataclass(frozen=True)
class Hands:
    """Everybody who could lay a hand on a handover of this person."""

    pair: Two
    others: dict[str, Actor]

    def actor(self, hand: Hand) -> Actor:
        return {
            Hand.GIVER: self.pair.giver,
            Hand.RECEIVER: self.pair.receiver,
            Hand.PERSON: self.pair.herself,
            Hand.PROGRAM: Actor(role=Watcher, region=self.pair.person.region_id),
        }[hand]

    def handover(self, state: Stage, **more: Any) -> Handover:
        person, giver = self.pair.person, self.pair.giver
        if state is Stage.DRAFTED and "consent" not in more:
            more["consent"] = makers.make_consent(
                person, self.pair.receiver.institution, giver, purpose="handover"
            )
        if state is Stage.TAKEN:
            more["adviser_id"] = self.pair.receiver.membership
        return makers.make_handover(
            person, self.pair.receiver.institution, giver, state=state, **more
        )


@pytest.fixture
def hands(db: None) -> Hands:
    pair = two()
    region = makers.by_region(pair.person)
    third = makers.make_member(makers.make_institution(region))
    here = Institution.objects.get(pk=makers.sure(pair.giver.institution))
    office = makers.make_institution(region, Kind.IMMIGRATION_OFFICE)
    others = {
        "colleague": makers.make_member(here, Member),
        "third": third,
        "other person": makers.newcomer(makers.make_person(third)),
        "keeper": makers.keeper(region.pk),
        "nobody": Actor(),
        "watcher beyond": Actor(role=Watcher, region=makers.make_region().pk),
        "immigration": makers.make_member(office, Immigration),
        "administrator": makers.make_member(here, Administrator),
        "link": Actor(link=makers.digest("a link")),
    }
    return Hands(pair, others)


def said(actor: Actor, handover: Handover, to: Stage) -> str:
    refusal = access.may_move_handover(actor, handover, to)
    return str(refusal.sentence) if refusal else ""


def due(hand: Hand, state: Stage, to: Stage) -> str:
    """The exact sentence that is due; none where the table lets this hand."""
    allowed = STAGES[state].get(to)
    if allowed is None:
        return str(STANDS[state])
    return "" if hand in allowed else str(BY[allowed])


def in_state(hands: Hands, state: Stage) -> Handover:
    return Handover(
        person=hands.pair.person,
        region_id=hands.pair.person.region_id,
        institution_id=hands.pair.person.institution_id,
        giver_id=hands.pair.person.institution_id,
        recipient_id=makers.sure(hands.pair.receiver.institution),
        state=state,
    )


def test_every_state_has_its_line() -> None:
    assert set(STAGES) == set(Stage) == set(STANDS)
    assert all(STAGES[state] == {} for state in OVER)
    assert all(Stage.WITHDRAWN in STAGES[state] for state in WAITING)


@pytest.mark.django_db
def test_every_hand_is_told_the_exact_sentence(hands: Hands) -> None:
    for hand, (state, to) in product(Hand, ALL):
        row = in_state(hands, state)
        assert said(hands.actor(hand), row, to) == due(hand, state, to), (hand, state, to)


@pytest.mark.django_db
def test_whoever_stands_beside_moves_nothing(hands: Hands) -> None:
    for name, (state, to) in product(hands.others, ALL):
        row = in_state(hands, state)
        assert said(hands.others[name], row, to) == str(BETWEEN_OTHERS), (name, state, to)


def columns(hands: Hands, to: Stage, at: datetime) -> dict[str, Any]:
    """What a row needs to stand in this state, so that only order and hand can be refused."""
    found: dict[str, Any] = {"state": to, "moved_at": at}
    if to in OVER:
        found["ended_at"] = at
    if to is Stage.OFFERED:
        found |= {"offered_at": at, "answer_due_on": date(2030, 1, 1)}
    if to is Stage.TAKEN:
        found["adviser_id"] = hands.pair.receiver.membership
    if to is Stage.DECLINED:
        found["words"] = "We are full."
    return found


def moved(hands: Hands, handover: Handover, to: Stage, by: Actor) -> bool:
    """Whether the database lets it through; whatever it did is taken back."""
    point = transaction.savepoint()
    try:
        with acting(by):
            rows = Handover.objects.filter(pk=handover.pk)
            return bool(rows.update(**columns(hands, to, now()))) and rows.get().state == to
    except (Error, Handover.DoesNotExist):
        return False
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(point)


def differences(hands: Hands) -> Iterator[tuple[str, Stage, Stage]]:
    for state in Stage:
        point = transaction.savepoint()
        row = hands.handover(state)
        for to in Stage:
            for hand in Hand if state is not to else ():
                allowed = hand in STAGES[state].get(to, ())
                if moved(hands, row, to, hands.actor(hand)) is not allowed:
                    yield hand, state, to
            for name, other in hands.others.items() if state is not to else ():
                if moved(hands, row, to, other):
                    yield name, state, to
        transaction.savepoint_rollback(point)


@pytest.mark.django_db
def test_the_database_moves_as_the_table_says(hands: Hands) -> None:
    assert list(differences(hands)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ["other parts", "not given", "taken back", "over", "referral"])
@pytest.mark.parametrize("to", [Stage.OFFERED, Stage.TAKEN])
def test_nothing_moves_without_the_consent_for_exactly_it(
    hands: Hands, fault: str, to: Stage
) -> None:
    giver, receiver = hands.pair.giver, hands.pair.receiver
    more: dict[str, Any] = {"purpose": "referral" if fault == "referral" else "handover"}
    if fault == "not given":
        more["given"] = False
    if fault == "taken back":
        more["revoked_at"] = now()
    if fault == "over":
        more |= {"at": datetime(2020, 1, 1, tzinfo=now().tzinfo), "days": 9}
    parts = ("contact",) if fault == "other parts" else ("contact", "profile")
    consent = makers.make_consent(hands.pair.person, receiver.institution, giver, parts, **more)
    before = Stage.DRAFTED if to is Stage.OFFERED else Stage.SEEN
    row = hands.handover(before, consent=consent)
    assert not moved(hands, row, to, giver if to is Stage.OFFERED else receiver)


@pytest.mark.django_db
def test_only_an_adviser_of_the_receiver_takes_over(hands: Hands) -> None:
    row, receiver = hands.handover(Stage.SEEN), hands.pair.receiver
    house = Institution.objects.get(pk=makers.sure(receiver.institution))
    assert not moved(hands, row, Stage.TAKEN, makers.make_member(house, Member))
    assert moved(hands, row, Stage.TAKEN, receiver)
    point = transaction.savepoint()
    with pytest.raises(Error), acting(receiver):
        Handover.objects.filter(pk=row.pk).update(
            **columns(hands, Stage.TAKEN, now()) | {"adviser_id": hands.pair.giver.membership}
        )
    transaction.savepoint_rollback(point)


@pytest.mark.django_db
def test_what_was_asked_is_not_asked_otherwise(hands: Hands) -> None:
    row = hands.handover(Stage.DRAFTED)
    for change in ({"parts": ["profile"]}, {"with_referrals": True}, {"why": "Another"}):
        point = transaction.savepoint()
        with pytest.raises(Error), acting(hands.pair.giver):
            Handover.objects.filter(pk=row.pk).update(**change)
        transaction.savepoint_rollback(point)


def test_the_diagram_is_fresh() -> None:
    assert HANDOVERS.drawn() == HANDOVERS.mermaid(), "see tests/referrals/diagram.py"

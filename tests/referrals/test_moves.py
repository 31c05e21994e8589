"""Every (side, state, move): allowed by the table alone, in the program and in the database alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import Error

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Administrator, Immigration, Member, Watcher
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind
from nahtlos.people.models import Person
from nahtlos.referrals import access
from nahtlos.referrals.access.referrals import BY, NOT_YOURS, STANDS
from nahtlos.referrals.models import ENDED, MOVES, OPEN, Referral, Side, State
from tests import makers
from tests.referrals.diagram import REFERRALS

ALL = list(product(State, State))


@dataclass(frozen=True)
class Sides:
    """Everybody who could lay a hand on a referral of this person."""

    person: Person
    adviser: Actor
    member: Actor
    others: dict[str, Actor]

    def actor(self, side: Side) -> Actor:
        return {
            Side.SENDER: self.adviser,
            Side.RECIPIENT: self.member,
            Side.PERSON: makers.newcomer(self.person),
            Side.PROGRAM: Actor(role=Watcher, region=self.person.region_id),
        }[side]

    def referral(self, state: State, **more: Any) -> Referral:
        if state is State.DRAFTED:
            more["consent"] = makers.make_consent(
                self.person, self.member.institution, self.adviser, purpose="referral"
            )
        return makers.make_referral(
            self.person, self.member.institution, self.adviser, state=state, **more
        )


@pytest.fixture
def sides(db: None) -> Sides:
    region = makers.make_region()
    here = makers.make_institution(region)
    adviser, colleague = makers.make_member(here), makers.make_member(here, Member)
    member = makers.make_member(makers.make_institution(region, Kind.SCHOOL), Member)
    third = makers.make_member(makers.make_institution(region))
    office = makers.make_institution(region, Kind.IMMIGRATION_OFFICE)
    person = makers.make_person(adviser)
    others = {
        "colleague": colleague,
        "third": third,
        "other person": makers.newcomer(makers.make_person(third)),
        "keeper": makers.keeper(region.pk),
        "nobody": Actor(),
        "watcher beyond": Actor(role=Watcher, region=makers.make_region().pk),
        "immigration": makers.make_member(office, Immigration),
        "administrator": makers.make_member(here, Administrator),
        "link": Actor(link=makers.digest("another link")),
    }
    return Sides(person, adviser, member, others)


def said(actor: Actor, referral: Referral, to: State) -> str:
    refusal = access.may_move(actor, referral, to)
    return str(refusal.sentence) if refusal else ""


def due(side: Side, state: State, to: State) -> str:
    """The exact sentence that is due; none where the table lets this hand."""
    hands = MOVES[state].get(to)
    if hands is None:
        return str(STANDS[state])
    return "" if side in hands else str(BY[hands])


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State) == set(STANDS)
    assert all(MOVES[state] == {} for state in ENDED)
    assert all(State.WITHDRAWN in MOVES[state] for state in OPEN)


@pytest.mark.django_db
def test_every_side_is_told_the_exact_sentence(sides: Sides) -> None:
    rows = {state: sides.referral(state) for state in State}
    for side, (state, to) in product(Side, ALL):
        assert said(sides.actor(side), rows[state], to) == due(side, state, to), (side, state, to)


@pytest.mark.django_db
def test_whoever_stands_beside_moves_nothing(sides: Sides) -> None:
    rows = {state: sides.referral(state) for state in State}
    for name, (state, to) in product(sides.others, ALL):
        assert said(sides.others[name], rows[state], to) == str(NOT_YOURS), (name, state, to)


def columns(to: State, at: datetime) -> dict[str, Any]:
    """What a row needs to stand in this state, so that only order and hand can be refused."""
    common: dict[str, Any] = {"state": to, "moved_at": at}
    if to is State.SENT:
        common |= {"sent_at": at, "answer_due_on": date(2030, 1, 1)}
    return common | (makers.BESIDE[to](at) if to in makers.BESIDE else {})


def moved(referral: Referral, to: State, by: Actor) -> bool:
    """Whether the database lets it through; whatever it did is taken back."""
    point = transaction.savepoint()
    try:
        with acting(by):
            rows = Referral.objects.filter(pk=referral.pk)
            return bool(rows.update(**columns(to, now()))) and rows.get().state == to
    except (Error, Referral.DoesNotExist):
        return False
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(point)


def differences(sides: Sides) -> Iterator[tuple[str, State, State]]:
    rows = {state: sides.referral(state) for state in State}
    for side, (state, to) in product(Side, ALL):
        if state is to:
            continue
        allowed = side in MOVES[state].get(to, ())
        if moved(rows[state], to, sides.actor(side)) is not allowed:
            yield side, state, to
    for name, (state, to) in product(sides.others, ALL):
        if state is not to and moved(rows[state], to, sides.others[name]):
            yield name, state, to


@pytest.mark.django_db
def test_the_database_moves_as_the_table_says(sides: Sides) -> None:
    """Taken back by the person, a row is not read back by the recipient, but by herself."""
    assert list(differences(sides)) == []


@pytest.mark.django_db
def test_the_link_moves_what_the_recipient_moves(sides: Sides) -> None:
    token, ends = makers.digest("the link"), now() + timedelta(days=1)
    guest = replace(Actor(), link=token)
    for state, to in ALL:
        row = sides.referral(state, token_digest=token, token_ends_at=ends)
        allowed = Side.RECIPIENT in MOVES[state].get(to, ())
        assert (said(guest, row, to) == "") is allowed, (state, to)
        if state is not to:
            assert moved(row, to, guest) is allowed, (state, to)
        with acting(sides.adviser):
            Referral.objects.filter(pk=row.pk).update(token_digest=None, token_ends_at=None)


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ["other parts", "other recipient", "not given", "taken back"])
def test_nothing_is_sent_without_the_consent_for_exactly_it(sides: Sides, fault: str) -> None:
    to, by = sides.member.institution, sides.adviser
    more: dict[str, Any] = {"purpose": "referral"}
    if fault == "not given":
        more["given"] = False
    if fault == "taken back":
        more["revoked_at"] = now()
    other = sides.others["third"].institution
    parts = ("contact",) if fault == "other parts" else ("contact", "profile")
    consent = makers.make_consent(
        sides.person, other if fault == "other recipient" else to, by, parts, **more
    )
    row = makers.make_referral(sides.person, to, by, state="drafted", consent=consent)
    assert not moved(row, State.SENT, by)


def test_the_diagram_is_fresh() -> None:
    assert REFERRALS.drawn() == REFERRALS.mermaid(), "see tests/referrals/diagram.py"

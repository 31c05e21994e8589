"""Every (side, state, move): allowed by the table alone, in the program and in the database alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import Error

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Coordinator, Member, Watcher
from nahtlos.core.wall import acting
from nahtlos.internships import access
from nahtlos.internships.access.moving import BY, NOT_YOURS, STANDS
from nahtlos.internships.models import MOVES, OVER, Internship, Side, State
from nahtlos.people.models import Person
from tests import makers
from tests.internships import diagram, rows

ALL = list(product(State, State))
HANDS = (Side.ADVISER, Side.PERSON, Side.PROGRAM)


@dataclass(frozen=True)
class Sides:
    """Everybody who could lay a hand on an internship of this person."""

    person: Person
    adviser: Actor
    place: rows.Place
    others: dict[str, Actor]

    def actor(self, side: Side) -> Actor:
        return {
            Side.ADVISER: self.adviser,
            Side.PERSON: makers.newcomer(self.person),
            Side.PROGRAM: Actor(role=Watcher, region=self.person.region_id),
        }[side]

    def row(self, state: State) -> Internship:
        """One in this state, brought there by moves that there are, and days of its own."""
        one = self.draft()
        if state is State.DRAFT:
            return one
        with acting(self.adviser):
            rows_of = Internship.objects.filter(pk=one.pk)
            rows_of.update(state=State.TO_SIGN)
        if state in {State.SIGNED, State.RUNNING, State.ENDED, State.BROKEN_OFF}:
            one = rows.sign_all(one, self.adviser)
        for to in {State.RUNNING: [State.RUNNING], State.ENDED: [State.RUNNING, State.ENDED],
                   State.BROKEN_OFF: [State.RUNNING, State.BROKEN_OFF],
                   State.WITHDRAWN: [State.WITHDRAWN]}.get(state, []):  # fmt: skip
            with acting(self.adviser):
                rows_of.update(**columns(to))
        return rows.fresh(one, self.adviser)

    def draft(self) -> Internship:
        person = rows.make_person(self.adviser)
        return rows.make_internship(person, self.adviser, self.place)


@pytest.fixture
def sides(db: None) -> Sides:
    region = makers.make_region()
    here = makers.make_institution(region)
    adviser = makers.make_member(here)
    third = makers.make_member(makers.make_institution(region))
    place = rows.make_place(adviser)
    others = {
        "colleague": makers.make_member(here, Member),
        "third": third,
        "coordinator": makers.make_member(here, Coordinator),
        "other person": makers.newcomer(makers.make_person(third)),
        "employer": rows.chef_of(place),
        "nobody": Actor(),
        "watcher beyond": Actor(role=Watcher, region=makers.make_region().pk),
        "link": Actor(link=makers.digest("another link")),
    }
    return Sides(makers.make_person(adviser), adviser, place, others)


def columns(to: State) -> dict[str, Any]:
    """What a row needs to stand in this state, so that only order and hand can be refused."""
    common: dict[str, Any] = {"state": to, "moved_at": now()}
    if to in {State.ENDED, State.BROKEN_OFF}:
        common |= {"last_on": today()}
    if to is State.BROKEN_OFF:
        common |= {"words": "Umzug"}
    return common


def said(actor: Actor, one: Internship, to: State) -> str:
    refusal = access.may_move(actor, one, to)
    return str(refusal.sentence) if refusal else ""


def due(side: Side, state: State, to: State) -> str:
    hands = MOVES[state].get(to)
    if hands is None:
        return str(STANDS[state])
    return "" if side in hands else str(BY[hands])


def hand(sides: Sides, one: Internship, side: Side) -> Actor:
    if side is Side.PERSON:
        return makers.newcomer(Person(pk=one.person_id, region_id=one.region_id))
    return sides.actor(side)


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State) == set(STANDS)
    assert all(MOVES[state] == {} for state in OVER)
    assert {sides for moves in MOVES.values() for sides in moves.values()} == set(BY)


@pytest.mark.django_db
def test_every_side_is_told_the_exact_sentence(sides: Sides) -> None:
    found = {state: sides.row(state) for state in State}
    for side, (state, to) in product(HANDS, ALL):
        assert said(hand(sides, found[state], side), found[state], to) == due(side, state, to)
    for name, (state, to) in product(sides.others, ALL):
        if name != "coordinator":
            assert said(sides.others[name], found[state], to) == str(NOT_YOURS), (name, state, to)


def moved(one: Internship, to: State, by: Actor) -> bool:
    """Whether the database lets it through; whatever it did is taken back."""
    point = transaction.savepoint()
    try:
        with acting(by):
            found = Internship.objects.filter(pk=one.pk)
            return bool(found.update(**columns(to)))
    except Error:
        return False
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(point)


def differences(sides: Sides) -> Iterator[tuple[str, State, State]]:
    found = {state: sides.row(state) for state in State}
    for side, (state, to) in product(HANDS, ALL):
        if state is to:
            continue
        allowed = side in MOVES[state].get(to, ())
        if moved(found[state], to, hand(sides, found[state], side)) is not allowed:
            yield side, state, to
    for name, (state, to) in product(sides.others, ALL):
        if state is not to and moved(found[state], to, sides.others[name]):
            yield name, state, to


@pytest.mark.django_db
def test_the_database_moves_as_the_table_says(sides: Sides) -> None:
    assert list(differences(sides)) == []


@pytest.mark.django_db
def test_what_runs_is_not_rewritten(sides: Sides) -> None:
    one = sides.row(State.RUNNING)
    words = {"text": one.text.replace("Ada Muster", "Eva Muster"), "supervisor": "Eva Muster"}
    with acting(sides.adviser), pytest.raises(Error, match="not rewritten"), transaction.atomic():
        Internship.objects.filter(pk=one.pk).update(**words)


def test_the_diagram_is_fresh() -> None:
    assert diagram.drawn() == diagram.mermaid(), "see tests/internships/diagram.py"

"""Every (side, state, move): allowed by the table alone, in the program and in the database alike."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import Error

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Coordinator, Watcher
from nahtlos.core.wall import acting
from nahtlos.introductions import access
from nahtlos.introductions.models import ENDED, MOVES, Introduction, Side, State
from tests import makers
from tests.introductions import diagram, world
from tests.introductions.world import World

pytestmark = pytest.mark.django_db
ALL = [(state, to) for state, to in product(State, State) if state is not to]


def actor(here: World, side: Side) -> Actor:
    return {
        Side.ADVISER: here.adviser,
        Side.PERSON: here.newcomer,
        Side.EMPLOYER: here.employer,
        Side.SERVICE: here.service,
        Side.PROGRAM: here.program,
    }[side]


def due(side: Side, state: State, to: State) -> str:
    """The sentence that is due; none where the table lets this hand."""
    if state in ENDED:
        return str(access.OVER)
    return "" if side in MOVES[state].get(to, ()) else str(access.NOT_NOW)


def said(by: Actor, row: Introduction, to: State) -> str:
    with acting(by):
        refusal = access.may_move(by, row, to)
    return str(refusal.sentence) if refusal else ""


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State)
    assert all(MOVES[state] == {} for state in ENDED)
    assert all(State.SETTLED in MOVES[state] for state in set(State) - ENDED)


def test_every_side_is_told_the_exact_sentence() -> None:
    here = world.make()
    rows = {state: here.at(state) for state in State}
    for side, (state, to) in product(Side, ALL):
        assert said(actor(here, side), rows[state], to) == due(side, state, to), (side, state, to)


def strangers(here: World) -> dict[str, Actor]:
    region = here.person.region_id
    other = makers.make_member(makers.make_institution(here.company.region))
    return {
        "another institution": other,
        "another person": makers.newcomer(here.colleague()),
        "coordination": makers.make_member(role=Coordinator),
        "nobody": Actor(),
        "beyond the border": Actor(role=Watcher, region=makers.make_region().pk),
        "another company": Actor(role=here.employer.role, account=other.account, region=region),
    }


def test_whoever_stands_beside_moves_nothing() -> None:
    here = world.make()
    rows = {state: here.at(state) for state in State}
    for (name, by), (state, to) in product(strangers(here).items(), ALL):
        assert said(by, rows[state], to) == str(access.NOT_YOURS), (name, state, to)
        assert not moved(rows[state], to, by), (name, state, to)


def columns(row: Introduction, to: State) -> dict[str, Any]:
    """What a row needs to stand in this state, so that only order and hand can be refused."""
    found: dict[str, Any] = {"state": to, "moved_at": now(), "later_until": None}
    found |= {"ended_at": now(), "due_on": None} if to in ENDED else {"due_on": date(2030, 1, 1)}
    beside: dict[State, dict[str, Any]] = {
        State.REFUSED: {"reason": "german"},
        State.LATER: {"later_until": date(2030, 1, 1)},
        State.DECLINED: {"because": "wish"},
        State.WITHDRAWN: {"because": "wish"},
        State.SHOWN: {} if row.agreed_at else {"agreed_at": now()},
    }
    return found | beside.get(to, {})


def moved(row: Introduction, to: State, by: Actor) -> bool:
    """Whether the database lets it through; whatever it did is taken back."""
    point = transaction.savepoint()
    try:
        with acting(by):
            return bool(Introduction.objects.filter(pk=row.pk).update(**columns(row, to)))
    except Error:
        return False
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(point)


def differences(here: World) -> Iterator[tuple[str, State, State]]:
    rows = {state: here.at(state) for state in State}
    for side, (state, to) in product(Side, ALL):
        if moved(rows[state], to, actor(here, side)) is not (side in MOVES[state].get(to, ())):
            yield side, state, to


def test_the_database_keeps_the_same_table() -> None:
    assert list(differences(world.make())) == []


def test_nothing_is_shown_that_the_person_has_not_read() -> None:
    here = world.make()
    row = here.propose()
    with acting(here.adviser):
        row.profile.delete()
    assert not moved(row, State.SHOWN, here.newcomer)


def test_the_page_draws_this_table() -> None:
    assert diagram.drawn() == "\n".join(diagram.lines())

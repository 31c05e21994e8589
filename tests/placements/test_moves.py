"""The table of a start: every move and no other; the pictures are those of the tables."""

from itertools import product

import pytest
from django.db import IntegrityError, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.placements import actions
from nahtlos.placements.models import (
    ASKINGS,
    MOVES,
    STANDINGS,
    Asking,
    Placement,
    Reason,
    Standing,
    State,
)
from tests import makers
from tests.placements import rows
from tests.placements.diagram import EVERY, Diagram

S = State


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State)
    assert set(STANDINGS) == set(Standing)
    assert set(ASKINGS) == set(Asking)


@pytest.mark.parametrize("diagram", EVERY, ids=lambda one: one.mark)
def test_the_picture_is_that_of_the_table(diagram: Diagram) -> None:
    assert diagram.drawn() == diagram.mermaid(), "refresh() in tests/placements/diagram.py"


def brought_to(state: State, by: Actor) -> Placement:
    row = rows.make_planned(rows.make_worker(by), by)
    with acting(by):
        if state in {S.STARTED, S.ENDED}:
            row = actions.start(placement=row, by=by, at=now())
        if state is S.ENDED:
            row = actions.end(placement=row, ended_on=today(), reason=Reason.TERM, by=by, at=now())
        if state is S.DROPPED:
            row = actions.drop(placement=row, reason=Reason.UNKNOWN, by=by, at=now())
    return row


def moved(row: Placement, to: State, by: Actor) -> None:
    with acting(by):
        if to is S.STARTED:
            actions.start(placement=row, by=by, at=now())
        elif to is S.ENDED:
            actions.end(placement=row, ended_on=today(), reason=Reason.CARE, by=by, at=now())
        elif to is S.DROPPED:
            actions.drop(placement=row, reason=Reason.CARE, by=by, at=now())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "to"), [pair for pair in product(S, S) if pair[1] is not S.PLANNED]
)
def test_every_move_of_the_table_and_no_other(state: State, to: State) -> None:
    by = makers.make_member()
    row = brought_to(state, by)
    if to in MOVES[state]:
        moved(row, to, by)
        with acting(by):
            assert Placement.objects.get(pk=row.pk).state == to
        return
    with pytest.raises(Refused):
        moved(row, to, by)
    ends = {"ended_on": today() if to is S.ENDED else None,
            "reason": "term" if to in {S.ENDED, S.DROPPED} else ""}  # fmt: skip
    if state is not to:
        with acting(by), pytest.raises(IntegrityError, match="does not move"), transaction.atomic():
            Placement.objects.filter(pk=row.pk).update(state=to, **ends)


@pytest.mark.django_db
def test_the_program_and_the_person_move_no_start() -> None:
    by = makers.make_member()
    row = brought_to(S.PLANNED, by)
    for other in (Actor(role=Watcher, region=by.region), makers.newcomer(row.person)):
        with acting(other):
            assert Placement.objects.filter(pk=row.pk).update(state=S.STARTED) == 0

"""Somebody has the job: their introduction ends well, the others are told the same day."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting, wait_for_turn
from nahtlos.employers import access as employers
from nahtlos.employers import actions as openings
from nahtlos.employers.models import Opening
from nahtlos.employers.models import State as OpeningState
from nahtlos.introductions import access
from nahtlos.introductions.actions.moving import move
from nahtlos.introductions.models import Introduction, State
from nahtlos.people.queries import Person


@dataclass(frozen=True)
class Settled:
    """What came of it: the introduction of whoever has the job, if there was one, and how many others
    were told; `full` whether every seat is taken.
    """

    placed: Introduction | None
    told: int
    full: bool


@transaction.atomic
def settle(
    *, opening: Opening, placed: Person | None, by: Actor, at: datetime, full: bool | None = None
) -> Settled:
    """Say that `placed` has the job; once the opening is full, all others are told.

    `placed` may be somebody who was never introduced, or None where the employer found somebody
    elsewhere. `full` None: full when as many were placed as there are seats. Asked twice it changes
    nothing more. The others may be held by other institutions, so the program moves them.
    """
    demand(access.may_settle(by, opening, placed))
    wait_for_turn(f"settling {opening.pk}")
    opening.refresh_from_db(fields=["state"])  # somebody may have filled it while we waited
    program = Actor(role=Watcher, region=opening.region_id)
    with acting(program):
        rows = list(
            Introduction.objects.open().filter(opening=opening).select_for_update().order_by("id")
        )
        mine = next((one for one in rows if placed and one.person_id == placed.pk), None)
        if mine is not None:
            move(mine, State.PLACED, by=program, at=at)
        full = _full(opening, placed, full)
        others = [one for one in rows if one is not mine] if full else []
        for one in others:
            move(one, State.SETTLED, by=program, at=at)
    if full and employers.may_move(by, opening, OpeningState.FILLED) is None:
        openings.fill(opening=opening, by=by)
    return Settled(mine, len(others), full)


def _full(opening: Opening, placed: Person | None, told: bool | None) -> bool:
    if told is not None:
        return told
    here = Introduction.objects.filter(opening=opening, state=State.PLACED)
    taken = here.values("person").distinct().count()
    if placed is not None and not here.filter(person=placed).exists():
        taken += 1
    return taken >= opening.seats

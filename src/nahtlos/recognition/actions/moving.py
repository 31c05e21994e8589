"""Procedures: begun, moved from state to state, their time reckoned anew with each move."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.people.queries import Qualification
from nahtlos.recognition import access
from nahtlos.recognition.actions import facts
from nahtlos.recognition.engine import Clock, completed, due_on
from nahtlos.recognition.models import DECIDED, MissingPart, Move, Procedure, State
from nahtlos.recognition.news import ProcedureMoved
from nahtlos.recognition.queries import newest_of, procedure_for, time_for

# What a move may change, and so what taking it back restores: days apart from the rest.
DAYS = (
    "state_since", "applied_on", "papers_complete_on", "extended_until", "decision_due_on",
    "decided_on",
)  # fmt: skip
COLUMNS = ("state", "missing", "without_fault", "paused_days", "office")


@dataclass(frozen=True)
class Told:
    """What is told with a move: the day, and what belongs to the state.

    `missing` and `without_fault` (the person cannot help it) with missing documents, `parts` with a
    partial recognition, `office` where the body's own name is known.
    """

    on: date
    note: str = ""
    office: str = ""
    missing: str = ""
    without_fault: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entrance:
    """Where the road of a procedure begins, as ids of the catalogue; empty where it knows none."""

    occupation: str = ""
    road: str = ""
    body: str = ""


UNKNOWN = Entrance()


@dataclass(frozen=True)
class _Step:
    """One move as it is written down: where the procedure stood, and its columns as they were."""

    procedure: Procedure
    was: str
    told: Told
    before: dict[str, Any]


def of(row: Qualification | Procedure) -> dict[str, Any]:
    """The columns that every row of the same file shares."""
    keys = ("person_id", "region_id", "institution_id")
    return {key: getattr(row, key) for key in keys}


@transaction.atomic
def begin(
    *, qualification: Qualification, to: State, told: Told, by: Actor, at: datetime,
    entrance: Entrance = UNKNOWN,
) -> Procedure:  # fmt: skip
    """Begin with advice or with the application."""
    demand(access.may_begin(by, qualification.person, newest_of(qualification), to))
    new = Procedure(
        **of(qualification),
        **vars(entrance),
        qualification=qualification,
        kldb=qualification.kldb,
        begun_at=at,
        state_since=told.on,
    )
    _stand(new, to, told)
    new.save()
    _write(_Step(new, "", told, {}), by=by, at=at)
    return new


@transaction.atomic
def move(*, procedure: Procedure, to: State, told: Told, by: Actor, at: datetime) -> Procedure:
    """Let the procedure stand somewhere else; facts of the law follow, with their source."""
    Procedure.objects.select_for_update(of=("self",)).get(pk=procedure.pk)
    fresh = procedure_for(procedure.pk)
    demand(access.may_move(by, fresh, to, told.on))
    was, before = fresh.state, columns_of(fresh)
    _stand(fresh, to, told)
    fresh.save()
    _write(_Step(fresh, was, told, before), by=by, at=at)
    return fresh


@transaction.atomic
def extend(*, procedure: Procedure, until: date, by: Actor, at: datetime) -> Procedure:
    """The body has extended the time, once and with reasons."""
    fresh = procedure_for(procedure.pk)
    demand(access.may_extend(by, fresh, until))
    before = columns_of(fresh)
    fresh.extended_until = fresh.decision_due_on = until
    fresh.save(update_fields=["extended_until", "decision_due_on"])
    step = _Step(fresh, fresh.state, Told(fresh.state_since), before)
    _put_down(step, {"procedure": before}, by=by, at=at)
    return fresh


def _stand(procedure: Procedure, to: State, told: Told) -> None:
    since, procedure.state_since = procedure.state_since, told.on
    procedure.state, procedure.office = to, told.office or procedure.office
    if to is State.APPLIED:
        procedure.applied_on, procedure.papers_complete_on = told.on, None
        procedure.paused_days, procedure.extended_until = 0, None
    elif to is State.COMPLETE:
        _complete(procedure, since, told.on)
    deficient = to is State.DEFICIENT
    procedure.missing = told.missing if deficient else ""
    procedure.without_fault = told.without_fault and deficient
    procedure.decided_on = told.on if to in DECIDED else None
    procedure.decision_due_on = _due(procedure, told.on) if to is State.COMPLETE else None


def _clock(procedure: Procedure, months: int | None) -> Clock:
    return Clock(
        months,
        procedure.papers_complete_on,
        procedure.paused_days,
        procedure.extended_until,
    )


def _complete(procedure: Procedure, missing_since: date, on: date) -> None:
    time = time_for(procedure, on)
    clock = completed(_clock(procedure, time.months), missing_since, on, pauses=time.pauses)
    procedure.papers_complete_on, procedure.paused_days = clock.complete_on, clock.paused_days


def _due(procedure: Procedure, on: date) -> date | None:
    return due_on(_clock(procedure, time_for(procedure, on).months))


def columns_of(procedure: Procedure) -> dict[str, Any]:
    """What a move may change, as plain JSON."""
    days = {name: getattr(procedure, name) for name in DAYS}
    kept: dict[str, Any] = {name: getattr(procedure, name) for name in COLUMNS}
    return kept | {name: day.isoformat() if day else None for name, day in days.items()}


def _write(step: _Step, *, by: Actor, at: datetime) -> None:
    procedure = step.procedure
    parts = [
        MissingPart.objects.create(**of(procedure), procedure=procedure, what=what)
        for what in (step.told.parts if procedure.state == State.PARTIAL else ())
    ]
    changed = facts.write(procedure, by=by, at=at)
    kept = {"procedure": step.before, "parts": [str(one.pk) for one in parts], **changed}
    _put_down(step, kept, by=by, at=at)
    whose = (procedure.pk, procedure.person_id, procedure.institution_id)
    who = (sure(by.account), by.membership)
    publish(ProcedureMoved(*whose, procedure.state, tuple(changed["facts"]), *who))


def _put_down(step: _Step, before: dict[str, Any], *, by: Actor, at: datetime) -> None:
    Move.objects.create(
        **of(step.procedure),
        procedure=step.procedure,
        from_state=step.was,
        to_state=step.procedure.state,
        happened_on=step.told.on,
        note=step.told.note,
        before=before,
        moved_at=at,
        moved_by_id=sure(by.account),
    )

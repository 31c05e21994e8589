"""What a state of a procedure says to the law: facts of the file, written with their source."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people import actions as people
from nahtlos.people import facts
from nahtlos.people.queries import Recognition, file_of, learned_facts, qualifications
from nahtlos.recognition.models import Procedure, State
from nahtlos.recognition.queries import procedure as in_force

STARTED, MISSING, USABLE = (
    "recognition_procedure_started",
    "documents_missing",
    "has_usable_degree",
)
COMPARISON = "comparison"
RESULTS = {
    State.NOT_NEEDED: Recognition.NONE,
    State.ADVISED: Recognition.NONE,
    State.APPLIED: Recognition.PENDING,
    State.DEFICIENT: Recognition.PENDING,
    State.COMPLETE: Recognition.PENDING,
    State.FULL: Recognition.FULL,
    State.PARTIAL: Recognition.PARTIAL,
    State.REFUSED: Recognition.NEGATIVE,
}


def effects_of(procedure: Procedure) -> dict[str, bool | str]:
    """The facts that follow from where the procedure and its qualification stand now."""
    state = State(procedure.state)
    found: dict[str, bool | str] = {**learned_facts(procedure.person_id)}
    if RESULTS[state] is Recognition.NONE:
        return found
    found[STARTED] = True
    if state is State.DEFICIENT and procedure.without_fault:
        found[MISSING] = True
    if state is State.COMPLETE:
        found[MISSING] = False
    if state is State.FULL and not _only_compared(procedure):
        found[USABLE] = True
    if state is State.REFUSED and not _another_counts(procedure):
        found[USABLE] = False
    return found


def _only_compared(procedure: Procedure) -> bool:
    """A statement of comparability says what a qualification is like, not that it counts."""
    found = in_force(procedure.road, procedure.state_since)
    return found is not None and found.kind == COMPARISON


def _another_counts(procedure: Procedure) -> bool:
    """Whether something else that the person learned counts, or is said to."""
    full = qualifications(procedure.person_id).filter(recognition=Recognition.FULL)
    if full.exclude(pk=procedure.qualification_id).exists():
        return True
    return file_of(procedure.person_id).facts.get(USABLE) is True


def write(procedure: Procedure, *, by: Actor, at: datetime) -> dict[str, Any]:
    """Let qualification and facts follow the procedure; what has changed, as it was before.

    The answer is plain JSON: `recognition`, and by fact the value before and whether it was known.
    """
    known, was = file_of(procedure.person_id).facts, procedure.qualification.recognition
    with acting(by.because(source_of(procedure))) as told:
        _recognise(procedure, RESULTS[State(procedure.state)], told)
        effects = effects_of(procedure)
        new = {name: value for name, value in effects.items() if known.get(name) != value}
        before = {name: [name in known, known.get(name), value] for name, value in new.items()}
        for name, value in new.items():
            people.answer(
                person=procedure.person, name=name, value=facts.parse(name, value), by=told, at=at
            )
    return {"recognition": was, "facts": before}


def put_back(procedure: Procedure, before: dict[str, Any], *, by: Actor, at: datetime) -> None:
    """Undo `write`; a fact that was answered differently since is left as it is."""
    known = file_of(procedure.person_id).facts
    _recognise(procedure, before["recognition"], by)
    for name, (was_known, was, became) in before["facts"].items():
        if known.get(name) != became:
            continue
        if not was_known:
            people.forget_answer(person=procedure.person, name=name, by=by)
            continue
        value = None if was is None else facts.parse(name, was)
        people.answer(person=procedure.person, name=name, value=value, by=by, at=at)


def _recognise(procedure: Procedure, result: str, by: Actor) -> None:
    people.change(
        person=procedure.person,
        what="qualification",
        row=procedure.qualification_id,
        by=by,
        recognition=result,
    )
    procedure.qualification.recognition = result


def source_of(procedure: Procedure) -> str:
    """Where a fact comes from, as it stands beside the change in the history. German, as files are."""
    day = date_format(procedure.state_since, "d.m.Y")
    office = f", {procedure.office}" if procedure.office else ""
    return f"Anerkennung {procedure.qualification.title}{office}, {day}"

"""Who may begin, move and end an apprenticeship, and what must be so before."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships.models import MOVES, OPEN, Apprenticeship, State
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.internships.models import Internship
from nahtlos.internships.models import Kind as InternshipKind
from nahtlos.internships.models import State as InternshipState
from nahtlos.people.access import may_keep
from nahtlos.people.models import Person
from nahtlos.placements.models import OPENS, Access, Placement
from nahtlos.placements.models import State as PlacementState
from nahtlos.placements.translate import Lawful

STANDS: dict[State, Promise] = {
    State.PREPARING: _("This apprenticeship is still being prepared."),
    State.ENTRY: _("The entry qualification is under way."),
    State.TRIAL: _("The person is on trial."),
    State.CONTRACT: _("The contract is signed; the training has not begun."),
    State.TRAINING: _("The training has begun."),
    State.PASSED: _("The exam is passed."),
    State.LEFT: _("The training has ended early."),
    State.WITHDRAWN: _("This was given up before the contract."),
}
NO_MORE = (InternshipState.WITHDRAWN, InternshipState.BROKEN_OFF)
UNKNOWN = _(
    "It is not settled whether this apprenticeship is allowed. Please answer the open questions."
)
FORBIDDEN = _("This apprenticeship is not allowed on that day.")


def may_make(actor: Actor, person: Person) -> Refusal | None:
    """Whether a way to an apprenticeship may be begun with this person."""
    return may_keep(actor, person)


def may_change(actor: Actor, row: Apprenticeship) -> Refusal | None:
    """Whether what is wanted may be written anew: while it is not over."""
    return may_keep(actor, row.person) or unless(row.state in OPEN, STANDS[State(row.state)])


def may_move(actor: Actor, row: Apprenticeship, to: State) -> Refusal | None:
    """Whether it may go there: by an adviser of the holder, as the table says."""
    return may_keep(actor, row.person) or unless(
        to in MOVES[State(row.state)], STANDS[State(row.state)]
    )


def may_enter(actor: Actor, row: Apprenticeship, internship: Internship) -> Refusal | None:
    """Whether this internship is its entry qualification."""
    return (
        may_move(actor, row, State.ENTRY)
        or _own(row, internship)
        or unless(
            internship.kind == InternshipKind.ENTRY,
            _("This internship is no entry qualification (EQ)."),
        )
    )


def may_try(actor: Actor, row: Apprenticeship, internship: Internship | None) -> Refusal | None:
    """Whether the person is on trial; with an agreement or, for a day or two, without one."""
    refusal = may_move(actor, row, State.TRIAL)
    if refusal is not None or internship is None:
        return refusal
    return _own(row, internship) or unless(
        internship.kind != InternshipKind.ENTRY,
        _("An entry qualification is more than a trial. Please choose it as such."),
    )


def _own(row: Apprenticeship, internship: Internship) -> Refusal | None:
    return unless(
        internship.person_id == row.person_id, _("This belongs to somebody else.")
    ) or unless(internship.state not in NO_MORE, _("This internship was taken back or broken off."))


def may_contract(actor: Actor, row: Apprenticeship, said: Lawful | None = None) -> Refusal | None:
    """Whether a contract may be written down: where the law opens it, with or without a permission.

    The office decides with the contract in its hands, so a permission may still be missing. The first
    day waits for it.
    """
    refusal = may_move(actor, row, State.CONTRACT)
    if refusal is not None or said is None:
        return refusal
    return unless(said.access != Access.UNKNOWN, UNKNOWN) or unless(said.access in OPENS, FORBIDDEN)


def may_begin(actor: Actor, row: Apprenticeship) -> Refusal | None:
    """Whether the training may be recorded as begun. Whether it is lawful, the placement asks."""
    return may_move(actor, row, State.TRAINING) or unless(
        row.placement is not None
        and row.placement.state in {PlacementState.PLANNED, PlacementState.STARTED},
        _("The contract stands under work as ended or not begun."),
    )


def may_finish(actor: Actor, row: Apprenticeship, on: date) -> Refusal | None:
    """Whether the exam may be recorded as passed on this day."""
    return may_move(actor, row, State.PASSED) or _after_the_first_day(row.placement, on)


def may_leave(actor: Actor, row: Apprenticeship, on: date) -> Refusal | None:
    """Whether it may be recorded as ended early on this day."""
    return may_move(actor, row, State.LEFT) or _after_the_first_day(row.placement, on)


def _after_the_first_day(placement: Placement | None, on: date) -> Refusal | None:
    return unless(
        placement is not None and on >= placement.starts_on,
        _("It cannot end before its first day."),
    )


def may_name(actor: Actor, row: Apprenticeship) -> Refusal | None:
    """Whether may be written down who is asked at company and school, and who reacts."""
    return may_change(actor, row)

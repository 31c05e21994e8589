"""Who may keep a person's recognition, and which move comes after which."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.people.access import may_keep
from nahtlos.people.queries import Person
from nahtlos.recognition.models import MOVES, UNDER_WAY, Move, Procedure, State

FIRST = frozenset({State.NOT_NEEDED, State.ADVISED, State.APPLIED})


def may_keep_recognition(actor: Actor, person: Person) -> Refusal | None:
    """Whether this actor may write down procedures, costs, papers and checks of this person."""
    return may_keep(actor, person)


def may_begin(actor: Actor, person: Person, newest: Procedure | None, to: State) -> Refusal | None:
    """Whether a procedure may begin so; only one at a time runs for a qualification."""
    return (
        may_keep(actor, person)
        or unless(to in FIRST, _("A procedure begins with advice or with the application."))
        or unless(
            newest is None or newest.state not in UNDER_WAY,
            _("A procedure is running for this qualification."),
        )
    )


def may_move(actor: Actor, procedure: Procedure, to: State, on: date) -> Refusal | None:
    """Whether the procedure may stand there from that day on."""
    return (
        may_keep(actor, procedure.person)
        or unless(to in MOVES[State(procedure.state)], _("From here there is no such next step."))
        or unless(
            on >= procedure.state_since, _("This cannot be earlier than what happened before it.")
        )
    )


def may_take_back(actor: Actor, person: Person, last: Move | None) -> Refusal | None:
    """Whether the last move can be taken back: not one that came along from another region."""
    return may_keep(actor, person) or unless(
        last is None or "procedure" in last.before,
        _("This came with the case from another region. Only what was written here is taken back."),
    )


def may_extend(actor: Actor, procedure: Procedure, until: date) -> Refusal | None:
    """Whether the body's longer time can be kept: once, while the time runs (e.g. § 6 Abs. 3 BQFG)."""
    return (
        may_keep(actor, procedure.person)
        or unless(
            procedure.state == State.COMPLETE,
            _("The time runs only from the day on which all documents are there."),
        )
        or unless(procedure.extended_until is None, _("The office can extend the time only once."))
        or unless(
            procedure.decision_due_on is None or until > procedure.decision_due_on,
            _("Please write a day after the present end of the time."),
        )
    )

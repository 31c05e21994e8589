"""Which procedures need the adviser now: a decision soon, one overdue, papers missing too long."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.recognition.models import Procedure, State

SOON = timedelta(days=14)
TOO_LONG = timedelta(days=30)
WORDS: dict[str, Promise] = {
    "overdue": _("the decision is overdue"),
    "soon": _("the decision is due soon"),
    "deficient": _("documents have been missing for over a month"),
}


@dataclass(frozen=True)
class Due:
    """A procedure to look after, why (overdue, soon, deficient), and since or until when."""

    procedure: Procedure
    why: str
    day: date

    @property
    def words(self) -> Promise:
        """Why, in words."""
        return WORDS[self.why]


def due(actor: Actor, on: date, *, desks: Collection[UUID] = ()) -> tuple[Due, ...]:
    """Procedures of the actor's own persons that need somebody on that day, the most urgent first."""
    mine = Procedure.objects.filter(
        institution=actor.institution,
        person__adviser__in=desks or (actor.membership,),
        person__closed_at=None,
        person__merged_into=None,
    )
    found = mine.filter(
        Q(state=State.COMPLETE, decision_due_on__lte=on + SOON)
        | Q(state=State.DEFICIENT, state_since__lte=on - TOO_LONG)
    )
    rows = found.select_related("person", "qualification")
    return tuple(_due(one, on) for one in rows.order_by(Coalesce("decision_due_on", "state_since")))


def needs_somebody(procedure: Procedure, on: date) -> Due | None:
    """Whether this one procedure needs somebody on that day, and why."""
    late = procedure.state == State.DEFICIENT and procedure.state_since <= on - TOO_LONG
    day = procedure.decision_due_on
    return _due(procedure, on) if late or (day is not None and day <= on + SOON) else None


def reminders(procedure: Procedure) -> tuple[date, ...]:
    """The days on which somebody has to be reminded, as the procedure stands now."""
    if procedure.state == State.DEFICIENT:
        return (procedure.state_since + TOO_LONG,)
    day = procedure.decision_due_on
    return () if day is None else (day - SOON, day + timedelta(days=1))


def _due(procedure: Procedure, on: date) -> Due:
    if procedure.decision_due_on is None:
        return Due(procedure, "deficient", procedure.state_since)
    why = "overdue" if procedure.decision_due_on < on else "soon"
    return Due(procedure, why, procedure.decision_due_on)

"""What came of courses, and what it would change in the file."""

from uuid import UUID

from django.db.models import QuerySet

from nahtlos.offers.engine.effects import effects
from nahtlos.offers.models import Answered, Result
from nahtlos.people.queries import file_of


def _with_all(rows: QuerySet[Result]) -> QuerySet[Result]:
    return rows.select_related(
        "person", "booking__offer", "offered_by", "recorded_by", "answered_by"
    )


def results_for(person: UUID) -> QuerySet[Result]:
    """What came of a person's courses, newest first, as far as the wall shows it."""
    return _with_all(Result.objects.filter(person=person))


def result_for(result: UUID) -> Result | None:
    """One result with its course and person."""
    return _with_all(Result.objects.filter(pk=result)).first()


def results_open(institution: UUID) -> QuerySet[Result]:
    """Results that the advisers of this holder have not looked at, oldest first."""
    rows = Result.objects.filter(institution=institution, state=Answered.OPEN)
    return _with_all(rows).order_by("recorded_at")


def effects_of(result: Result) -> dict[str, object]:
    """The facts that change if this result is taken over, with their new values."""
    known = file_of(result.person_id).document["facts"]
    return effects(
        result.outcome,
        result.level,
        teaches_script=result.booking.offer.teaches_script,
        known=known,
    )

"""Attendance and results: recorded by whoever runs the course, taken over by the holder's adviser."""

from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.offers import access
from nahtlos.offers.models import Answered, Booking, Outcome, Result
from nahtlos.offers.news import ResultKept, ResultRecorded
from nahtlos.offers.queries.results import effects_of
from nahtlos.people import actions as people
from nahtlos.people import facts
from nahtlos.people.queries import languages

GERMAN = "de"


@transaction.atomic
def record_result(
    *, booking: Booking, outcome: Outcome, on: date, by: Actor, at: datetime,
    level: str = "", attended: int | None = None,
) -> Result:  # fmt: skip
    """Say what came of it; `attended` in percent of the hours so far."""
    demand(access.may_record(by, booking, booking.place))
    result = Result.objects.create(
        person_id=booking.person_id,
        region_id=booking.region_id,
        institution_id=booking.institution_id,
        booking=booking,
        offered_by_id=booking.offered_by_id,
        outcome=outcome,
        level=level,
        happened_on=on,
        attended=attended,
        recorded_at=at,
        recorded_by_id=sure(by.account),
    )
    publish(ResultRecorded(result.pk, result.person_id, result.institution_id))
    return result


@transaction.atomic
def keep_result(*, result: Result, by: Actor, at: datetime) -> tuple[str, ...]:
    """Take a result over into the file; the names of the facts that changed, with their source kept."""
    fresh = _answered(result, Answered.KEPT, by, at)
    changed = effects_of(fresh)
    with acting(by.because(source_of(fresh))) as told:
        for name, value in changed.items():
            people.answer(
                person=fresh.person, name=name, value=facts.parse(name, value), by=told, at=at
            )
        if "german" in changed:
            _proven(fresh, told)
    publish(ResultKept(fresh.pk, fresh.person_id, tuple(changed)))
    return tuple(changed)


@transaction.atomic
def leave_out_result(*, result: Result, by: Actor, at: datetime) -> Result:
    """Look at a result and leave the file as it is; it can still be taken over later."""
    return _answered(result, Answered.LEFT_OUT, by, at)


def source_of(result: Result) -> str:
    """Where a fact comes from, as it stands beside the change in the history. German, as files are."""
    level = f" {result.level}" if result.level else ""
    day = date_format(result.happened_on, "d.m.Y")
    return f"{result.booking.offer.title}{level}, {result.offered_by.short_name}, {day}"


def _answered(result: Result, to: Answered, by: Actor, at: datetime) -> Result:
    demand(access.may_answer_result(by, result, to))
    locked = Result.objects.select_for_update(of=("self",))
    fresh = locked.select_related("person", "booking__offer", "offered_by").get(pk=result.pk)
    demand(access.may_answer_result(by, fresh, to))
    fresh.state, fresh.answered_at, fresh.answered_by_id = to, at, sure(by.account)
    fresh.save(update_fields=["state", "answered_at", "answered_by"])
    return fresh


def _proven(result: Result, by: Actor) -> None:
    """The language itself, with the day of the certificate."""
    proven = {"level": result.level, "proven_on": result.happened_on}
    known = languages(result.person_id).filter(code=GERMAN).first()
    if known is None:
        people.add(person=result.person, what="language", by=by, code=GERMAN, **proven)
    else:
        people.change(person=result.person, what="language", row=known.pk, by=by, **proven)

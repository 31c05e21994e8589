"""What the law says of an internship: permission, pay, hours; asked anew each time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from nahtlos.internships import engine
from nahtlos.internships.models import Internship, State, Terms, terms_of
from nahtlos.internships.translate import (
    ADULT,
    Asked,
    age_on,
    agreed,
    asked,
    goes_beyond,
    least_wage,
)
from nahtlos.people import queries as people

BEFORE = (State.SIGNED, State.RUNNING, State.ENDED, State.BROKEN_OFF)


@dataclass(frozen=True)
class Answer:
    """Pay with its paragraph, what stands against it, what to know; `least` in euro an hour."""

    one: engine.Agreed
    pay: engine.Rule
    faults: tuple[engine.Rule, ...]
    hints: tuple[engine.Rule, ...]
    least: Decimal
    least_cite: str
    minor: bool


def permission(person: UUID, terms: Terms, on: date) -> Asked:
    """What the law says of working for this person and kind that day."""
    return asked(terms.kind, people.file_of(person), on, longer=goes_beyond(terms))


def checked(
    terms: Terms, person: UUID, *, trained: bool, hard_to_place: bool, on: date,
    but: UUID | None = None,
) -> Answer | None:  # fmt: skip
    """What the engine says of these terms; none where the birth date is not known.

    `but` is the agreement itself, where there is one already.
    """
    record = people.file_of(person).record
    if record is None or record.birth_date is None:
        return None
    born = record.birth_date
    again = _again(person, terms.company, but)
    one = agreed(terms, born, trained=trained, hard_to_place=hard_to_place, again=again)
    rate = least_wage(terms)
    minor = age_on(born, min(on, terms.starts_on)) < ADULT
    return Answer(
        one, engine.pay(one), engine.faults(one), engine.hints(one), rate.value, rate.cite, minor
    )


def answer_for(internship: Internship, on: date) -> Answer | None:
    """The same for an agreement as it stands."""
    return checked(
        terms_of(internship), internship.person_id, trained=internship.trained,
        hard_to_place=internship.hard_to_place, on=on, but=internship.pk,
    )  # fmt: skip


def _again(person: UUID, company: UUID, but: UUID | None) -> bool:
    """Whether there was one alongside training at this employer before."""
    rows = Internship.objects.filter(
        person=person, company=company, kind="alongside", state__in=BEFORE
    )
    return (rows.exclude(pk=but) if but else rows).exists()

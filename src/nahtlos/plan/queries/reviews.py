"""Who is due to be met again, by the rhythm that the region sets."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.people.models import Fact
from nahtlos.people.queries import Person
from nahtlos.plan.models import Agreement, Appointment, Coming, Review, Rhythm


def rhythms(region: UUID) -> QuerySet[Rhythm]:
    """What the region has set, the shortest first."""
    return Rhythm.objects.filter(region=region)


def rhythm_for(rhythm: UUID) -> Rhythm | None:
    """One rhythm."""
    return Rhythm.objects.filter(pk=rhythm).first()


def reviews(person: UUID) -> QuerySet[Review]:
    """How often the plan was looked at together, newest first."""
    return Review.objects.filter(person=person).select_related("held_by")


@dataclass(frozen=True)
class DueReview:
    """Somebody to be met: since when the last time is, by which day the next, by which rhythm.

    `invited_for` is the beginning of an appointment ahead that stands for it.
    """

    person: Person
    last_on: date
    due_on: date
    rhythm: str
    invited_for: datetime | None


def due_reviews(
    actor: Actor,
    until: date,
    *,
    at: datetime,
    at_most: int = 200,
    desks: Collection[UUID] = (),
) -> list[DueReview]:
    """The actor's own persons whose next review is due by that day, the longest overdue first.

    An appointment for it that is still ahead at the moment `at` stands beside.
    """
    if actor.region is None:
        return []
    rows = Person.objects.filter(
        institution=actor.institution, adviser__in=desks or (actor.membership,),
        closed_at=None, merged_into=None,
    )  # fmt: skip
    set_ones = list(rhythms(actor.region))
    found = [_due(one, set_ones) for one in _with_last(rows, at)]
    listed = (one for one in found if one is not None and one.due_on <= until)
    return sorted(listed, key=lambda one: (one.due_on, one.person.sort_key))[:at_most]


def _with_last(rows: QuerySet[Person], at: datetime) -> QuerySet[Person]:
    whose = OuterRef("pk")
    held = Review.objects.filter(person=whose).order_by("-held_on", "-kept_at")
    agreed = Agreement.objects.filter(person=whose).order_by("-number")
    ahead = Appointment.objects.filter(person=whose, phrase="review", ends_at__gte=at)
    return rows.annotate(
        held_on=Subquery(held.values("held_on")[:1]),
        wanted_on=Subquery(held.values("next_on")[:1]),
        agreed_at=Subquery(agreed.values("agreed_at")[:1]),
        ahead=Subquery(ahead.exclude(state=Coming.CANCELLED).values("starts_at")[:1]),
        benefit=Subquery(Fact.objects.filter(person=whose, name="benefit").values("value")[:1]),
    )


def _due(person: Person, set_ones: list[Rhythm]) -> DueReview | None:
    known = vars(person)
    fitting = [one for one in set_ones if one.benefit in {"", known["benefit"]}]
    held_on, wanted_on = known["held_on"], known["wanted_on"]
    moments = [known["agreed_at"], person.opened_at]
    days = [timezone.localdate(one) for one in moments if one]
    last = max([*days, held_on] if held_on else days)
    if wanted_on and held_on == last:
        return DueReview(person, last, wanted_on, "", known["ahead"])
    if not fitting:
        return None
    rhythm = min(fitting, key=lambda one: one.weeks)
    due = last + timedelta(weeks=rhythm.weeks)
    return DueReview(person, last, due, rhythm.name, known["ahead"])

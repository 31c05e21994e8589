"""Who is due to be met again, by the rhythm that the region sets."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.people.queries import Person, stated_of
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

    `invited` is an appointment ahead that stands for it.
    """

    person: Person
    last_on: date
    due_on: date
    rhythm: str
    invited: Appointment | None


def due_reviews(actor: Actor, until: date, *, at: datetime, at_most: int = 200) -> list[DueReview]:
    """The actor's own persons whose next review is due by that day, the longest overdue first.

    An appointment for it that is still ahead at the moment `at` stands beside.
    """
    if actor.region is None:
        return []
    set_ones = list(rhythms(actor.region))
    persons = list(_accompanied(actor))
    benefits = stated_of([one.pk for one in persons], "benefit")
    found = [_due(one, set_ones, benefits.get(one.pk)) for one in persons]
    listed = sorted(
        (one for one in found if one is not None and one.due_on <= until),
        key=lambda one: (one.due_on, one.person.sort_key),
    )[:at_most]
    return _invited(listed, at)


def next_review(person: Person, benefit: object) -> DueReview | None:
    """When one person is due; None where the region has set no rhythm for them."""
    rows = _with_last(Person.objects.filter(pk=person.pk))
    return _due(rows[0], list(rhythms(person.region_id)), benefit) if rows else None


def _accompanied(actor: Actor) -> QuerySet[Person]:
    rows = Person.objects.filter(
        institution=actor.institution, adviser=actor.membership,
        closed_at=None, merged_into=None,
    )  # fmt: skip
    return _with_last(rows)


def _with_last(rows: QuerySet[Person]) -> QuerySet[Person]:
    held = Review.objects.filter(person=OuterRef("pk")).order_by("-held_on", "-kept_at")
    agreed = (
        Agreement.objects.filter(person=OuterRef("pk"))
        .values("person")
        .annotate(last=Max("agreed_at"))
        .values("last")
    )
    return rows.annotate(
        held_on=Subquery(held.values("held_on")[:1]),
        wanted_on=Subquery(held.values("next_on")[:1]),
        agreed_at=Subquery(agreed),
    )


def _due(person: Person, set_ones: list[Rhythm], benefit: object) -> DueReview | None:
    fitting = [one for one in set_ones if one.benefit in {"", benefit}]
    held_on, wanted_on = vars(person)["held_on"], vars(person)["wanted_on"]
    moments = [vars(person)["agreed_at"], person.opened_at]
    days = [timezone.localdate(one) for one in moments if one]
    last = max([*days, held_on] if held_on else days)
    if wanted_on and held_on == last:
        return DueReview(person, last, wanted_on, "", None)
    if not fitting:
        return None
    rhythm = min(fitting, key=lambda one: one.weeks)
    return DueReview(person, last, last + timedelta(weeks=rhythm.weeks), rhythm.name, None)


def _invited(listed: list[DueReview], at: datetime) -> list[DueReview]:
    ahead = Appointment.objects.filter(
        person__in=[one.person.pk for one in listed], phrase="review",
        ends_at__gte=at,
    ).exclude(state=Coming.CANCELLED)  # fmt: skip
    by_person = {one.person_id: one for one in ahead.order_by("-starts_at")}
    return [
        DueReview(one.person, one.last_on, one.due_on, one.rhythm, by_person.get(one.person.pk))
        for one in listed
    ]

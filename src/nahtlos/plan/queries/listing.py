"""What the list of persons asks of their plans: filters, and columns beside the name."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Min, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.people.queries import Listing, Narrowing, since
from nahtlos.plan.models import (
    TO_DO,
    Agreement,
    Answer,
    Appointment,
    Coming,
    Goal,
    Review,
    Step,
    Word,
)

Keys = QuerySet[Any, Any]


def narrowed(actor: Actor, wanted: Listing, on: date) -> Narrowing:
    """The persons whom the filters leave that this room answers for."""
    here = {"institution": actor.institution}
    to_do = Step.objects.filter(**here, state__in=TO_DO)
    within, without = list[Keys](), list[Keys]()
    if wanted.value("overdue"):
        within.append(to_do.filter(until__lt=on).values("person"))
    if wanted.value("idle"):
        without.append(to_do.values("person"))
    goals = Goal.objects.filter(**here, ended_at=None).values("person")
    agreed = Agreement.objects.filter(**here).values("person")
    plans = {"goal": (within, goals), "nogoal": (without, goals),
             "agreed": (within, agreed), "notagreed": (without, agreed)}  # fmt: skip
    if plan := wanted.value("plan"):
        into, keys = plans[plan]
        into.append(keys)
    met = (
        _met_since(actor.institution, since(weeks, on)) if (weeks := wanted.value("silent")) else ()
    )
    return Narrowing(tuple(within), (*without, *met))


def _met_since(institution: UUID | None, day: date) -> tuple[Keys, ...]:
    here = {"institution": institution}
    return (
        Review.objects.filter(**here, held_on__gte=day).values("person"),
        Appointment.objects.filter(**here, state=Coming.KEPT, starts_at__date__gte=day).values(
            "person"
        ),
        Word.objects.filter(**here, written_at__date__gte=day).values("person"),
        Answer.objects.filter(**here, said_at__date__gte=day).values("person"),
    )


def next_days(persons: Collection[UUID]) -> dict[UUID, date]:
    """By when the next step of each is due; whoever has no step with a day is not in it."""
    rows = Step.objects.filter(person__in=persons, state__in=TO_DO, until__isnull=False)
    return dict(
        rows.values("person").annotate(first=Min("until")).order_by().values_list("person", "first")
    )


def last_met(persons: Collection[UUID]) -> dict[UUID, date]:
    """When each was last met or heard of: a review, an appointment kept, a word, an answer."""
    here = {"person__in": persons}
    kept = Appointment.objects.filter(**here, state=Coming.KEPT)
    reviews, *others = (
        rows.order_by().values_list("person", Cast(moment, DateTimeField()))
        for rows, moment in (
            (Review.objects.filter(**here), "held_on"),
            (kept, "starts_at"),
            (Word.objects.filter(**here), "written_at"),
            (Answer.objects.filter(**here), "said_at"),
        )
    )
    found: dict[UUID, date] = {}
    for person, last in reviews.union(*others, all=True):
        day = timezone.localdate(last)
        found[person] = max(day, found.get(person, day))
    return found

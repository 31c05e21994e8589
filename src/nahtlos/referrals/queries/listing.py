"""What the list of persons asks of referrals: who waits for whom, and who is held elsewhere now."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.core.actor import Actor
from nahtlos.people.queries import Listing, Narrowing
from nahtlos.referrals.models import UNANSWERED, Referral, State

WAITING = (*UNANSWERED, State.ACCEPTED)
Keys = QuerySet[Any, Any]


def narrowed(actor: Actor, wanted: Listing) -> Narrowing:
    """The persons whom the filters leave that this room answers for."""
    here = Referral.objects.filter(institution=actor.institution)
    within = list[Keys]()
    if whom := wanted.value("waiting"):
        waiting = here.filter(state__in=WAITING)
        rows = waiting if whom == "any" else waiting.filter(recipient=UUID(whom))
        within.append(rows.values("person"))
    if wanted.value("held"):
        within.append(here.filter(state=State.KEPT).values("person"))
    return Narrowing(tuple(within))


def waits_for(persons: Collection[UUID]) -> dict[UUID, str]:
    """For which institutions each waits, by their short names, the longest wait first."""
    rows = Referral.objects.filter(person__in=persons, state__in=WAITING).order_by("sent_at")
    found: dict[UUID, str] = {}
    for person, name in rows.values_list("person", "recipient__short_name"):
        found[person] = f"{found[person]}, {name}" if person in found else name
    return found


def recipients(actor: Actor) -> list[tuple[UUID, str]]:
    """The institutions for whose answer the actor's institution waits now, by name."""
    rows = Referral.objects.filter(institution=actor.institution, state__in=WAITING)
    names = rows.order_by("recipient__short_name").distinct()
    return list(names.values_list("recipient", "recipient__short_name"))

"""Who is away, who stands in for whom, and whom to turn to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F, Func, QuerySet, UUIDField, Value

from nahtlos.core.actor import Actor, sure
from nahtlos.network.models import Membership, Substitution


@dataclass(frozen=True)
class Desk:
    """The desk of a colleague who is away: whose it is, and the last day on which they are away."""

    membership: UUID
    name: str
    until: date


def stands_in(membership: str, on: date) -> Func:
    """Beside a row: the key of who stands in for this membership on that day, for the same question."""
    return Func(
        F(membership), Value(on), function="network_substitute_of", output_field=UUIDField()
    )


def desks_of(actor: Actor, on: date) -> tuple[Desk, ...]:
    """For whom the actor stands in on that day, also along a chain of absences, by name."""
    rows = Substitution.objects.between(on, on).filter(institution=actor.institution)
    rows = rows.annotate(following=stands_in("absent_id", on)).filter(
        following=sure(actor.membership)
    )
    names = rows.select_related("absent__account").order_by("absent__account__name", "pk")
    return tuple(Desk(one.absent_id, one.absent.account.name, one.until_on) for one in names)


def substitute_of(membership: UUID | None, on: date) -> Membership | None:
    """Who stands in for this colleague on that day; none where they are there, or nobody does."""
    if membership is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select network_substitute_of(%s, %s)", [membership, on])
        found: tuple[UUID | None] | None = cursor.fetchone()
    return colleague(found[0]) if found else None


def colleague(membership: UUID | None) -> Membership | None:
    """Somebody who works here today; none where nobody is asked for."""
    if membership is None:
        return None
    return Membership.objects.live().select_related("account").filter(pk=membership).first()


def mail_of_desk(membership: UUID | None, on: date) -> str:
    """Where mail for this adviser goes on that day: to whoever stands in, else to them; or empty."""
    if membership is None:
        return ""
    whom = substitute_of(membership, on) or colleague(membership)
    return whom.account.email if whom else ""


def absences(institution: UUID, since: date) -> QuerySet[Substitution]:
    """Absences of an institution's advisers that are not over, the soonest first."""
    rows = Substitution.objects.standing().filter(institution=institution, until_on__gte=since)
    return rows.select_related("absent__account", "stands_in__account")


def absence_for(absence: UUID) -> Substitution | None:
    """One absence that the actor may see."""
    rows = Substitution.objects.select_related("absent__account", "stands_in__account")
    return rows.filter(pk=absence).first()


def colleagues(membership: Membership) -> QuerySet[Membership]:
    """The other advisers of the same institution, by name."""
    rows = Membership.objects.live().filter(institution=membership.institution_id, role="adviser")
    return rows.exclude(pk=membership.pk).select_related("account")


def advisers_at(institution: UUID) -> list[tuple[UUID, str]]:
    """The advisers of an institution, by name."""
    rows = Membership.objects.live().filter(institution=institution, role="adviser")
    return list(rows.values_list("pk", "account__name"))


def standing_in(membership: UUID, first: date, last: date) -> QuerySet[Substitution]:
    """For whom somebody was asked to stand in on any of these days."""
    rows = Substitution.objects.between(first, last).filter(stands_in=membership)
    return rows.select_related("absent__account")

"""Who holds the person now: there is always exactly one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nahtlos.network.models import Institution
from nahtlos.people.models import Person
from nahtlos.referrals.models import Handover, Referral, Stage, State


@dataclass(frozen=True)
class Holding:
    """The institution that is responsible, since when, and by which referral if by one."""

    institution: Institution
    since: datetime
    referral: UUID | None


def _kept(persons: Iterable[UUID]) -> Iterable[Referral]:
    rows = Referral.objects.filter(person__in=persons, state=State.KEPT)
    return rows.select_related("recipient").order_by("kept_at", "id")


def _held_since(person: Person) -> datetime:
    """Since the case was opened, or since this institution took it over."""
    taken = Handover.objects.filter(
        person=person.pk, state=Stage.TAKEN, recipient=person.institution_id
    )
    last = taken.order_by("-ended_at").values_list("ended_at", flat=True).first()
    return last or person.opened_at


def holder_now(person: Person) -> Holding:
    """From sending until the first appointment is kept the sender holds; then the recipient does.

    Never empty: where no referral is kept, it is the institution that holds the file, and every
    file has one. Whoever sees the file only in part sees what they may of this.
    """
    last = next(reversed(list(_kept([person.pk]))), None)
    if last is None or last.kept_at is None:
        return Holding(person.institution, _held_since(person), None)
    return Holding(last.recipient, last.kept_at, last.pk)


def held_elsewhere(persons: Iterable[UUID]) -> dict[UUID, Holding]:
    """Of these persons, those whom another institution than that of the file holds now."""
    return {
        row.person_id: Holding(row.recipient, row.kept_at, row.pk)
        for row in _kept(persons)
        if row.kept_at is not None
    }

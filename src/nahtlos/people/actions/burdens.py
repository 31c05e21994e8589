"""Burdens: written down only where the person has agreed to exactly that."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people import access
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Burden, Consent, Part, Person
from nahtlos.people.models.burdens import OF_HEALTH


def part_of(kind: str) -> Part:
    """Whether a burden is one of health, which is a part of its own."""
    return Part.HEALTH if kind in OF_HEALTH else Part.BURDENS


def agreed(person: Person, part: Part, by: Actor) -> bool:
    """Whether the person has a live, explicit consent that this institution keeps this part."""
    return (
        Consent.objects.live()
        .filter(
            person=person, recipient_id=by.institution, explicit=True, parts__contains=[part.value]
        )
        .exists()
    )


@transaction.atomic
def tell_burden(*, person: Person, kind: str, what_helps: str, by: Actor, at: datetime) -> Burden:
    """Write down a burden that the person has told of."""
    part = part_of(kind)
    demand(access.may_keep_burdens(by, person, agreed=agreed(person, part, by)))
    return Burden.objects.create(
        **of(person),
        kind=kind,
        part=part,
        what_helps=what_helps,
        told_to_id=sure(by.account),
        told_at=at,
    )


@transaction.atomic
def ease_burden(*, person: Person, burden: UUID, by: Actor, at: datetime) -> None:
    """The burden weighs no longer."""
    demand(access.may_keep(by, person))
    Burden.objects.filter(person=person, pk=burden, eased_at=None).update(eased_at=at)


@transaction.atomic
def forget_burden(*, person: Person, burden: UUID, by: Actor) -> None:
    """The person wants it out of the file: it is deleted, and the book keeps no words of it."""
    demand(access.may_keep(by, person))
    Burden.objects.filter(person=person, pk=burden).delete()

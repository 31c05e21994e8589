"""What stands around a person: ways to reach them, languages, household, qualifications."""

from typing import Any
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.people import access
from nahtlos.people.actions.rows import of
from nahtlos.people.models import (
    Contact,
    HouseholdMember,
    Language,
    OfPerson,
    Person,
    Qualification,
)

KINDS: dict[str, type[OfPerson]] = {
    "contact": Contact,
    "language": Language,
    "household": HouseholdMember,
    "qualification": Qualification,
}


@transaction.atomic
def add(*, person: Person, what: str, by: Actor, **details: Any) -> OfPerson:
    """Add a contact, language, household member or qualification (`what`) with its own columns."""
    demand(access.may_keep(by, person))
    if what == "contact" and details.get("preferred"):
        Contact.objects.filter(person=person).update(preferred=False)
    row = KINDS[what](**of(person), **details)
    row.save()
    return row


@transaction.atomic
def change(*, person: Person, what: str, row: UUID, by: Actor, **details: Any) -> None:
    """Change one of them; columns not named stay as they are. Raises DoesNotExist."""
    demand(access.may_keep(by, person))
    if what == "contact" and details.get("preferred"):
        Contact.objects.filter(person=person).exclude(pk=row).update(preferred=False)
    found = KINDS[what]._default_manager.get(pk=row, person=person)
    for name, value in details.items():
        setattr(found, name, value)
    found.save()


@transaction.atomic
def remove(*, person: Person, what: str, row: UUID, by: Actor) -> None:
    """Take one of them out; what stood there stays in the history. Raises DoesNotExist."""
    demand(access.may_keep(by, person))
    KINDS[what]._default_manager.get(pk=row, person=person).delete()

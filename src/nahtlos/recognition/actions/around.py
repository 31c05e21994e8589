"""What stands around a procedure: costs, missing parts, papers on the list; and competence checks."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people.queries import Document, Person, Qualification
from nahtlos.recognition import access
from nahtlos.recognition.actions.moving import of
from nahtlos.recognition.models import (
    CompetenceCheck,
    Cost,
    Enclosure,
    MissingPart,
    Payer,
    Procedure,
)


@transaction.atomic
def add_cost(
    *, procedure: Procedure, kind: str, euro: Decimal, by: Actor, payer: str = Payer.OPEN
) -> Cost:
    """Write down what has to be paid, and by whom if that is settled."""
    demand(access.may_keep_recognition(by, procedure.person))
    return Cost.objects.create(
        **of(procedure), procedure=procedure, kind=kind, euro=euro, payer=payer
    )


@transaction.atomic
def settle_cost(*, procedure: Procedure, cost: UUID, payer: str, by: Actor) -> None:
    """Say who pays. Raises DoesNotExist."""
    demand(access.may_keep_recognition(by, procedure.person))
    found = Cost.objects.get(pk=cost, procedure=procedure)
    found.payer = payer
    found.save(update_fields=["payer"])


@transaction.atomic
def take_out_cost(*, procedure: Procedure, cost: UUID, by: Actor) -> None:
    """Take a cost out; that it stood there stays in the history."""
    demand(access.may_keep_recognition(by, procedure.person))
    Cost.objects.filter(pk=cost, procedure=procedure).delete()


@transaction.atomic
def make_up(*, procedure: Procedure, part: UUID, on: date | None, by: Actor) -> None:
    """A missing part has been made up for on that day; None: not yet."""
    demand(access.may_keep_recognition(by, procedure.person))
    MissingPart.objects.filter(pk=part, procedure=procedure).update(made_up_on=on)


@transaction.atomic
def enclose(
    *, qualification: Qualification, wanted: str, by: Actor, document: Document | None = None
) -> Enclosure:
    """A paper of the list is there: as this document, or seen on paper."""
    demand(access.may_keep_recognition(by, qualification.person))
    if document is not None and document.person_id != qualification.person_id:
        raise ValueError("this document belongs to somebody else")
    return Enclosure.objects.update_or_create(
        qualification=qualification,
        wanted=wanted,
        defaults=of(qualification) | {"document": document},
    )[0]


@transaction.atomic
def take_out_enclosure(*, qualification: Qualification, wanted: str, by: Actor) -> None:
    """The paper is not there after all; a document of the person stays where it is."""
    demand(access.may_keep_recognition(by, qualification.person))
    Enclosure.objects.filter(qualification=qualification, wanted=wanted).delete()


@transaction.atomic
def keep_check(*, person: Person, by: Actor, at: datetime, **found: Any) -> CompetenceCheck:
    """Write down what somebody can do, and how it was found out."""
    demand(access.may_keep_recognition(by, person))
    return CompetenceCheck.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        kept_at=at,
        kept_by_id=sure(by.account),
        **found,
    )


@transaction.atomic
def take_out_check(*, person: Person, check: UUID, by: Actor) -> None:
    """Take one out; that it stood there stays in the history."""
    demand(access.may_keep_recognition(by, person))
    CompetenceCheck.objects.filter(pk=check, person=person).delete()

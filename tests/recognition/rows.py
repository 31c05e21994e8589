"""Rows of recognition and documents for tests, made the way the program makes them."""

from datetime import date
from hashlib import sha256
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people.models import Content, Document, Person, Qualification
from nahtlos.recognition.models import (
    CompetenceCheck,
    Cost,
    Enclosure,
    MissingPart,
    Move,
    Procedure,
)
from tests.makers import of, sure

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer\n%%EOF"


def make_document(person: Person, by: Actor, content: bytes = PDF, **more: Any) -> Document:
    """A diploma that was handed in, with its bytes."""
    fields = {"kind": "certificate", "title": "Diploma", "media_type": "application/pdf"}
    kept = {"ending": "pdf", "size": len(content), "digest": sha256(content).hexdigest()}
    with acting(by):
        new = Document.objects.create(**of(person), **(fields | kept | more))
        Content.objects.create(**of(person), document=new, content=content)
    return new


def content_of(document: Document, by: Actor) -> Content:
    """The bytes of a document."""
    with acting(by):
        return Content.objects.get(document=document)


def make_procedure(qualification: Qualification, by: Actor, **more: Any) -> Procedure:
    """An application of the first of September 2026 for nursing."""
    fields = {
        "occupation": "pflegefach", "kldb": "81302", "road": "health_federal", "state": "applied",
        "state_since": date(2026, 9, 1), "applied_on": date(2026, 9, 1),
    }  # fmt: skip
    with acting(by):
        return Procedure.objects.create(
            **of(qualification.person), qualification=qualification, **(fields | more)
        )


def make_move(procedure: Procedure, by: Actor) -> Move:
    """The application itself."""
    with acting(by):
        return Move.objects.create(
            **of(procedure.person), procedure=procedure, to_state="applied",
            happened_on=date(2026, 9, 1), moved_by_id=sure(by.account),
        )  # fmt: skip


def make_missing_part(procedure: Procedure, by: Actor) -> MissingPart:
    """Something to make up for."""
    with acting(by):
        return MissingPart.objects.create(
            **of(procedure.person), procedure=procedure, what="Care of children"
        )


def make_cost(procedure: Procedure, by: Actor, **more: Any) -> Cost:
    """A fee that nobody has agreed to pay."""
    fields = {"kind": "fee", "euro": "200.00"}
    with acting(by):
        return Cost.objects.create(**of(procedure.person), procedure=procedure, **(fields | more))


def make_enclosure(qualification: Qualification, by: Actor, wanted: str = "cv") -> Enclosure:
    """A paper of the list that was seen in the person's hands."""
    with acting(by):
        return Enclosure.objects.create(
            **of(qualification.person), qualification=qualification, wanted=wanted
        )


def make_check(person: Person, by: Actor, **more: Any) -> CompetenceCheck:
    """Something the person can do."""
    fields = {
        "what": "Lays tiles", "how": "sample", "level": "alone", "found_on": date(2026, 10, 5),
    }  # fmt: skip
    with acting(by):
        return CompetenceCheck.objects.create(
            **of(person), kept_by_id=sure(by.account), **(fields | more)
        )

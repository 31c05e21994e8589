"""What the law room says of a start: asked anew each time, for the day on which work begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from nahtlos.law import queries as law
from nahtlos.law.queries.regional import region_source
from nahtlos.people import queries as people
from nahtlos.people.models import Person
from nahtlos.placements.models import Access, Kind

ASKS: Mapping[str, str] = {
    Kind.INSURED: "employment",
    Kind.MARGINAL: "employment",
    Kind.SUBSIDISED: "employment",
    Kind.APPRENTICESHIP: "apprenticeship",
    Kind.SELF_EMPLOYED: "self_employment",
}
"""Which access of the law room a kind needs. Learning at a school is no work (§ 2 Abs. 2 AufenthG)."""


@dataclass(frozen=True)
class Lawful:
    """What the law says of one kind of work on one day: an indication; the office decides.

    `because` are the reasons with their paragraphs, `missing` the facts that would settle it, `law_on`
    the day of the text.
    """

    access: Access
    on: date
    law_on: date | None = None
    because: tuple[law.Reason, ...] = ()
    missing: tuple[str, ...] = ()


def lawful(person: Person, kind: str, on: date, hours: Decimal | None) -> Lawful:
    """Ask the law of the region about this person's work of this kind and length on that day."""
    asked = ASKS.get(kind)
    if asked is None:
        return Lawful(Access.NO_WORK, on)
    document = people.file_of(person.pk).document
    if hours is not None:
        facts = document.get("facts", {}) | {"weekly_hours": ceil(hours)}
        document = {**document, "facts": facts}
    return by_document(document, asked, on, region_source(person.region_id))


def by_document(document: Mapping[str, Any], asked: str, on: date, source: Any) -> Lawful:
    """The same from a document of facts."""
    answer = law.check(document, on=on, source=source)
    work = getattr(answer.work, asked)
    return Lawful(
        access=Access(work.decision),
        on=on,
        law_on=answer.law_as_of,
        because=work.because,
        missing=work.missing,
    )

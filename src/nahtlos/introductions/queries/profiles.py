"""The anonymous profile: what an employer needs to know and nothing by which somebody is known.

No name, no contact, no age, no nationality, no other language, no residence title, no place.
"""

from datetime import date
from typing import Any
from uuid import UUID

from nahtlos.employers.models import Opening
from nahtlos.introductions.models import OPEN, Introduction
from nahtlos.introductions.queries.missing import held_against
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.regional import region_source
from nahtlos.law.translate import read
from nahtlos.matching.queries import wish_of
from nahtlos.matching.queries.seekers import decided
from nahtlos.matching.translate import ACCESS, EXPERIENCE, LAW_KINDS
from nahtlos.people import queries as people

KINDS = {"trial": "internship"}
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
WORKED_LEAST = 1


def profile_says(file: people.File, row: Opening, on: date) -> list[tuple[str, Any]]:
    """Codes and values of the lines (see `wording.LABELS`); what is not known is left out.

    What is held against the opening is made from these lines alone.
    """
    document, source = read(file.document), region_source(file.person.region_id)
    asked = Asked(document, on, source)
    law = LAW_KINDS[KINDS.get(row.kind, row.kind)]
    work = ACCESS.get(decided(asked)[law], "unknown")
    known = {
        "learned": _learned(file),
        "worked": _years(document.facts.get(EXPERIENCE)),
        "german": _level(document.facts.get("german")),
        **_wished(file.person.pk),
        # Whether somebody may work at all is decided by the office, not by this page.
        "work": "unknown" if work == "forbidden" else work,
    }
    told = {code: value for code, value in known.items() if value}
    return [*told.items(), *held_against(told, row, source, on)]


def _learned(file: people.File) -> list[list[str]]:
    """Occupations by their codes: titles and schools would tell where somebody comes from."""
    rows = file.document["record"].get("qualifications", ())
    return [[one["kldb"], one.get("recognition", "")] for one in rows if one.get("kldb")]


def _years(value: object) -> int:
    return int(value) if isinstance(value, int | float) and value >= WORKED_LEAST else 0


def _level(value: object) -> str:
    return LEVELS[value] if isinstance(value, int) and 0 <= value < len(LEVELS) else ""


def _wished(person: UUID) -> dict[str, Any]:
    wish = wish_of(person)
    if wish is None:
        return {}
    return {
        "wants": list(wish.wants),
        "skills": list(wish.skills),
        "certificates": list(wish.certificates),
        "hours": [wish.hours_least, wish.hours_most],
        "shifts": list(wish.shifts),
        "from_on": wish.from_on.isoformat(),
    }


def proposable(person: UUID, region: UUID, on: date) -> list[Opening]:
    """Openings for which somebody can be proposed by hand: out now, and not under way already."""
    under_way = Introduction.objects.filter(person=person, state__in=OPEN).values("opening")
    rows = Opening.objects.open_on(on).filter(region=region).exclude(pk__in=under_way)
    return list(rows.select_related("company", "site").order_by("title", "id"))

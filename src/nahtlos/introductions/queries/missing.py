"""What of an opening suits somebody and what is missing for it, made from the lines of a profile alone.

Nothing enters but the opening and what stands in the anonymous profile already, so nothing more can be
told by it. The way is left out on both sides: it would tell where somebody lives.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nahtlos.employers.queries import Kind, Opening
from nahtlos.employers.queries.openings import GROUP_DIGITS, KINDS
from nahtlos.law.catalogue import Catalogue
from nahtlos.matching.engine import LEVELS, Candidate, Fail
from nahtlos.matching.engine import Opening as Offered
from nahtlos.matching.engine.rules import fails_wherever
from nahtlos.matching.queries.openings import likely, read_on
from nahtlos.people.queries import Recognition

NOWHERE = 0.0
WISHED = frozenset({"kind", "certificates", "shifts", "hours", "start"})
"""What nobody knows of somebody of whom nobody has written down what they look for."""


def held_against(
    known: Mapping[str, Any], row: Opening, source: Catalogue, on: date
) -> list[tuple[str, Any]]:
    """Lines for the profile with the lines `known`: what suits, each thing that is missing, the law's day."""
    opening, candidate = _offered(row), _candidate(known, row)
    unknown = frozenset[str]() if "from_on" in known else WISHED
    gaps = [one for one in fails_wherever(candidate, opening) if one.condition not in unknown]
    holding = _asked(opening) - unknown - {one.condition for one in gaps}
    suits = [_holds(one, opening) for one in ASKED if one in holding]
    suits += [*_skills(candidate, opening), *_near(known, opening)]
    told: list[tuple[str, Any]] = [("suits", suits)] if suits else []
    told += [("lacks", [one.condition, *_lacks(one, known)]) for one in gaps]
    if gaps:
        # It hangs on the gaps, not on whoever has them.
        behind = {name for gap in gaps for name in likely(gap)}
        told.append(("law", read_on(behind, source, on).isoformat()))
    return told


def _offered(row: Opening) -> Offered:
    return Offered(
        id=str(row.pk), kind=str(KINDS.get(Kind(row.kind), row.kind)), lat=NOWHERE, lon=NOWHERE,
        german=row.german, kldb=row.kldb, hours=float(row.hours), start=row.start,
        essential=frozenset(row.essential), certificates=frozenset(row.certificates),
        shifts=frozenset(row.shifts), regulated=row.regulated, needs_access=row.needs_access,
    )  # fmt: skip


def _candidate(known: Mapping[str, Any], row: Opening) -> Candidate:
    least, most = known.get("hours", (0, 0))
    return Candidate(
        id="", lat=NOWHERE, lon=NOWHERE, reach_km=NOWHERE,
        german=known.get("german", LEVELS[0]), hours=(float(least), float(most)),
        from_=date.fromisoformat(known.get("from_on", row.start.isoformat())),
        wants=frozenset(known.get("wants", ())), work_access=known["work"],
        skills=frozenset(known.get("skills", ())),
        certificates=frozenset(known.get("certificates", ())),
        shifts=frozenset(known.get("shifts", ())),
        may_practise=frozenset(
            kldb for kldb, how in known.get("learned", ()) if how == Recognition.FULL
        ),
    )  # fmt: skip


ASKED = (
    "kind", "german", "certificates", "shifts", "hours", "start", "regulated", "work_access",
)  # fmt: skip


def _asked(opening: Offered) -> frozenset[str]:
    """Conditions that this opening really has."""
    may_be_none = {
        "german": opening.german != LEVELS[0],
        "certificates": opening.certificates,
        "shifts": opening.shifts,
        "regulated": opening.regulated,
    }
    return frozenset(one for one in ASKED if may_be_none.get(one, True))


def _holds(condition: str, opening: Offered) -> list[Any]:
    return [condition, opening.german] if condition == "german" else [condition]


def _skills(candidate: Candidate, opening: Offered) -> Iterator[list[Any]]:
    if held := len(opening.essential & candidate.skills):
        yield ["skills", held, len(opening.essential)]


def _near(known: Mapping[str, Any], opening: Offered) -> Iterator[list[Any]]:
    group = opening.kldb[:GROUP_DIGITS]
    if any(kldb[:GROUP_DIGITS] == group for kldb, _how in known.get("learned", ())):
        yield ["near"]


def _lacks(gap: Fail, known: Mapping[str, Any]) -> list[Any]:
    """What the opening asks, and what stands in the profile about it."""
    match gap.condition:
        case "german":
            return [gap.needs, known.get("german", "")]
        case "certificates" | "shifts":
            return [[one.value for one in gap.changes]]
        case "hours":
            return [gap.needs, *gap.has]
        case "start":
            return [gap.needs.isoformat(), gap.has.isoformat()]
        case "work_access":
            return [known["work"]]
        case _:
            return [gap.needs]

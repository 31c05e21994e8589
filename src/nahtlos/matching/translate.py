"""Rows of files and openings ↔ candidates and openings of the engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from nahtlos.employers import queries as employers
from nahtlos.law.translate import read
from nahtlos.matching import engine
from nahtlos.matching.models import Wish
from nahtlos.people.queries import Recognition
from nahtlos.people.translate import counted_document

Spot = tuple[float, float]
LAW_KINDS = {
    "job": "employment",
    "internship": "internship_orientation",
    "apprenticeship": "apprenticeship",
}
"""What the law calls the kinds of openings."""
ACCESS = {
    "free": "free",
    "permission_ABH": "permission",
    "permission_ABH_plus_BA": "permission",
    "title_bound": "permission",
    "forbidden": "forbidden",
}
"""Access to work by what the law says; everything else is not known."""
EXPERIENCE = "years_work_total"


def opening_of(row: employers.Opening) -> engine.Opening:
    """An opening whose site has a place on the map."""
    told = employers.document(row)
    words = ("essential", "optional", "certificates", "shifts")
    told |= {name: frozenset(told[name]) for name in words}
    return engine.Opening(**told | {"start": row.start})


@dataclass(frozen=True)
class Seeker:
    """A person as a candidate. `access` says by kind of opening what the law allows."""

    candidate: engine.Candidate
    access: Mapping[str, str]

    @cached_property
    def by_kind(self) -> Mapping[str, engine.Candidate]:
        """The candidate for each kind of opening, since the law treats them differently."""
        return {
            kind: replace(self.candidate, work_access=self.access[kind]) for kind in engine.KINDS
        }


def seeker_of(
    wish: Wish, document: Mapping[str, Any], spot: Spot, decided: Mapping[str, str]
) -> Seeker:
    """A person for comparing, by their document; `decided` is what the law says of each kind of work.

    German that is not known counts as none: nobody is sent to talk on a guess.
    """
    facts, learned = read(document).facts, document["record"].get("qualifications", ())
    german, years = facts.get("german"), facts.get(EXPERIENCE)
    worked = float(years) if isinstance(years, int | float) else 0.0
    access = {kind: ACCESS.get(decided[law], "unknown") for kind, law in LAW_KINDS.items()}
    return Seeker(
        engine.Candidate(
            id=str(wish.person_id),
            lat=spot[0],
            lon=spot[1],
            reach_km=float(wish.reach_km),
            german=engine.LEVELS[german] if isinstance(german, int) else engine.LEVELS[0],
            hours=(float(wish.hours_least), float(wish.hours_most)),
            from_=wish.from_on,
            wants=frozenset(wish.wants),
            work_access=access["job"],
            occupations=tuple(
                engine.Occupation(one["kldb"], worked) for one in learned if one.get("kldb")
            ),
            skills=frozenset(wish.skills),
            certificates=frozenset(wish.certificates),
            shifts=frozenset(wish.shifts),
            may_practise=frozenset(
                one["kldb"]
                for one in learned
                if one.get("kldb") and one.get("recognition") == Recognition.FULL
            ),
        ),
        access,
    )


def unnamed_document(
    record: Mapping[str, Any] | None, facts: Mapping[str, Any], births: Iterable[str],
    qualified: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:  # fmt: skip
    """Columns as a function of the database hands them out for counting, as the document of a person."""
    document = counted_document(record, facts, births)
    if learned := [_without_blanks(one) for one in qualified]:
        document["record"]["qualifications"] = learned
    if record and record.get("goal_kind"):
        goal = {"kind": record["goal_kind"], "kldb": record["goal_kldb"]}
        document["record"]["goal"] = _without_blanks(goal)
    return document


def _without_blanks(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in {"", None}}

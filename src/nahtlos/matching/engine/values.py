"""What is matched: candidates and openings, with the fields of their documents."""

from dataclasses import dataclass
from datetime import date

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
KINDS = ("job", "internship", "apprenticeship")
SHIFTS = ("early", "late", "night", "weekend")
ACCESS = ("free", "permission", "forbidden", "none", "unknown")
"""Access to work that somebody has; only the first two can fit."""
NEEDS = ("free", "permission")
"""Access that an opening needs: the employer waits for a permission, or does not."""

Words = frozenset[str]
NONE: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Occupation:
    """Work that somebody has done, by its KldB 2010 code, and for how many years."""

    kldb: str
    years: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who looks for work; `hours` are the least and the most a week."""

    id: str
    lat: float
    lon: float
    reach_km: float
    german: str
    hours: tuple[float, float]
    from_: date
    wants: Words
    work_access: str
    occupations: tuple[Occupation, ...] = ()
    skills: Words = NONE
    certificates: Words = NONE
    shifts: Words = NONE
    may_practise: Words = NONE


@dataclass(frozen=True, slots=True)
class Opening:
    """Work that is to be had."""

    id: str
    kind: str
    lat: float
    lon: float
    german: str
    kldb: str
    hours: float
    start: date
    essential: Words = NONE
    optional: Words = NONE
    certificates: Words = NONE
    shifts: Words = NONE
    regulated: bool = False
    seats: int = 1
    needs_access: str = "free"

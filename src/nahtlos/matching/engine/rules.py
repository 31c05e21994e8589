"""The hard conditions and the score, pair by pair: the plain text of what the kernels do quickly."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nahtlos.matching.engine.changes import Change, reach
from nahtlos.matching.engine.values import LEVELS, Candidate, Opening

EARTH_KM = 6371.0088
SKILLS, OCCUPATION, NEAR, LANGUAGE = 0.40, 0.30, 0.15, 0.15
GRID = 1e12
"""Scores lie on a grid of 1e-12, so that equal ones are equal in whatever order they were added up."""
DIGITS, ENOUGH_YEARS, ENOUGH_LEVELS = 5, 5.0, 2


@dataclass(frozen=True, slots=True)
class Fail:
    """A condition that does not hold, and the least that would change it."""

    condition: str
    has: Any
    needs: Any
    changes: tuple[Change, ...]

    def to_json(self) -> dict[str, Any]:
        """As outside programs read it."""
        told = {"condition": self.condition, "has": _plain(self.has), "needs": _plain(self.needs)}
        return told | {"changes": [one.to_json() for one in self.changes]}


@dataclass(frozen=True, slots=True)
class Terms:
    """The four parts of a score, each in [0, 1] and already weighted, so that they add up to it."""

    skills: float
    occupation: float
    near: float
    language: float

    @property
    def score(self) -> float:
        """Their sum, on the grid."""
        whole = self.skills + self.occupation + self.near + self.language
        return math.floor(whole * GRID + 0.5) / GRID

    def to_json(self) -> dict[str, float]:
        """As outside programs read it."""
        return {
            "skills": self.skills,
            "occupation": self.occupation,
            "near": self.near,
            "language": self.language,
        }


def distance(one: Candidate | Opening, other: Candidate | Opening) -> float:
    """Kilometres along the surface (haversine)."""
    south, north = math.radians(one.lat), math.radians(other.lat)
    up = math.sin((north - south) / 2)
    over = math.sin((math.radians(other.lon) - math.radians(one.lon)) / 2)
    half = up * up + math.cos(south) * math.cos(north) * (over * over)
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def fails(candidate: Candidate, opening: Opening) -> tuple[Fail, ...]:
    """Every condition that does not hold; none if the pair fits."""
    return tuple(one for rule in RULES for one in rule(candidate, opening))


def _kind(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    if opening.kind not in candidate.wants:
        yield Fail("kind", candidate.wants, opening.kind, (Change("wants", opening.kind),))


def _distance(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    found = distance(candidate, opening)
    if found > candidate.reach_km:
        yield Fail("distance", candidate.reach_km, found, (Change("reach_km", reach(found)),))


def _german(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    if LEVELS.index(candidate.german) < LEVELS.index(opening.german):
        changes = (Change("german", opening.german),)
        yield Fail("german", candidate.german, opening.german, changes)


def _certificates(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    if missing := sorted(opening.certificates - candidate.certificates):
        changes = tuple(Change("certificates", one) for one in missing)
        yield Fail("certificates", candidate.certificates, opening.certificates, changes)


def _shifts(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    if missing := sorted(opening.shifts - candidate.shifts):
        changes = tuple(Change("shifts", one) for one in missing)
        yield Fail("shifts", candidate.shifts, opening.shifts, changes)


def _hours(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    low, high = candidate.hours
    if not low <= opening.hours <= high:
        yield Fail("hours", candidate.hours, opening.hours, (Change("hours", opening.hours),))


def _start(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    if candidate.from_ > opening.start:
        yield Fail("start", candidate.from_, opening.start, (Change("from", opening.start),))


def _regulated(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    if opening.regulated and opening.kldb not in candidate.may_practise:
        changes = (Change("may_practise", opening.kldb),)
        yield Fail("regulated", candidate.may_practise, opening.kldb, changes)


def _work_access(candidate: Candidate, opening: Opening) -> Iterator[Fail]:
    waits = opening.needs_access == "permission"
    if candidate.work_access != "free" and not (candidate.work_access == "permission" and waits):
        needs = "permission" if waits else "free"
        yield Fail("work_access", candidate.work_access, needs, (Change("work_access", needs),))


Rule = Callable[[Candidate, Opening], Iterator[Fail]]
RULES: tuple[Rule, ...] = (
    _kind, _distance, _german, _certificates, _shifts, _hours, _start, _regulated, _work_access,
)  # fmt: skip

WHEREVER = tuple(rule for rule in RULES if rule is not _distance)


def fails_wherever(candidate: Candidate, opening: Opening) -> tuple[Fail, ...]:
    """The same without the way: what does not hold wherever the two are."""
    return tuple(one for rule in WHEREVER for one in rule(candidate, opening))


def terms(candidate: Candidate, opening: Opening, weights: Mapping[str, float]) -> Terms:
    """The parts of the score; of a pair that does not fit, those after the least changes."""
    above = LEVELS.index(candidate.german) - LEVELS.index(opening.german)
    return Terms(
        SKILLS * _skills(candidate, opening, weights),
        OCCUPATION * max((_common(one.kldb, opening.kldb) * worth(one.years)
                          for one in candidate.occupations), default=0.0),
        NEAR * nearness(distance(candidate, opening), candidate.reach_km),
        LANGUAGE * (max(0, min(above, ENOUGH_LEVELS)) / ENOUGH_LEVELS),
    )  # fmt: skip


def _skills(candidate: Candidate, opening: Opening, weights: Mapping[str, float]) -> float:
    held, whole = 0.0, 0.0
    for asked, part in ((opening.essential, 1.0), (opening.optional, 0.5)):
        for skill in sorted(asked):
            worth_ = part * weights[skill]
            whole += worth_
            held += worth_ if skill in candidate.skills else 0.0
    return held / whole if whole else 0.5


def weight(openings: int, naming: int) -> float:
    """What a skill weighs that so many of all openings name: the rarer, the more."""
    return math.log(1 + openings / naming)


def worth(years: float) -> float:
    """What an occupation is worth after some years."""
    return 0.6 + 0.4 * min(years, ENOUGH_YEARS) / ENOUGH_YEARS


def _common(one: str, other: str) -> float:
    """Leading digits that two codes share, of five."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return (min(len(one), len(other)) if same is None else same) / DIGITS


def nearness(kilometres: float, reach_km: float) -> float:
    """1 at the door, 0 at the end of the reach and beyond."""
    return max(0.0, 1 - kilometres / reach_km) if reach_km > 0 else float(kilometres == 0)


def _plain(value: Any) -> Any:
    match value:
        case frozenset():
            return sorted(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value

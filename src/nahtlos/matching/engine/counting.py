"""How many of a region fit each opening, and how many are one change away: numbers about nobody.

Thousands of persons are held against an opening at once, column by column (NumPy, nothing compiled).
`plain.about` says the same pair by pair.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nahtlos.matching.engine.rules import EARTH_KM, distance
from nahtlos.matching.engine.standing import ByKind
from nahtlos.matching.engine.unlocking import WIDER
from nahtlos.matching.engine.values import LEVELS, Candidate, Opening

Flags = NDArray[np.bool_]
Lacking = tuple[str, str]
"""A condition, and as what it is missing: the level or the access that is there, the word to be added."""
LEAST, SURE_KM = 5, 1e-6
GROUP_DIGITS = 3
"""So many digits of a code name a group of occupations."""
CROWD = 10
"""Of fewer persons nothing is told at all."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many fit, how many of them have learned something near to it, and who lacks exactly what."""

    fits: int
    learned: int
    near: Mapping[Lacking, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What may be said of a count: no number below `LEAST`, and none from which one could be worked out.

    German adds up: whoever takes A1 takes A2, too. `learned` is at least so many of those who fit.
    """

    fits: int | None
    learned: int | None
    near: tuple[tuple[str, str, int], ...]


def told(count: Count, crowd: int) -> Told:
    """What may be said of a count among so many persons; most first."""
    if crowd < CROWD:
        return Told(None, None, ())
    near = [
        (what, how, many)
        for (what, how), many in count.near.items()
        if many >= LEAST and what != "german"
    ]
    near += _down_the_levels(count.near)
    return Told(
        count.fits if count.fits >= LEAST else None,
        _at_least(count),
        tuple(sorted(near, key=lambda one: (-one[2], one[0], one[1]))),
    )


def _at_least(count: Count) -> int | None:
    """Of those who fit, so many have learned something near to it, without telling of the few others."""
    others = count.fits - count.learned
    surely = count.learned if others == 0 or others >= LEAST else count.fits - LEAST
    return surely if surely >= LEAST else None


def _down_the_levels(near: Mapping[Lacking, int]) -> list[tuple[str, str, int]]:
    """Level by level downwards, all who are at it or above; told once enough more have come."""
    found, whole, more = [], 0, 0
    for level in reversed(LEVELS):
        more += near.get(("german", level), 0)
        if more >= LEAST:
            whole, more = whole + more, 0
            found.append(("german", level, whole))
    return found


class Crowd:
    """Everybody of a region as columns."""

    def __init__(self, everybody: Sequence[ByKind]) -> None:
        self.everybody = everybody
        self.one: list[Candidate] = [next(iter(by_kind.values())) for by_kind in everybody]
        self._words: dict[tuple[str, str], Flags] = {}

    def _column(self, read: Callable[[Candidate], float]) -> NDArray[np.float64]:
        return np.fromiter(map(read, self.one), np.float64, len(self.one))

    @cached_property
    def german(self) -> NDArray[np.float64]:
        return self._column(lambda one: LEVELS.index(one.german))

    @cached_property
    def hours(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The least and the most."""
        return self._column(lambda one: one.hours[0]), self._column(lambda one: one.hours[1])

    @cached_property
    def begins(self) -> NDArray[np.float64]:
        return self._column(lambda one: one.from_.toordinal())

    @cached_property
    def reach(self) -> NDArray[np.float64]:
        return self._column(lambda one: one.reach_km)

    @cached_property
    def place(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """In radians."""
        lat, lon = self._column(lambda one: one.lat), self._column(lambda one: one.lon)
        return np.radians(lat), np.radians(lon)

    def has(self, field: str, word: str) -> Flags:
        """Who has a word in a list: looked up once for all openings."""
        key = (field, word)
        if key not in self._words:
            held = (word in getattr(one, field) for one in self.one)
            self._words[key] = np.fromiter(held, np.bool_, len(self.one))
        return self._words[key]

    def learned(self, kldb: str) -> Flags:
        """Who has learned or done something of the same group of occupations."""
        group = kldb[:GROUP_DIGITS]
        key = ("occupations", group)
        if key not in self._words:
            held = (
                any(had.kldb[:GROUP_DIGITS] == group for had in one.occupations) for one in self.one
            )
            self._words[key] = np.fromiter(held, np.bool_, len(self.one))
        return self._words[key]

    def access(self, kind: str) -> NDArray[np.str_]:
        """What the law allows each of them in this kind of work."""
        return self._access[kind]

    @cached_property
    def _access(self) -> dict[str, NDArray[np.str_]]:
        kinds = self.everybody[0] if self.everybody else {}
        return {
            kind: np.array([by_kind[kind].work_access for by_kind in self.everybody])
            for kind in kinds
        }

    def far(self, opening: Opening) -> NDArray[np.float64]:
        """Kilometres to an opening, exact where it decides."""
        south, west = self.place
        lat, lon = np.radians(opening.lat), np.radians(opening.lon)
        half = np.sin((lat - south) / 2) ** 2
        half += np.cos(south) * np.cos(lat) * np.sin((lon - west) / 2) ** 2
        found: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
        close = np.minimum(np.abs(found - self.reach), np.abs(found - WIDER * self.reach))
        for at in np.flatnonzero(close < SURE_KM):
            found[at] = distance(self.one[at], opening)
        return found


Lack = tuple[Lacking, Flags]


def counts(everybody: Sequence[ByKind], openings: Iterable[Opening]) -> dict[str, Count]:
    """By the id of each opening. As `ByKind` says, the law may treat the kinds differently."""
    crowd = Crowd(everybody)
    if not everybody:
        return {one.id: Count(0, 0, {}) for one in openings}
    return {one.id: _count(crowd, one) for one in openings}


def _count(crowd: Crowd, opening: Opening) -> Count:
    far = crowd.far(opening)
    lacks = [*_lacks(crowd, opening), (("distance", ""), far > crowd.reach)]
    many = np.sum([flags for _what, flags in lacks], axis=0)
    # Whoever lacks too much of the way can change it no more.
    one = (many == 1) & (far <= WIDER * crowd.reach)
    near = Counter({what: int(np.count_nonzero(flags & one)) for what, flags in lacks})
    fits = many == 0
    return Count(
        int(np.count_nonzero(fits)),
        int(np.count_nonzero(fits & crowd.learned(opening.kldb))),
        {what: n for what, n in near.items() if n},
    )


def _lacks(crowd: Crowd, opening: Opening) -> Iterable[Lack]:
    """Each change that can be missing, and by whom."""
    yield ("kind", opening.kind), ~crowd.has("wants", opening.kind)
    asked = LEVELS.index(opening.german)
    for at, level in enumerate(LEVELS[:asked]):
        yield ("german", level), crowd.german == at
    for paper in sorted(opening.certificates):
        yield ("certificates", paper), ~crowd.has("certificates", paper)
    for shift in sorted(opening.shifts):
        yield ("shifts", shift), ~crowd.has("shifts", shift)
    least, most = crowd.hours
    yield ("hours", "fewer"), most < opening.hours
    yield ("hours", "more"), least > opening.hours
    yield ("start", "later"), crowd.begins > _ordinal(opening.start)
    if opening.regulated:
        yield ("regulated", opening.kldb), ~crowd.has("may_practise", opening.kldb)
    access = crowd.access(opening.kind)
    waits = opening.needs_access == "permission"
    if not waits:
        yield ("work_access", "permission"), access == "permission"
    yield ("work_access", "office"), (access != "free") & (access != "permission")


def _ordinal(day: date) -> int:
    return day.toordinal()

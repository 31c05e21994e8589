"""One opening or one candidate as columns of one row, with words that grow as openings come."""

import math
from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine import kernel
from nahtlos.matching.engine.columns import (
    ACCESS_AT,
    GERMAN_AT,
    KIND_AT,
    NAMED_AT,
    RARE_AT,
    SHIFT_AT,
    Candidates,
    Openings,
    Place,
)
from nahtlos.matching.engine.encoding import DIGITS, OTHER_HERE, OTHER_THERE, PRACTISE, Meaning
from nahtlos.matching.engine.lists import Lists
from nahtlos.matching.engine.rules import worth
from nahtlos.matching.engine.unlocking import Asked
from nahtlos.matching.engine.values import KINDS, LEVELS, NEEDS, SHIFTS, Candidate, Opening

Row = npt.NDArray[Any]
COMMON = RARE_AT - NAMED_AT
EPOCH = date(1970, 1, 1).toordinal()


FIXED: tuple[Asked, ...] = (
    *(("wants", one) for one in KINDS),
    *(("german", one) for one in LEVELS[1:]),
    *(("work_access", one) for one in NEEDS),
    *(("shifts", one) for one in SHIFTS),
)
"""What the bits before those of names ask for."""


class Vocabulary:
    """Words and the numbers that they have here."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.words = list(words)
        self.codes = {one: at for at, one in enumerate(self.words)}

    def code(self, word: str) -> int:
        """The number of a word, which may be new."""
        found = self.codes.setdefault(word, len(self.words))
        if found == len(self.words):
            self.words.append(word)
        return found


class Words:
    """What words mean, and how many openings name each skill."""

    def __init__(self, known: Meaning | None = None, naming: Iterable[int] = ()) -> None:
        self.skills = Vocabulary(known.skills.to_pylist() if known else ())
        self.names = Vocabulary(known.names.to_pylist() if known else ())
        self.naming = list(naming)
        self.openings, self._weights = 0, np.zeros(0)
        self._stale = True

    def count(self, opening: Opening, by: int) -> None:
        """One opening more, or one less."""
        self.openings += by
        self._stale = True
        for skill in sorted(opening.essential | opening.optional):
            at = self.skills.code(skill)
            if at == len(self.naming):
                self.naming.append(0)
            self.naming[at] += by

    def asked(self, bit: int) -> Asked:
        """What a bit of the word asks for."""
        return FIXED[bit] if bit < NAMED_AT else self.named(bit - NAMED_AT)

    def named(self, code: int) -> Asked:
        """What a name asks for."""
        name = self.names.words[code]
        if name.startswith(PRACTISE):
            return "may_practise", name.removeprefix(PRACTISE)
        return "certificates", name

    def weights(self) -> Row:
        """What each skill weighs now."""
        if self._stale:
            naming = np.array(self.naming, np.int64)
            self._weights, self._stale = kernel.weights_of(naming, max(1, self.openings)), False
        return self._weights

    def opening(self, one: Opening) -> Openings:
        """One row of columns."""
        asked = [*one.certificates, *([PRACTISE + one.kldb] if one.regulated else [])]
        codes = sorted(self.names.code(name) for name in sorted(asked))
        level = LEVELS.index(one.german)
        word = 1 << KIND_AT + KINDS.index(one.kind)
        word |= 1 << GERMAN_AT + level - 1 if level else 0
        word |= 1 << ACCESS_AT + (one.needs_access == "permission")
        word |= _bits(one.shifts, codes)
        rare = [code for code in codes if code >= COMMON]
        return Openings(
            np.zeros(1, np.int32),
            *_place(one.lat, one.lon),
            np.array([word | (1 << RARE_AT if rare else 0)], np.uint64),
            np.array([level], np.int8),
            np.array([one.hours], np.float64),
            np.array([one.start.toordinal() - EPOCH], np.int32),
            np.array([_packed(one.kldb, OTHER_THERE)], np.uint32),
            np.zeros(1),
            _list([self.skills.codes[skill] for skill in sorted(one.essential)]),
            _list([self.skills.codes[skill] for skill in sorted(one.optional)]),
            _list(rare),
        )

    def candidate(self, one: Candidate) -> Candidates:
        """One row of columns."""
        has = [*one.certificates, *(PRACTISE + kldb for kldb in one.may_practise)]
        names, skills = self.names.codes, self.skills.codes
        codes = sorted(names[name] for name in has if name in names)
        level = LEVELS.index(one.german)
        word = ((1 << level) - 1) << GERMAN_AT | _bits(one.shifts, codes)
        word |= sum(1 << KIND_AT + KINDS.index(kind) for kind in one.wants)
        word |= {"free": 3, "permission": 2}.get(one.work_access, 0) << ACCESS_AT
        return Candidates(
            np.zeros(1, np.int32),
            *_place(one.lat, one.lon),
            np.array([word], np.uint64),
            np.array([level], np.int8),
            np.array([one.hours[0]], np.float64),
            np.array([one.hours[1]], np.float64),
            np.array([one.from_.toordinal() - EPOCH], np.int32),
            np.array([one.reach_km], np.float64),
            _list([skills[skill] for skill in one.skills if skill in skills]),
            _list([code for code in codes if code >= COMMON]),
            _list([_packed(done.kldb, OTHER_HERE) for done in one.occupations], np.uint32),
            _list([worth(done.years) for done in one.occupations], np.float64),
        )


def _list(codes: list[Any], kind: Any = np.int32) -> Lists:
    return Lists(np.array([0, len(codes)], np.int64), np.array(codes, kind))


def _bits(shifts: Iterable[str], codes: list[int]) -> int:
    found = sum(1 << SHIFT_AT + SHIFTS.index(one) for one in shifts)
    return found | sum(1 << NAMED_AT + code for code in codes if code < COMMON)


def _place(lat: float, lon: float) -> Place:
    south, east = math.radians(lat), math.radians(lon)
    cos = math.cos(south)
    x, y, z = cos * math.cos(east), cos * math.sin(east), math.sin(south)
    return _one(south), _one(east), _one(cos), _one(x), _one(y), _one(z)


def _one(number: float) -> Row:
    return np.array([number], np.float64)


def _packed(kldb: str, other: int) -> int:
    digits = [int(letter) for letter in kldb] + [other] * (DIGITS - len(kldb))
    return sum(digit << 4 * (DIGITS - 1 - at) for at, digit in enumerate(digits))

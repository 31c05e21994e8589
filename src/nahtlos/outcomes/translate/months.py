"""Months as numbers that follow each other, and the cut-off day of each."""

import re
from collections.abc import Mapping
from datetime import date

import numpy as np
import numpy.typing as npt

WRITTEN = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
YEAR, MIDDLE = 12, 15
Days = npt.NDArray[np.datetime64]


def month(word: str) -> int | None:
    """`2025-12` as months since the year 0; None for what is no month."""
    found = WRITTEN.fullmatch(word)
    return int(found[1]) * YEAR + int(found[2]) - 1 if found and int(found[1]) else None


def month_word(number: int) -> str:
    """The other way round."""
    return f"{number // YEAR:04d}-{number % YEAR + 1:02d}"


def cut_offs(first: int, last: int, given: Mapping[int, date]) -> Days:
    """The cut-off day of each month from first to last: as given, else the 15th."""
    days = [
        given.get(number, date(number // YEAR, number % YEAR + 1, MIDDLE))
        for number in range(first, last + 1)
    ]
    return np.array(days, dtype="datetime64[D]")

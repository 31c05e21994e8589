"""Everybody of a problem as columns of numbers, so that all pairs are compared at once."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.mentoring.engine.problem import KLDB_DIGITS, SLOTS, Mentor, Problem, Seeker, Spot

Row = npt.NDArray[Any]


def languages(problem: Problem) -> tuple[Row, Row]:
    """Who speaks what: a row a person with the rank of each language (0 the best, -1 not), and mentors."""
    spoken = [one.languages for one in problem.seekers] + [one.languages for one in problem.mentors]
    known = sorted({code for one in spoken for code in one})
    place = {code: number for number, code in enumerate(known)}
    ranks = np.full((len(problem.seekers), len(known)), -1, np.int8)
    for row, seeker in enumerate(problem.seekers):
        for rank, code in enumerate(seeker.languages):
            ranks[row, place[code]] = min(rank, np.iinfo(np.int8).max)
    speaks = np.zeros((len(problem.mentors), len(known)), bool)
    for row, mentor in enumerate(problem.mentors):
        speaks[row, [place[code] for code in mentor.languages]] = True
    return ranks, speaks


def digits(codes: Iterable[str]) -> Row:
    """Codes of occupations as five numbers a row; -1 where a code says no more."""
    rows = [[*map(int, code), *[-1] * (KLDB_DIGITS - len(code))] for code in codes]
    return np.array(rows, np.int8).reshape(-1, KLDB_DIGITS)


def spots(at: Iterable[Spot | None]) -> Row:
    """Latitude and longitude in radians; not a number where nobody said."""
    rows = [one or (np.nan, np.nan) for one in at]
    found: Row = np.radians(np.array(rows, float).reshape(-1, 2))
    return found


def times(of: Iterable[Seeker | Mentor]) -> Row:
    """Which of the times of a week somebody has."""
    rows = [[slot in one.times for slot in SLOTS] for one in of]
    return np.array(rows, np.int16).reshape(-1, len(SLOTS))


def excluded(problem: Problem) -> Row:
    """Pairs that one of the two does not want."""
    found = np.zeros((len(problem.seekers), len(problem.mentors)), bool)
    column = {one.key: number for number, one in enumerate(problem.mentors)}
    row = {one.key: number for number, one in enumerate(problem.seekers)}
    for number, seeker in enumerate(problem.seekers):
        found[number, [column[key] for key in seeker.excluded if key in column]] = True
    for number, mentor in enumerate(problem.mentors):
        found[[row[key] for key in mentor.excluded if key in row], number] = True
    return found

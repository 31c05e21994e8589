"""The best assignment: most pairs first, then most points; and why somebody has nobody.

A mentor with n places stands n times in the table of an assignment problem, which is solved exactly
(scipy.optimize.linear_sum_assignment: Jonker and Volgenant, after Crouse, doi 10.1109/TAES.2016.140952).
"""

from collections.abc import Iterator, Mapping

import numpy as np
import scipy

from nahtlos.mentoring.engine import conditions, scoring
from nahtlos.mentoring.engine.answers import Answer, Help, Pair, Unmatched
from nahtlos.mentoring.engine.problem import Problem
from nahtlos.mentoring.engine.tables import Row


def assign(problem: Problem) -> Answer:
    """Propose mentors to as many as can be, and to those the best; equal ones by their order."""
    held = conditions.all_of(problem)
    may, table = conditions.allowed(held, problem), scoring.points(problem)
    total = np.sum([*table.values()], axis=0)
    taken = _best(may, total, [one.places for one in problem.mentors])
    pairs = tuple(
        Pair(problem.seekers[row].key, problem.mentors[column].key,
             scoring.parts(table, row, column))
        for row, column in taken.items()
    )  # fmt: skip
    return Answer(pairs, tuple(_unmatched(problem, held, taken)))


def _best(may: Row, total: Row, places: list[int]) -> dict[int, int]:
    """Which column each row takes.

    A pair is worth more than all points that could be gained by giving it up. Whole numbers up to
    2**53 are exact, which holds for several million persons.
    """
    seekers = len(may)
    slots = np.repeat(np.arange(len(places)), [min(many, seekers) for many in places])
    if not may.any() or not len(slots):
        return {}
    pair = scoring.MOST * (min(seekers, len(slots)) + 1)
    worth = np.where(may, total + pair, 0)[:, slots].astype(float)
    rows, columns = scipy.optimize.linear_sum_assignment(worth, maximize=True)
    return {
        int(row): int(slots[column])
        for row, column in zip(rows, columns, strict=True)
        if may[row, slots[column]]
    }


def _unmatched(
    problem: Problem, held: Mapping[str, Row], taken: Mapping[int, int]
) -> Iterator[Unmatched]:
    many = np.bincount([*taken.values()], minlength=len(problem.mentors))
    free = np.array([one.places for one in problem.mentors]) - many > 0
    missing = {name: ~holds for name, holds in held.items()}
    misses = np.sum([*missing.values()], axis=0)
    for row, seeker in enumerate(problem.seekers):
        if row in taken:
            continue
        # Whoever may be proposed and is full counts as full, as whoever had no time from the start.
        lacks = {name: wrong[row].copy() for name, wrong in missing.items()}
        lacks["place"] |= (misses[row] == 0) & ~free
        fails = tuple((name, int(wrong.sum())) for name, wrong in lacks.items() if wrong.any())
        yield Unmatched(seeker.key, fails, tuple(_helps(problem, lacks, free)))


def _helps(problem: Problem, lacks: Mapping[str, Row], free: Row) -> Iterator[Help]:
    """With whom one thing alone is missing: then it is named, and it would be enough."""
    single = np.sum([*lacks.values()], axis=0) == 1
    for name, wrong in lacks.items():
        # Whoever lacks something else must have a place that nobody took.
        found = np.flatnonzero(wrong & single & (free | (name == "place")))
        if len(found):
            yield Help(name, tuple(problem.mentors[number].key for number in found))

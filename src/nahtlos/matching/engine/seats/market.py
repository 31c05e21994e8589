"""Edges between persons and openings, in columns."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Row = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Edges:
    """Person i may take any of `to[begin[i]:begin[i + 1]]`; what that is worth stands in `score`.

    Persons and openings are numbered anew, neighbours one after the other; `source` is the place that
    each edge had, `who` the place of each person.
    """

    begin: Row
    to: Row
    score: Row
    seats: Row
    source: Row
    who: Row

    @property
    def persons(self) -> int:
        """How many there are."""
        return len(self.begin) - 1

    @property
    def person(self) -> Row:
        """The person of each edge."""
        found: Row = np.repeat(np.arange(self.persons), np.diff(self.begin))
        return found


@dataclass(frozen=True, eq=False)
class Seated:
    """For each person the edge that is taken, -1 for none; `total` of scores, and what none can exceed."""

    taken: Row
    total: float
    bound: float
    exact: bool

    @property
    def gap(self) -> float:
        """How far the total may be from the best, as a share of the bound."""
        return max(0.0, self.bound - self.total) / self.bound if self.bound > 0 else 0.0

    @property
    def placed(self) -> int:
        """How many have a seat."""
        return int(np.count_nonzero(self.taken >= 0))


def edges(pairs: Row, score: Row, seats: Row, along: Row) -> Edges:
    """Edges between rows of persons and openings; `along` is the order in which openings are neighbours.

    A person stands where the opening is that suits best, and has the highest score first.
    """
    place = np.empty(len(along), np.int64)
    place[along] = np.arange(len(along))
    person, to = pairs[:, 0], place[pairs[:, 1]]
    persons = int(person.max()) + 1 if len(person) else 0
    best = np.full(persons, len(along), np.int64)
    first = np.lexsort((-score, person))
    lead = first[np.diff(person[first], prepend=-1) > 0]
    best[person[lead]] = to[lead]
    who = np.argsort(best, kind="stable")
    number = np.empty(persons, np.int64)
    number[who] = np.arange(persons)
    source = np.lexsort((-score, number[person]))
    begin = np.zeros(persons + 1, np.int64)
    np.cumsum(np.bincount(number[person], minlength=persons), out=begin[1:])
    return Edges(
        begin,
        to[source].astype(np.int32),
        np.ascontiguousarray(score[source], np.float64),
        seats[along].astype(np.int64),
        source,
        who,
    )


def total(of: Edges, taken: Row) -> float:
    """The scores of the edges that are taken, added up."""
    return float(of.score[taken[taken >= 0]].sum())

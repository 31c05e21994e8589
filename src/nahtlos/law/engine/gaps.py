"""Gaps: groups of persons to whom nothing is open, each described by as few facts as possible.

Subgroup discovery with pure groups (Klösgen 1996): every person who fits the description lacks, so
that the sentence "under 25, Duldung, no school certificate: nothing open" is true without exception.
`describing` finds the descriptions, `choosing` the groups that are told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

import numpy as np

from nahtlos.law.engine.bits import Numbers, alike, unpacked
from nahtlos.law.engine.choosing import chosen
from nahtlos.law.engine.describing import MOST_TERMS, described
from nahtlos.law.engine.sides import sides

LEAST_PERSONS = 3


@dataclass(frozen=True)
class Term:
    """One thing that may be said of a person: the fact it is about, and whom it fits (bit i: person i)."""

    fact: str
    fits: int


@dataclass(frozen=True)
class Group:
    """The places of the terms that describe it, whom it holds, and how many no larger group holds."""

    terms: tuple[int, ...]
    persons: int
    new: int

    @property
    def size(self) -> int:
        """How many persons it holds."""
        return self.persons.bit_count()


class Search:
    """Terms made ready, in which the groups of one lack after the other are looked for."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self.persons = max((one.fits.bit_length() for one in terms), default=0)
        fits = unpacked([one.fits for one in terms], self.persons)
        self._fits, self._which = alike(fits)

    def groups(
        self,
        lacking: int,
        *,
        among: int | None = None,
        most_terms: int = MOST_TERMS,
        least: int = LEAST_PERSONS,
    ) -> tuple[Group, ...]:
        """The groups that together hold as many lacking persons as can be described, largest first.

        Whoever is not `among` those looked at is in no group. No group has a term too many, nor more
        than three; each holds at least `least` persons that no group before it holds. Of equally large
        ones the shorter description comes first, then the one with earlier terms.
        """
        everybody = (1 << self.persons) - 1
        among = everybody if among is None else among & everybody
        lacks = among & lacking
        enough = (i for i, one in enumerate(self.terms) if (one.fits & lacks).bit_count() >= least)
        places = list(enough)
        if not places or not lacks:
            return ()
        both = sides(self._fits[places], self._count(lacks), self._count(among & ~lacks) > 0)
        facts = [self.terms[i].fact for i in places]
        found = described(both, facts, least=least, most_terms=most_terms)
        told = chosen(both, found, least=least)
        groups = [self._group(tuple(places[i] for i in one), new, among) for one, new in told]
        return tuple(sorted(groups, key=lambda g: (-g.size, len(g.terms), g.terms)))

    def _count(self, persons: int) -> Numbers:
        """How many of them each column of persons who are alike stands for."""
        (row,) = unpacked([persons], self.persons)
        return np.bincount(self._which[row], minlength=self._fits.shape[1])

    def _group(self, places: tuple[int, ...], new: int, among: int) -> Group:
        fits = reduce(and_, (self.terms[place].fits for place in places), among)
        return Group(places, fits, new)


def gaps(
    terms: Sequence[Term],
    lacking: int,
    *,
    most_terms: int = MOST_TERMS,
    least: int = LEAST_PERSONS,
) -> tuple[Group, ...]:
    """The groups of one lack, see `Search.groups`."""
    return Search(terms).groups(lacking, most_terms=most_terms, least=least)

"""Every description of at most three facts that fits only those who lack something."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nahtlos.law.engine.bits import Bools, Numbers
from nahtlos.law.engine.sides import NONE, Places, Sides

MOST_TERMS = 3


@dataclass(frozen=True)
class Described:
    """Descriptions, and how many of those who lack each of them fits at most."""

    found: Places
    most: Numbers


def described(both: Sides, facts: Sequence[str], *, least: int, most_terms: int) -> Described:
    """The descriptions of different facts that fit nobody else, and perhaps `least` of those who lack.

    Left out is what holds a shorter one of them: whomever it fits, the shorter one fits as well.
    """
    mixed = both.others[:-1].any(axis=1)
    alone, rest = _filled(np.flatnonzero(~mixed)[:, None]), np.flatnonzero(mixed)
    found = [Described(alone, both.gains(alone, both.lacking))]
    if most_terms > 1 and len(rest):
        some = both.only(rest)
        fits = np.array([some.counted(row & some.lacking[:-1]) for row in some.lacking[:-1]])
        joined = np.triu((fits >= least) & _different([facts[i] for i in rest.tolist()]), 1)
        pairs = some.excluding(_filled(np.argwhere(joined)))
        joined[pairs[:, 0], pairs[:, 1]] = False
        at = np.append(rest, NONE).astype(np.int16)
        found.append(Described(at[pairs], fits[pairs[:, 0], pairs[:, 1]]))
        if most_terms > 2:  # noqa: PLR2004 -- three are all that anybody reads
            threes = some.excluding(_threes(some, joined), 1)
            a, b, c = threes.T
            most = np.minimum(np.minimum(fits[a, b], fits[a, c]), fits[b, c])
            found.append(Described(at[threes], most))
    return Described(
        np.concatenate([one.found for one in found]), np.concatenate([one.most for one in found])
    )


def _filled(found: Numbers) -> Places:
    """The same descriptions with room for as many terms as there may be."""
    whole = np.full((len(found), MOST_TERMS), NONE, np.int16)
    whole[:, : found.shape[1]] = found
    return whole


def _different(facts: Sequence[str]) -> Bools:
    """Which two terms are about different facts."""
    _, about = np.unique(np.array(facts), return_inverse=True)
    different: Bools = about[:, None] != about
    return different


def _threes(some: Sides, joined: Bools) -> Places:
    """Of three terms that are joined two by two, those that fit nobody in the first word."""
    word = some.others[:-1, 0]
    found = [np.empty((0, MOST_TERMS), np.int16)]
    for a, row in enumerate(joined):
        after = np.flatnonzero(row)
        later = word[after]
        nobody = ((later & word[a])[:, None] & later) == 0
        b, c = np.nonzero(nobody & joined[np.ix_(after, after)])
        threes = np.empty((len(b), MOST_TERMS), np.int16)
        threes[:, 0], threes[:, 1], threes[:, 2] = a, after[b], after[c]
        found.append(threes)
    return np.concatenate(found)

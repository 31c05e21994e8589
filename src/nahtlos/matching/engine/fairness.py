"""Who is proposed, by group, beside who could be: shown, never corrected by itself."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CERTAIN = 1.959963984540054
"""Standard deviations on either side that hold 95 of 100."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval by Wilson (1927), which holds for few and for none as well."""

    many: int
    of: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Group:
    """Of the persons of a group: how many fit somewhere, and how many of those are proposed."""

    group: str
    eligible: Share
    proposed: Share
    apart: bool
    """Whether the two intervals do not meet: more than chance explains."""


def share(many: int, of: int) -> Share:
    """A share of a number, with its interval."""
    if of == 0:
        return Share(0, 0, 0.0, 0.0, 1.0)
    value, square = many / of, CERTAIN**2
    middle = (value + square / (2 * of)) / (1 + square / of)
    half = CERTAIN / (1 + square / of) * math.sqrt(value * (1 - value) / of + square / (4 * of**2))
    return Share(
        many, of, value, max(0.0, min(middle - half, value)), min(1.0, max(middle + half, value))
    )


def apart(one: Share, other: Share) -> bool:
    """Whether two intervals do not meet: more than chance explains."""
    return one.high < other.low or other.high < one.low


def look(
    groups: Mapping[str, str], eligible: Iterable[str], proposed: Iterable[str]
) -> tuple[Group, ...]:
    """For each group its share of all proposed candidates beside its share of all eligible ones.

    `groups` says the group of each candidate by id: a sex, an age band, a group of nationalities; it is
    given beside the documents, because no condition and no score may know it. Of whom no group is
    known, the group is `unknown`. Who is proposed is eligible.
    """
    chosen = set(proposed)
    could = set(eligible) | chosen
    names = sorted({groups.get(one, UNKNOWN) for one in could})
    return tuple(_group(name, groups, could, chosen) for name in names)


UNKNOWN = "unknown"


def _group(name: str, groups: Mapping[str, str], could: set[str], chosen: set[str]) -> Group:
    may = share(sum(groups.get(one, UNKNOWN) == name for one in could), len(could))
    are = share(sum(groups.get(one, UNKNOWN) == name for one in chosen), len(chosen))
    return Group(name, may, are, apart=apart(may, are))

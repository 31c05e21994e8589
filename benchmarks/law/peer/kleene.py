"""Three-valued truth as numbers: 1 is yes, -1 is no, 0 is not known. And is the least, or the greatest."""

from functools import lru_cache, reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.law.catalogue import catalogue
from nahtlos.law.queries.programs import VERDICTS
from nahtlos.people.facts import FACTS, RECORD_FIELDS

Truth = npt.NDArray[Any]
ENTITLED, DISCRETIONARY = VERDICTS.index("entitled"), VERDICTS.index("discretionary")
CLOSED, UNKNOWN = VERDICTS.index("closed"), VERDICTS.index("unknown")


def both(*parts: Truth) -> Truth:
    """Yes where all are, no where one is."""
    return reduce(np.minimum, parts)


def either(*parts: Truth) -> Truth:
    """Yes where one is, no where all are."""
    return reduce(np.maximum, parts)


def at_least(number: Truth, bound: float) -> Truth:
    """Not known where the number is NaN: both comparisons are false there."""
    return (number >= bound).astype(np.int8) - (number < bound)


def at_most(number: Truth, bound: float) -> Truth:
    return (number <= bound).astype(np.int8) - (number > bound)


def below(number: Truth, bound: float) -> Truth:
    return (number < bound).astype(np.int8) - (number >= bound)


def values_of(fact: str) -> tuple[str, ...]:
    """What a fact can be; 0 stands for not known, so the first value has the code 1."""
    found = FACTS.get(fact) or RECORD_FIELDS[fact]
    return tuple(choice.value for choice in found.choices)


def one_of(fact: str, codes: Truth, names: str) -> Truth:
    """Whether the value is one of these, looked up by its code."""
    return _table(fact, frozenset(names.split()))[codes]


def in_group(status: Truth, *groups: str) -> Truth:
    """Whether the status belongs to one of these groups."""
    return _table("status", _members(groups))[status]


@lru_cache
def _members(groups: tuple[str, ...]) -> frozenset[str]:
    members = catalogue().shared.groups
    return frozenset(str(one) for group in groups for one in members[group])


@lru_cache
def _table(fact: str, wanted: frozenset[str]) -> Truth:
    every = values_of(fact)
    assert wanted <= {*every}, (fact, wanted)
    return np.array([0, *(1 if value in wanted else -1 for value in every)], np.int8)


def verdict(asked: Truth, grants: int, claim: Truth | None = None) -> Truth:
    """The code of the verdict: who may insist is entitled, else it is given as the law says."""
    given: Truth | int = grants
    if claim is not None:
        given = np.array([UNKNOWN, ENTITLED, grants], np.int8)[claim]
    return np.where(asked > 0, given, np.where(asked < 0, CLOSED, UNKNOWN))

"""Which opening suits whom: hard conditions, a score in four terms, and what one change would unlock.

`Market(openings)` answers for one person: `matches`, `near` (one change away), `unlocks` (which change
opens how many), and follows changes with `put` and `drop`. `why` tells all about one pair,
`for_opening` looks from the other side, `match` answers for many on both sides at once.
No score of a person exists outside a pair.

What is compiled is loaded when it is first asked for: the compiler weighs more than all other libraries
together, and most processes, such as those that draw pages, look at the few openings of a region.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from nahtlos.matching.engine import plain
from nahtlos.matching.engine.answers import Because, Match, NearMiss, Unlock, Why
from nahtlos.matching.engine.changes import Change, applied
from nahtlos.matching.engine.rules import Fail, Terms
from nahtlos.matching.engine.values import (
    ACCESS,
    KINDS,
    LEVELS,
    NEEDS,
    SHIFTS,
    Candidate,
    Occupation,
    Opening,
)

if TYPE_CHECKING:
    from nahtlos.matching.engine.many import match
    from nahtlos.matching.engine.market import Market, for_opening, why

__all__ = [
    "ACCESS",
    "KINDS",
    "LEVELS",
    "NEEDS",
    "SHIFTS",
    "Because",
    "Candidate",
    "Change",
    "Fail",
    "Market",
    "Match",
    "NearMiss",
    "Occupation",
    "Opening",
    "Terms",
    "Unlock",
    "Why",
    "applied",
    "for_opening",
    "match",
    "plain",
    "why",
]

_COMPILED = {"match": "many", **dict.fromkeys(("Market", "for_opening", "why"), "market")}


def __getattr__(name: str) -> Any:
    if name not in _COMPILED:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_COMPILED[name]}"), name)

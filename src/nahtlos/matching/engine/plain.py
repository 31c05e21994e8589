"""The answers of a market pair by pair, without compiled code: for the few hundred openings of a region.

A request of a web server must not wait for a compiler; `Market` is for many persons or many openings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from nahtlos.matching.engine.answers import Unlock, Why, because
from nahtlos.matching.engine.changes import Change
from nahtlos.matching.engine.rules import Fail, fails, terms, weight
from nahtlos.matching.engine.unlocking import WIDER, unlocks
from nahtlos.matching.engine.values import Candidate, Opening

Pair = tuple[Candidate, Opening]


@dataclass(frozen=True, slots=True)
class Plain:
    """All about some pairs: how many fit, those that suit best, and those one change away."""

    fitting: int
    fits: tuple[Why, ...]
    near: tuple[Why, ...]
    opened: Counter[Change]

    def unlocks(self, candidate: Candidate) -> tuple[Unlock, ...]:
        """Where all pairs are of one candidate: which change opens how many openings more."""
        return unlocks(candidate, self.opened)


def weights(openings: Sequence[Opening]) -> Mapping[str, float]:
    """What each skill weighs among these openings."""
    naming = Counter(skill for one in openings for skill in one.essential | one.optional)
    return {skill: weight(len(openings), many) for skill, many in naming.items()}


def about(pairs: Iterable[Pair], weighing: Mapping[str, float], top: int = 20) -> Plain:
    """Fits and near misses among these pairs, best first, with the reasons."""
    fitting: list[Why] = []
    near: list[Why] = []
    opened: Counter[Change] = Counter()
    for candidate, opening in pairs:
        found = fails(candidate, opening)
        if not found:
            fitting.append(_why(candidate, opening, found, weighing))
        elif (change := one_change(candidate, found)) is not None:
            opened[change] += 1
            near.append(_why(candidate, opening, found, weighing))
    return Plain(len(fitting), _best(fitting, top), _best(near, top), opened)


def one_change(candidate: Candidate, found: Sequence[Fail]) -> Change | None:
    """The only change that is missing; a reach may at most double."""
    if len(found) > 1 or len(found[0].changes) > 1:
        return None
    [change] = found[0].changes
    far = found[0].needs if found[0].condition == "distance" else 0.0
    return change if far <= WIDER * candidate.reach_km else None


def _why(
    candidate: Candidate, opening: Opening, found: tuple[Fail, ...], weighing: Mapping[str, float]
) -> Why:
    parts = terms(candidate, opening, weighing)
    return Why(candidate.id, opening.id, found, parts, because(candidate, opening))


def _best(found: list[Why], top: int) -> tuple[Why, ...]:
    best = nsmallest(top, found, key=lambda one: (-one.would_score, one.opening, one.candidate))
    return tuple(best)

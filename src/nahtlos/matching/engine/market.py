"""All openings that there are, and what they are for one person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest
from typing import Self

from nahtlos.matching.engine.answers import Match, NearMiss, Unlock, Why, because
from nahtlos.matching.engine.rules import Fail, fails, terms, weight
from nahtlos.matching.engine.unlocking import only, unlocks
from nahtlos.matching.engine.values import Candidate, Opening


class Market:
    """Openings by id, and what each skill weighs among all of them."""

    def __init__(self, openings: Iterable[Opening] = ()) -> None:
        self._openings: dict[str, Opening] = {}
        self._naming: Counter[str] = Counter()
        for one in openings:
            self.put(one)

    def __len__(self) -> int:
        return len(self._openings)

    def __iter__(self) -> Iterator[Opening]:
        return iter(self._openings.values())

    def __getitem__(self, id_: str) -> Opening:
        return self._openings[id_]

    def put(self, opening: Opening) -> Self:
        """Add an opening, or put it in the place of the one with the same id."""
        self.drop(opening.id)
        self._openings[opening.id] = opening
        self._naming.update(opening.essential | opening.optional)
        return self

    def drop(self, id_: str) -> Self:
        """Take an opening out, if it is there."""
        gone = self._openings.pop(id_, None)
        if gone is not None:
            self._naming.subtract(gone.essential | gone.optional)
        return self

    def weights(self, opening: Opening) -> Mapping[str, float]:
        """What the skills of an opening weigh."""
        named = opening.essential | opening.optional
        return {one: weight(max(1, len(self)), max(1, self._naming[one])) for one in named}

    def matches(self, candidate: Candidate, top: int = 20) -> tuple[Match, ...]:
        """The openings that suit best, with reasons."""
        found = (self.match(candidate, one) for one in self if not fails(candidate, one))
        return tuple(nsmallest(top, found, key=lambda one: (-one.score, one.opening)))

    def near(self, candidate: Candidate, top: int = 20) -> tuple[NearMiss, ...]:
        """Openings that one change would unlock, those that would suit best first."""
        found = (
            NearMiss(one.id, fail, (parts := terms(candidate, one, self.weights(one))).score, parts)
            for one, fail in self._misses(candidate)
        )
        return tuple(nsmallest(top, found, key=lambda one: (-one.would_score, one.opening)))

    def unlocks(self, candidate: Candidate) -> tuple[Unlock, ...]:
        """Each single change, and how many more openings it makes fit; most first."""
        return unlocks(candidate, (fail.changes[0] for _, fail in self._misses(candidate)))

    def _misses(self, candidate: Candidate) -> Iterator[tuple[Opening, Fail]]:
        for one in self:
            if (fail := only(candidate, one)) is not None:
                yield one, fail

    def match(self, candidate: Candidate, opening: Opening) -> Match:
        """A pair that fits, with reasons."""
        parts = terms(candidate, opening, self.weights(opening))
        return Match(candidate.id, opening.id, parts.score, parts, because(candidate, opening))


def why(candidate: Candidate, opening: Opening, market: Market) -> Why:
    """Whether a pair fits, every condition that does not hold, and the score it has or would have."""
    return explained(candidate, opening, market.weights(opening))


def explained(candidate: Candidate, opening: Opening, weights: Mapping[str, float]) -> Why:
    """The same, where the weights of the skills are known already."""
    parts = terms(candidate, opening, weights)
    reasons = because(candidate, opening)
    return Why(candidate.id, opening.id, fails(candidate, opening), parts, reasons)


def for_opening(
    opening: Opening, candidates: Iterable[Candidate], market: Market, top: int = 20
) -> tuple[Match, ...]:
    """The candidates who suit an opening best, with reasons."""
    found = (market.match(one, opening) for one in candidates if not fails(one, opening))
    return tuple(nsmallest(top, found, key=lambda one: (-one.score, one.candidate)))

"""All openings that there are, and what they are for one person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import Self

import numpy as np
import pyarrow as pa

from nahtlos.matching.engine.answers import Answer, Match, NearMiss, Unlock, Why, because
from nahtlos.matching.engine.changes import Change
from nahtlos.matching.engine.encoding import meaning
from nahtlos.matching.engine.encoding import openings as encoded
from nahtlos.matching.engine.rules import Terms, fails, terms, weight
from nahtlos.matching.engine.shelves import Get, Shelf, joined, loose, shelf
from nahtlos.matching.engine.single import Words
from nahtlos.matching.engine.surveying import Scored, Seen, best, missing, survey
from nahtlos.matching.engine.tables import OPENINGS, table, values
from nahtlos.matching.engine.unlocking import unlocks
from nahtlos.matching.engine.values import Candidate, Opening

LOOSE = 2048
"""So many new openings lie as they came, before they are put in order."""


class Market:
    """Openings by id. Weights of skills, matches and near misses follow every change at once."""

    def __init__(self, openings: Iterable[Opening] = ()) -> None:
        found = {one.id: one for one in openings}
        rows = tuple(found.values())
        self.fill(table(rows, OPENINGS), lambda at: [rows[row] for row in at.tolist()])

    @classmethod
    def of_table(cls, found: pa.Table) -> Self:
        """A market of a table with different ids, whose openings are made into values when needed."""
        market = cls()
        whole = found.select(OPENINGS.names).combine_chunks()
        market.fill(whole, lambda at: values(whole.take(pa.array(at))))
        return market

    def fill(self, found: pa.Table, get: Get) -> None:
        """Start anew with these openings; `get` makes values of rows."""
        known = meaning(found)
        self._words = Words(known, known.naming.tolist())
        self._words.openings = len(found)
        first, along = shelf(encoded(found, known), get)
        ids = found["id"].take(pa.array(along)).to_pylist()
        self._at: dict[str, tuple[Shelf, int]] = {id_: (first, at) for at, id_ in enumerate(ids)}
        self._shelves = [first]
        self._fresh: list[Opening] = []
        self._loose: Shelf | None = None

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[Opening]:
        for one in self._all():
            yield from one.get(np.flatnonzero(one.alive))

    def __getitem__(self, id_: str) -> Opening:
        one, row = self._at[id_]
        return one.get(np.array([row]))[0]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._at

    def _all(self) -> Iterator[Shelf]:
        yield from self._shelves
        if self._loose is not None:
            yield self._loose

    def put(self, opening: Opening) -> Self:
        """Add an opening, or put it in the place of the one with the same id."""
        self.drop(opening.id)
        self._words.count(opening, 1)
        row = self._words.opening(opening)
        self._fresh.append(opening)
        old, fresh = self._loose, self._fresh
        columns = row if old is None else joined(old.columns, row)
        alive = np.append(old.alive, True) if old is not None else np.ones(1, np.bool_)
        self._loose = loose(columns, alive, lambda at: [fresh[one] for one in at.tolist()])
        for at, one in enumerate(fresh):
            if alive[at]:
                self._at[one.id] = self._loose, at
        if len(fresh) >= LOOSE:
            self._tidy()
        return self

    def _tidy(self) -> None:
        """Put what came lately in order."""
        if self._loose is None:
            return
        new, along = shelf(self._loose.columns, self._loose.get)
        new.alive[:] = self._loose.alive[along]
        for at, row in enumerate(along.tolist()):
            if new.alive[at]:
                self._at[self._fresh[row].id] = new, at
        self._shelves.append(new)
        self._fresh, self._loose = [], None

    def drop(self, id_: str) -> Self:
        """Take an opening out, if it is there."""
        if id_ in self._at:
            self._words.count(self[id_], -1)
            one, row = self._at.pop(id_)
            one.alive[row] = False
        return self

    def weights(self, opening: Opening) -> Mapping[str, float]:
        """What the skills of an opening weigh."""
        named, words = opening.essential | opening.optional, self._words
        naming = {
            one: words.naming[words.skills[one]] if one in words.skills else 0 for one in named
        }
        return {one: weight(max(1, len(self)), max(1, many)) for one, many in naming.items()}

    def about(self, candidate: Candidate, top: int = 20) -> Answer:
        """Matches, near misses and what changes unlock, from one look at all openings."""
        seen = self._seen(candidate, top)
        fit, nearly = best(seen, (0, 1), self._words, top)
        return Answer(
            self._matches(candidate, fit, top),
            self._near(candidate, nearly, top),
            self._unlocks(candidate, seen),
        )

    def matches(self, candidate: Candidate, top: int = 20) -> tuple[Match, ...]:
        """The openings that suit best, with reasons."""
        (fit,) = best(self._seen(candidate, top), (0,), self._words, top)
        return self._matches(candidate, fit, top)

    def near(self, candidate: Candidate, top: int = 20) -> tuple[NearMiss, ...]:
        """Openings that one change would unlock, those that would suit best first."""
        (nearly,) = best(self._seen(candidate, top), (1,), self._words, top)
        return self._near(candidate, nearly, top)

    def unlocks(self, candidate: Candidate) -> tuple[Unlock, ...]:
        """Each single change, and how many more openings it makes fit; most first."""
        return self._unlocks(candidate, self._seen(candidate, 1))

    def _unlocks(self, candidate: Candidate, seen: tuple[Seen, ...]) -> tuple[Unlock, ...]:
        counts: Counter[Change] = Counter()
        for one in seen:
            counts.update(missing(candidate, self._words, one))
        return unlocks(candidate, counts)

    def _seen(self, candidate: Candidate, top: int) -> tuple[Seen, ...]:
        return tuple(survey(candidate, self._words, one, top) for one in self._all())

    def _matches(self, candidate: Candidate, fit: Sequence[Scored], top: int) -> tuple[Match, ...]:
        first = nsmallest(top, fit, key=lambda one: (-one[1].score, one[0].id))
        return tuple(_match(candidate, opening, parts) for opening, parts in first)

    def _near(
        self, candidate: Candidate, nearly: Sequence[Scored], top: int
    ) -> tuple[NearMiss, ...]:
        first = nsmallest(top, nearly, key=lambda one: (-one[1].score, one[0].id))
        return tuple(
            NearMiss(opening.id, fails(candidate, opening)[0], parts.score, parts)
            for opening, parts in first
        )

    def match(self, candidate: Candidate, opening: Opening) -> Match:
        """A pair that fits, with reasons."""
        return _match(candidate, opening, terms(candidate, opening, self.weights(opening)))


def _match(candidate: Candidate, opening: Opening, parts: Terms) -> Match:
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

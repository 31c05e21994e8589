"""All openings that there are, and what they are for one person."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest
from typing import Self

import numpy as np
import pyarrow as pa

from nahtlos.matching.engine.answers import Answer, Match, NearMiss, Unlock, Why, because
from nahtlos.matching.engine.encoding import meaning
from nahtlos.matching.engine.encoding import openings as encoded
from nahtlos.matching.engine.reasons import matches, near
from nahtlos.matching.engine.rules import fails, terms, weight
from nahtlos.matching.engine.shelves import Get, Shelf, joined, loose, shelf
from nahtlos.matching.engine.single import Words
from nahtlos.matching.engine.surveying import Seen, best, look, missing
from nahtlos.matching.engine.tables import OPENINGS, table, values
from nahtlos.matching.engine.unlocking import counted
from nahtlos.matching.engine.values import Candidate, Opening

LOOSE = 2048
"""So many new openings lie as they came, before they are put in order."""
MOST = 1 << 32
"""More rows than a shelf can have."""


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
        ids = found["id"].to_numpy(zero_copy_only=False)
        first, _along = shelf(encoded(found, known), ids, get)
        self._at: dict[str, int] = dict(zip(first.ids.tolist(), range(len(ids)), strict=True))
        self._shelves = [first]
        self._fresh: list[Opening] = []
        self._loose: Shelf | None = None

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[Opening]:
        for one in self._all():
            yield from one.get(np.flatnonzero(one.alive))

    def __getitem__(self, id_: str) -> Opening:
        one, row = self._place(self._at[id_])
        return one.get(np.array([row]))[0]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._at

    def _all(self) -> list[Shelf]:
        return [*self._shelves, *([] if self._loose is None else [self._loose])]

    def _place(self, at: int) -> tuple[Shelf, int]:
        """The shelf and the row that a number stands for: objects for a million would be dear."""
        number, row = divmod(at, MOST)
        return self._all()[number], row

    def put(self, opening: Opening) -> Self:
        """Add an opening, or put it in the place of the one with the same id."""
        self.drop(opening.id)
        self._words.count(opening, 1)
        row = self._words.opening(opening)
        old, fresh, id_ = self._loose, self._fresh, np.array([opening.id], object)
        self._at[opening.id] = len(self._shelves) * MOST + len(fresh)
        fresh.append(opening)
        columns = row if old is None else joined(old.columns, row)
        alive = np.append(old.alive, True) if old is not None else np.ones(1, np.bool_)
        ids = np.append(old.ids, id_) if old is not None else id_
        self._loose = loose(columns, ids, alive, lambda at: [fresh[one] for one in at.tolist()])
        if len(fresh) >= LOOSE:
            self._tidy()
        return self

    def _tidy(self) -> None:
        """Put what came lately in order."""
        if self._loose is None:
            return
        new, along = shelf(self._loose.columns, self._loose.ids, self._loose.get)
        new.alive[:] = self._loose.alive[along]
        for at, id_ in enumerate(new.ids.tolist()):
            if new.alive[at]:
                self._at[id_] = len(self._shelves) * MOST + at
        self._shelves.append(new)
        self._fresh, self._loose = [], None

    def drop(self, id_: str) -> Self:
        """Take an opening out, if it is there."""
        if id_ in self._at:
            self._words.count(self[id_], -1)
            one, row = self._place(self._at.pop(id_))
            one.alive[row] = False
        return self

    def weights(self, opening: Opening) -> Mapping[str, float]:
        """What the skills of an opening weigh."""
        named, words = opening.essential | opening.optional, self._words
        codes = words.skills.codes
        naming = {one: words.naming[codes[one]] if one in codes else 0 for one in named}
        return {one: weight(max(1, len(self)), max(1, many)) for one, many in naming.items()}

    def about(self, candidate: Candidate, top: int = 20) -> Answer:
        """Matches, near misses and what changes unlock, from one look at all openings."""
        seen, words = self._seen(candidate, top), self._words
        return Answer(
            matches(candidate, best(seen, 0, top), words),
            near(candidate, best(seen, 1, top), words),
            counted(candidate, missing(seen, words)),
        )

    def matches(self, candidate: Candidate, top: int = 20) -> tuple[Match, ...]:
        """The openings that suit best, with reasons."""
        return matches(candidate, best(self._seen(candidate, top), 0, top), self._words)

    def near(self, candidate: Candidate, top: int = 20) -> tuple[NearMiss, ...]:
        """Openings that one change would unlock, those that would suit best first."""
        return near(candidate, best(self._seen(candidate, top), 1, top), self._words)

    def unlocks(self, candidate: Candidate) -> tuple[Unlock, ...]:
        """Each single change, and how many more openings it makes fit; most first."""
        return counted(candidate, missing(self._seen(candidate, 1), self._words))

    def _seen(self, candidate: Candidate, top: int) -> list[Seen]:
        return look(self._words.candidate(candidate), self._words, self._all(), top)

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

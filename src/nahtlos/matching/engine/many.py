"""Both sides at once, for values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from nahtlos.matching.engine.answers import Match
from nahtlos.matching.engine.bulk import Best, Matched, matched
from nahtlos.matching.engine.rules import Terms
from nahtlos.matching.engine.tables import CANDIDATES, OPENINGS, table
from nahtlos.matching.engine.values import Candidate, Opening

Both = tuple[tuple[Match, ...], tuple[Match, ...]]


def match(candidates: Iterable[Candidate], openings: Iterable[Opening], top: int = 20) -> Both:
    """For each candidate the best openings, and for each opening the best candidates, without reasons."""
    people, offered = tuple(candidates), tuple(openings)
    ids = tuple(one.id for one in people), tuple(one.id for one in offered)
    for twice in (id_ for side in ids for id_, many in Counter(side).items() if many > 1):
        raise ValueError(f"{twice}: stands there twice")
    found = matched(table(people, CANDIDATES), table(offered, OPENINGS), top)
    ours = tuple(_told(found, found.by_candidate, ids, turned=False))
    return ours, tuple(_told(found, found.by_opening, ids, turned=True))


def _told(
    found: Matched, best: Best, ids: tuple[Sequence[str], Sequence[str]], *, turned: bool
) -> Iterator[Match]:
    from_, place = np.nonzero(best.rows >= 0)
    pairs = np.c_[from_, best.rows[from_, place]]
    pairs = pairs[:, ::-1].copy() if turned else pairs
    scores, terms = best.scores[from_, place], found.terms(pairs)
    for (i, j), score, parts in zip(pairs.tolist(), scores.tolist(), terms.tolist(), strict=True):
        yield Match(ids[0][i], ids[1][j], score, Terms(*parts))

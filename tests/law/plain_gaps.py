"""The gap finder a second time, one description after the other: plain, and slow where persons differ."""

from collections.abc import Iterator, Sequence

from nahtlos.law.engine.gaps import Group, Term


def gaps(
    terms: Sequence[Term],
    lacking: int,
    *,
    most_terms: int = 3,
    least: int = 3,
) -> tuple[Group, ...]:
    """The groups that together hold as many lacking persons as can be described, largest first.

    No group has a term too many; each holds at least `least` persons that no group before it holds.
    Of equally large ones the shorter description comes first, then the one with earlier terms.
    """
    found = sorted(
        _pure(terms, lacking, most_terms, least), key=lambda g: (-g.size, len(g.terms), g.terms)
    )
    chosen: list[Group] = []
    covered = 0
    while found:
        best = min(
            found, key=lambda g: (-(g.persons & ~covered).bit_count(), len(g.terms), g.terms)
        )
        new = (best.persons & ~covered).bit_count()
        if new < least:
            break
        chosen.append(Group(best.terms, best.persons, new))
        covered |= best.persons
        found = [one for one in found if (one.persons & ~covered).bit_count() >= least]
    return tuple(sorted(chosen, key=lambda g: (-g.size, len(g.terms), g.terms)))


def _pure(terms: Sequence[Term], lacking: int, most_terms: int, least: int) -> Iterator[Group]:
    """Every description without a term too many that fits lacking persons only, and enough of them."""
    described: set[int] = set()
    level: list[tuple[tuple[int, ...], int, frozenset[str]]] = [((), -1, frozenset())]
    for _ in range(most_terms):
        # Of those that hold the same persons the first is the one that is told.
        pure: dict[int, Group] = {}
        grown: list[tuple[tuple[int, ...], int, frozenset[str]]] = []
        for places, fits, facts in level:
            for i in range(places[-1] + 1 if places else 0, len(terms)):
                both = fits & terms[i].fits
                if terms[i].fact in facts or both == fits or (both & lacking).bit_count() < least:
                    continue
                if both & ~lacking:
                    grown.append(((*places, i), both, facts | {terms[i].fact}))
                elif both not in described:
                    pure.setdefault(both, Group((*places, i), both, 0))
        yield from pure.values()
        described |= pure.keys()
        level = grown

"""How it stands with many persons at once: who fits any opening, and who stands among the first."""

from collections.abc import Mapping, Sequence
from heapq import nsmallest

from nahtlos.matching.engine.plain import weights
from nahtlos.matching.engine.rules import RULES, terms
from nahtlos.matching.engine.values import Candidate, Opening

NONE, FITS, PROPOSED = "none", "fits", "proposed"
ByKind = Mapping[str, Candidate]
"""One person as a candidate for each kind of opening, since the law treats them differently."""


def fits(candidate: Candidate, opening: Opening) -> bool:
    """Whether every condition holds; nothing is asked after the first that does not."""
    return not any(next(rule(candidate, opening), None) for rule in RULES)


def standings(
    desks: Sequence[Sequence[ByKind]], openings: Sequence[Opening], top: int
) -> dict[str, str]:
    """By id: fits no opening, fits one, or is among the first `top` of an opening at their own desk.

    A desk is all those whom one institution accompanies: its page shows nobody else. It is the order
    of `plain.about`; what somebody scored is forgotten here.
    """
    weighing, found = weights(openings), dict[str, str]()
    for desk in desks:
        found |= {one.id: NONE for by_kind in desk for one in by_kind.values()}
    for opening in openings:
        for desk in desks:
            fit = [one for by_kind in desk if fits(one := by_kind[opening.kind], opening)]
            found |= {one.id: FITS for one in fit if found[one.id] == NONE}
            found |= {one.id: PROPOSED for one in _first(fit, opening, weighing, top)}
    return found


def _first(
    fit: list[Candidate], opening: Opening, weighing: Mapping[str, float], top: int
) -> list[Candidate]:
    if len(fit) <= top:
        return fit
    return nsmallest(top, fit, key=lambda one: (-terms(one, opening, weighing).score, one.id))

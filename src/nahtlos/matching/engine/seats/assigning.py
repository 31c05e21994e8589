"""Seats with the most total score, and floors for groups with their price."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy

from nahtlos.matching.engine.seats.auction import auction
from nahtlos.matching.engine.seats.flow import flow
from nahtlos.matching.engine.seats.market import Edges, Seated, total

Row = npt.NDArray[Any]
SMALL, ROUNDS, HIGHEST, ENOUGH, GOOD = 5_000, 24, 4.0, 1e-3, 5e-4
"""So few edges are solved exactly; so many cuts are made at most; the highest price of a floor."""


@dataclass(frozen=True)
class Floor:
    """At least this share of all who are placed shall be of a group."""

    group: str
    share: float
    members: Row


@dataclass(frozen=True, eq=False)
class Assignment:
    """Who takes which edge. `free` is the total without floors; what floors cost is the difference."""

    seated: Seated
    free: Seated
    placed: Mapping[str, int]

    @property
    def price(self) -> float:
        """What the floors cost, in score."""
        return max(0.0, self.free.total - self.seated.total)

    def free_share(self, floor: Floor) -> float:
        """The share that the group has without floors."""
        has = self.free.taken >= 0
        return float(np.count_nonzero(floor.members & has)) / max(1, self.free.placed)


class NeverMet(ValueError):
    """No way was found to seat so many of a group."""


def assign(of: Edges, floors: tuple[Floor, ...] = ()) -> Assignment:
    """The most total score with seats respected, and with the floors if there are any."""
    free = best(of)
    seated = (
        free
        if not floors or _slack(of, free.taken, floors).min() >= 0
        else _floored(of, floors, free)
    )
    counts = {one.group: int(np.count_nonzero(one.members & (seated.taken >= 0))) for one in floors}
    return Assignment(seated, free, counts)


def best(of: Edges) -> Seated:
    """By auction; by flow where it is small, where bids run away or prove too little."""
    if len(of.to) <= SMALL:
        return flow(of)
    found = auction(of)
    return found if found is not None and found.gap <= GOOD else flow(of)


def _slack(of: Edges, taken: Row, floors: tuple[Floor, ...]) -> Row:
    """By how many persons each floor is exceeded."""
    has = taken >= 0
    return np.array([np.count_nonzero(one.members & has) - one.share * has.sum() for one in floors])


def _floored(of: Edges, floors: tuple[Floor, ...], free: Seated) -> Seated:
    """Cuts in the space of the floors' prices (Kelley 1960): each auction at some prices is one cut."""
    gain = np.array([one.members - one.share for one in floors])
    cuts = [(free.total, _slack(of, free.taken, floors))]
    bound, feasible = free.bound, None
    for turn in range(ROUNDS):
        prices = _prices(cuts, len(floors), turn)
        shifted = of.score + (prices @ gain)[of.person]
        found = best(replace(of, score=shifted))
        slack, worth = _slack(of, found.taken, floors), total(of, found.taken)
        bound = min(bound, found.bound)
        cuts.append((worth, slack))
        if slack.min() >= 0 and (feasible is None or worth > feasible.total):
            feasible = Seated(found.taken, worth, bound, exact=False)
        if feasible is not None and bound - feasible.total <= ENOUGH * bound:
            break
    if feasible is None:
        raise NeverMet(", ".join(f"{one.group}={one.share:g}" for one in floors))
    return replace(feasible, bound=bound)


def _prices(cuts: list[tuple[float, Row]], many: int, turn: int) -> Row:
    """The prices at which all cuts together promise least; every other time a little more."""
    rows = np.array([[*slack, -1.0] for _, slack in cuts])
    limits = np.array([-worth for worth, _ in cuts])
    spans = [*[(0.0, HIGHEST)] * many, (None, None)]
    found = scipy.optimize.linprog(
        np.r_[np.zeros(many), 1.0], A_ub=rows, b_ub=limits, bounds=spans, method="highs"
    )
    prices: Row = np.asarray(found.x[:many])
    return prices * (1.02 if turn % 2 else 1.0)

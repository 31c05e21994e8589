"""Persons bid for seats (Bertsekas 1988): quick, and the prices prove how near the best it is.

Whoever has no seat bids for what is worth most at the prices of the moment, so much that it is no better
than the next best, and a little (`step`) more. An opening keeps its highest bids; its price is the lowest
of them once it is full, nothing before. In the end nobody could do better by more than the step.
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.seats.market import Edges, Seated, total

Row = npt.NDArray[Any]
STEP = 4e-4
NEVER, MOST_BIDS = 1e300, 60
"""The price where there is no seat; bids for each person; a war of bids beyond that is left to the flow."""


def auction(of: Edges, step: float = STEP, most: int = MOST_BIDS) -> Seated | None:
    """Seats by auction, or None if bids ran away."""
    taken = np.full(of.persons, -1, np.int64)
    price = np.where(of.seats > 0, 0.0, NEVER)
    if not _run(
        of.begin, of.to, of.score, of.seats, (step, most * of.persons + 1000), taken, price
    ):
        return None
    bound = _bound(of.begin, of.to, of.score, of.seats, price)
    return Seated(taken, total(of, taken), bound, exact=False)


@compiled
def _run(
    begin: Row, to: Row, score: Row, seats: Row, limits: tuple[float, int], taken: Row, price: Row
) -> bool:
    """Bid until nobody wants to any more."""
    persons, step, bids = len(begin) - 1, limits[0], 0
    first = np.zeros(len(seats) + 1, np.int64)
    first[1:] = np.cumsum(seats)
    held = np.zeros(len(seats), np.int64)
    edge_at, bid_at = np.empty(first[-1], np.int64), np.empty(first[-1], np.float64)
    owner_at = np.empty(first[-1], np.int64)
    line, waiting = np.arange(persons), persons
    while waiting:
        waiting -= 1
        person = line[waiting]
        edge, best, next_ = _wish(begin, to, score, person, price)
        if best <= 0:
            continue
        bids += 1
        if bids > limits[1]:
            return False
        j = to[edge]
        bid = price[j] + best - next_ + step
        low, many = first[j], held[j]
        if many == seats[j]:
            taken[owner_at[low]] = -1
            line[waiting] = owner_at[low]
            waiting += 1
            at = _sink(bid_at, owner_at, edge_at, low, many, bid)
        else:
            at = _rise(bid_at, owner_at, edge_at, low, many, bid)
            held[j] = many + 1
        bid_at[at], owner_at[at], edge_at[at] = bid, person, edge
        taken[person] = edge
        if held[j] == seats[j]:
            price[j] = bid_at[low]
    return True


@compiled
def _wish(begin: Row, to: Row, score: Row, person: int, price: Row) -> tuple[int, float, float]:
    """The edge that is worth most at these prices, its worth, and that of the next best, or nothing.

    The scores of a person come highest first and prices are not negative, so that it may stop early.
    """
    edge, best, next_ = -1, 0.0, 0.0
    for at in range(begin[person], begin[person + 1]):
        if score[at] <= next_:
            break
        worth = score[at] - price[to[at]]
        if worth > best:
            edge, best, next_ = at, worth, best
        elif worth > next_:
            next_ = worth
    return edge, best, next_


@compiled
def _sink(bid_at: Row, owner_at: Row, edge_at: Row, low: int, many: int, bid: float) -> int:
    """Take the lowest bid off the heap and make room for another; its place."""
    at = 0
    while True:
        child = 2 * at + 1
        if child >= many:
            break
        if child + 1 < many and bid_at[low + child + 1] < bid_at[low + child]:
            child += 1
        if bid_at[low + child] >= bid:
            break
        bid_at[low + at], owner_at[low + at] = bid_at[low + child], owner_at[low + child]
        edge_at[low + at] = edge_at[low + child]
        at = child
    return low + at


@compiled
def _rise(bid_at: Row, owner_at: Row, edge_at: Row, low: int, many: int, bid: float) -> int:
    """Make room for one bid more; its place."""
    at = many
    while at > 0 and bid_at[low + (at - 1) // 2] > bid:
        parent = (at - 1) // 2
        bid_at[low + at], owner_at[low + at] = bid_at[low + parent], owner_at[low + parent]
        edge_at[low + at] = edge_at[low + parent]
        at = parent
    return low + at


@compiled
def _bound(begin: Row, to: Row, score: Row, seats: Row, price: Row) -> float:
    """What nobody can exceed: all seats at their prices, and what each person would have left at best."""
    found = 0.0
    for j in range(len(seats)):
        if seats[j]:
            found += seats[j] * price[j]
    for person in range(len(begin) - 1):
        found += _wish(begin, to, score, person, price)[1]
    return found * (1 + 1e-12)


def fits(of: Edges, taken: Row) -> bool:
    """Whether nobody has a seat of somebody else, and no opening more than it has."""
    some = np.flatnonzero(taken >= 0)
    own = (of.begin[some] <= taken[some]) & (taken[some] < of.begin[some + 1])
    used = np.bincount(of.to[taken[some]], minlength=len(of.seats))
    return bool(np.all(own)) and bool(np.all(used <= of.seats)) and math.isfinite(total(of, taken))

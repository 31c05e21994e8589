"""Dice that fall the same way on every machine: SplitMix64 over a one-element column."""

import numpy as np

from nahtlos.days.engine.search.compiled import compiled
from nahtlos.days.engine.search.ground import Row

STEP, FIRST, SECOND = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)
A, B, C, TOP = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)


def dice(seed: int) -> Row:
    """Dice that begin at a seed."""
    return np.array([seed & (2**64 - 1)], np.uint64)


@compiled
def share(dice: Row) -> float:
    """A number from 0 to below 1."""
    dice[0] += STEP
    found = dice[0]
    found = (found ^ (found >> A)) * FIRST
    found = (found ^ (found >> B)) * SECOND
    return float((found ^ (found >> C)) >> TOP) * 2.0**-53


@compiled
def below(dice: Row, bound: int) -> int:
    """A whole number from 0 to below the bound."""
    return int(share(dice) * bound)


@compiled
def shuffle(dice: Row, row: Row, count: int) -> None:
    """Bring the first entries of a row into any order."""
    for at in range(count - 1, 0, -1):
        other = below(dice, at + 1)
        row[at], row[other] = row[other], row[at]

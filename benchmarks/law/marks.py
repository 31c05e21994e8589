"""From plain columns, where a mark stands for not known, to the classes of the engine: one pass each."""

import numpy as np
from numba import njit

from benchmarks.law.raw import Column, entry
from nahtlos.law.engine.classes import Classes, Dates, Named, Numbers

BLOCK = 2048


@njit(cache=True, nogil=True)
def _signed(marks: Column, no: int, yes: int, unknown: int, row: Column) -> None:
    for i in range(len(row)):
        mark = marks[i]
        found = yes if mark > 0 else no
        row[i] = unknown if mark == 0 else found


@njit(cache=True, nogil=True)
def _coded(codes: Column, classes: Column, row: Column) -> None:
    for i in range(len(row)):
        row[i] = classes[codes[i]]


@njit(cache=True, nogil=True)
def _number(numbers: Column, bounds: Column, unknown: int, row: Column) -> None:
    for low in range(0, len(row), BLOCK):
        high = min(low + BLOCK, len(row))
        _block(numbers[low:high], bounds, unknown, row[low:high])


@njit(cache=True, nogil=True)
def _block(numbers: Column, bounds: Column, unknown: int, row: Column) -> None:
    one = row.dtype.type(1)
    for i in range(len(row)):
        row[i] = unknown if np.isnan(numbers[i]) else one
    for b in range(len(bounds)):
        bound, found = bounds[b], row.dtype.type(1 << (b + 1))
        for i in range(len(row)):
            before = row[i]
            row[i] = found if numbers[i] >= bound else before


def put(fact: str, classes: Classes, column: Column, row: Column) -> None:
    """Write the classes of a plain column as bits; no rule that is compared asks for a date."""
    unknown = row.dtype.type((1 << len(classes.values)) - 1)
    match classes:
        case Named() if entry(fact).choices:
            bits = [1 << classes.of(choice.value) for choice in entry(fact).choices]
            _coded(column, np.array([unknown, *bits], row.dtype), row)
        case Named():
            no, yes = (row.dtype.type(1 << classes.of(value)) for value in (False, True))
            _signed(column, no, yes, unknown, row)
        case Numbers(cuts=cuts):
            _number(column, np.array([_bound(*cut) for cut in cuts], np.float32), unknown, row)
        case Dates():
            raise ValueError(fact)


def _bound(value: float, side: int) -> np.float32:
    """The least number from the cut on, as exact as the columns are."""
    bound = np.float32(value)
    return np.nextafter(bound, np.float32(np.inf)) if side else bound

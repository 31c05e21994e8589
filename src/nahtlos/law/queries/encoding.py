"""From what is known of many persons to the classes that each fact may be in."""

import numpy as np
import numpy.typing as npt

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.engine.classes import Classes, Dates, Named, Numbers
from nahtlos.law.engine.columns import Columns, Program
from nahtlos.law.engine.frame import Frame
from nahtlos.law.translate.many import Many, days
from nahtlos.law.translate.table import Column
from nahtlos.law.translate.values import LEVELS

Masks = npt.NDArray[np.uint64]
JUST_ABOVE = np.inf


def encode(many: Many, frame: Frame, program: Program, catalogue: Catalogue) -> Columns:
    """The columns of every fact that the law asks about."""
    columns = program.unknown(len(many.ran_out))
    for fact, place in frame.place.items():
        column = many.facts.get(fact)
        if column is not None and column.known.any():
            row = columns.row(place)
            masks = np.uint64(1) << _classes(frame.classes[place], column)
            row[:] = np.where(column.known, masks.astype(row.dtype), row)
    _among_its_group(many, frame, columns, catalogue)
    return columns


def _classes(classes: Classes, column: Column) -> Masks:
    match classes:
        case Named():
            return _named(classes, column)
        case Numbers(cuts=cuts):
            return _numbers(cuts, column)
        case Dates(last=last):
            ends = np.array([days(day) for day in last], np.int64)
            return np.searchsorted(ends, column.data.astype(np.int64), side="left").astype(
                np.uint64
            )


def _named(classes: Named, column: Column) -> Masks:
    if not column.values:
        both = np.array([classes.of(value=False), classes.of(value=True)], np.uint64)
        return both[column.data.astype(np.int64)]
    places = np.array([classes.of(value) for value in column.values], np.uint64)
    return places[column.data.astype(np.int64)]


def _numbers(cuts: tuple[tuple[float, int], ...], column: Column) -> Masks:
    numbers = column.data
    if column.values:  # levels stand there as words
        levels = np.array([LEVELS.index(value) for value in column.values], np.int64)
        numbers = levels[column.data.astype(np.int64)]
    found = np.zeros(len(numbers), np.uint64)
    for bound, side in cuts:
        found += ((numbers >= bound) if side == 0 else (numbers > bound)).astype(np.uint64)
    return found


def _among_its_group(many: Many, frame: Frame, columns: Columns, catalogue: Catalogue) -> None:
    """Where only the group of the status is known, the status is one of the group."""
    status, group = many.facts["status"], many.facts.get("status_group")
    place = frame.place.get("status")
    if group is None or place is None:
        return
    members = catalogue.shared.groups
    masks = np.array(
        [
            sum({1 << frame.classes[place].of(one) for one in members.get(value, ())})
            for value in group.values
        ]
        or [0],
        np.uint64,
    )
    only = group.known & ~status.known
    row = columns.row(place)
    row[:] = np.where(only, masks[group.data.astype(np.int64)].astype(row.dtype), row)

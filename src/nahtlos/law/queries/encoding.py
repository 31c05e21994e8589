"""From what is known of many persons to the classes that each fact may be in."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.engine.classes import Classes, Dates, Named, Numbers
from nahtlos.law.engine.columns import Columns, Machine
from nahtlos.law.engine.frame import Frame
from nahtlos.law.translate.columns import Column
from nahtlos.law.translate.many import Many, days
from nahtlos.law.translate.values import LEVELS


def encode(many: Many, frame: Frame, columns: Columns, catalogue: Catalogue) -> None:
    """Fill the columns of every fact that the law asks about."""
    for fact, place in frame.place.items():
        column = many.facts.get(fact)
        if column is None:
            columns.forget(place)
        else:
            _put(column, frame.classes[place], columns.row(place), columns.machine)
    _among_its_group(many, frame, columns, catalogue)


def _put(column: Column, classes: Classes, row: npt.NDArray[Any], machine: Machine) -> None:
    """Write the classes of a column as bits."""
    unknown = row.dtype.type((1 << len(classes.values)) - 1)
    match classes:
        case Named() if not column.values:
            bits = [1 << classes.of(value) for value in (False, True)]
            machine.put_truth(column.data, column.known, np.array([*bits, unknown], row.dtype), row)
        case Named():
            bits = [1 << classes.of(value) for value in column.values]
            machine.put_named(column.data, column.known, np.array([*bits, unknown], row.dtype), row)
        case Numbers() if column.values:  # levels stand there as words
            bits = [1 << classes.of(LEVELS.index(value)) for value in column.values]
            machine.put_named(column.data, column.known, np.array([*bits, unknown], row.dtype), row)
        case Numbers(cuts=cuts):
            bounds = [np.nextafter(bound, np.inf) if side else bound for bound, side in cuts]
            machine.put_number(column.data, column.known, np.array(bounds, np.float64), row)
        case Dates(last=last):
            ends = np.array([days(day) + 1 for day in last], np.float64)
            machine.put_number(column.data, column.known, ends, row)


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

"""Many documents held against the law at once, in processes that hold no compiler."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.engine import plain
from nahtlos.law.engine.columns import Columns
from nahtlos.law.engine.conditions import Leaf
from nahtlos.law.engine.grants import CLOSED, OPEN
from nahtlos.law.queries.book import InForce
from nahtlos.law.queries.encoding import encode
from nahtlos.law.queries.programs import VERDICTS, codes_of, programs, work_follows
from nahtlos.law.translate.columns import Bools
from nahtlos.law.translate.gather import gather
from nahtlos.law.translate.many import Deriving


@dataclass(frozen=True)
class Crowd:
    """What is known of each person, as classes; and the verdicts, `codes[instrument, person]`."""

    columns: Columns
    codes: npt.NDArray[np.uint8]
    law: InForce
    source: Catalogue

    @property
    def persons(self) -> int:
        return self.columns.persons

    def fits(self, test: Leaf, *, passes: bool = True) -> Bools:
        """Of whom it is known that they pass the test, or that they do not."""
        frame = self.law.frame
        place, mask = frame.place[test.fact], frame.passing(test)
        against = frame.full[place] & ~mask if passes else mask
        row = self.columns.row(place)
        # Every class that is possible says so.
        found: Bools = (row & row.dtype.type(against)) == 0
        return found

    def is_open(self, wanted: Collection[str]) -> Bools:
        """To whom one of these instruments is open whatever is not known."""
        return self._have(OPEN, wanted)

    def may_open(self, wanted: Collection[str]) -> Bools:
        """To whom one of these instruments is open or may be."""
        return self._have({*VERDICTS} - {CLOSED}, wanted)

    def _have(self, verdicts: Collection[str], wanted: Collection[str]) -> Bools:
        inside = np.array([verdict in verdicts for verdict in VERDICTS])
        rows = self.codes[[id_ in wanted for id_ in self.source.instruments]]
        found: Bools = np.any(inside[rows], axis=0)
        return found


def crowd(documents: Sequence[Mapping[str, Any]], law: InForce, source: Catalogue) -> Crowd:
    """Everybody with what follows from the record and about work; the same verdicts as one by one."""
    persons = gather(documents)
    columns = programs(law.book).instruments.columns(persons.persons, plain)
    encode(Deriving(persons, law.day, source).done(), law.frame, columns, source)
    work_follows(columns, law, persons)
    return Crowd(columns, codes_of(columns, law, source), law, source)

"""The same instruments by our own engine: columns to classes to verdicts, or one person with reasons."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from benchmarks.law.marks import put
from benchmarks.law.raw import Column, Raw
from nahtlos.law.engine import compiled
from nahtlos.law.engine.columns import Program
from nahtlos.law.engine.frame import Frame, Look
from nahtlos.law.engine.grants import Prepared, Reason
from nahtlos.law.engine.logic import Truth
from nahtlos.law.engine.parts import in_parts
from nahtlos.law.engine.situation import Situation
from nahtlos.law.queries.book import DOMAINS, InForce
from nahtlos.law.queries.programs import OUTCOMES


class Ours:
    """A few instruments of the catalogue, made ready."""

    def __init__(self, law: InForce, instruments: Sequence[str], day: date) -> None:
        grants = {id_: law.book.grants[id_] for id_ in instruments}
        self.day, self.instruments = day, tuple(instruments)
        self.conditions = [one for grant in grants.values() for one in grant.every]
        self.frame = Frame(self.conditions, day, DOMAINS)
        self.prepared = {id_: Prepared(grant, self.frame) for id_, grant in grants.items()}
        sizes = [len(one.values) for one in self.frame.classes]
        nodes = {id_: one.node for id_, one in self.prepared.items()}
        self.program = Program(nodes, OUTCOMES, sizes)

    def verdicts(self, raw: Raw) -> Column:
        """The codes of the verdicts, `[instrument, person]`, from plain columns."""
        found = np.empty((len(self.instruments), raw.persons), np.uint8)

        def part(which: slice) -> None:
            columns = self.program.columns(which.stop - which.start, compiled)
            for fact, place in self.frame.place.items():
                if fact in raw.columns:
                    column = raw.columns[fact][which]
                    put(fact, self.frame.classes[place], column, columns.row(place))
                else:
                    columns.forget(place)
            columns.settled(found, which.start)

        list(in_parts(raw.persons, part))
        return found

    def with_reasons(self, situation: Situation) -> dict[str, tuple[str, tuple[Reason, ...]]]:
        """Verdict and reasons on one person by instrument."""
        known = self.frame.known(situation)
        seen: dict[Look, Truth] = {}
        return {
            id_: (one.outcome(known, seen), one.because(known.some, seen))
            for id_, one in self.prepared.items()
        }

"""Random persons as the command line reads them: a table with one column a fact, about half unknown.

What is on record fits together, as it does where people work with care; one title in a hundred has run
out, as it does there too. Nothing is stated that follows from the record.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from nahtlos.law.catalogue import catalogue
from nahtlos.law.queries.book import in_force
from nahtlos.law.translate.many import days
from nahtlos.law.translate.values import LEVELS
from nahtlos.people.facts import FACTS, Fact, Kind

ELSEWHERE = ("UA", "SY", "AF", "TR", "IR", "IQ", "SO", "ER", "NG", "GH", "RS", "IN", "MD", "XX")
ASYLUM = frozenset({"gestattung", "duldung", "arrival"})
FOLLOWS = frozenset({"asylum_outcome", "asylum_procedure_final"})
"""Known from a Gestattung."""
KNOWN, RAN_OUT, GROWN_UP, OLD = 0.5, 0.01, 17 * 365, 60 * 365
TOP = 90.0
Numbers = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]


class Throw:
    """The dice, and the persons thrown with them for one day."""

    def __init__(self, persons: int, day: date, seed: int) -> None:
        self.persons, self.today = persons, days(day)
        self.dice = np.random.default_rng(seed)
        self.law = in_force(day)

    def table(self) -> pa.Table:
        """All columns that the law of the day asks about."""
        statuses = self._statuses()
        groups = {one.id: one.group for one in catalogue().statuses.values()}
        asylum, pending = (
            np.isin(statuses, [status for status, group in groups.items() if group in some])
            for some in (ASYLUM, {"gestattung"})
        )
        columns = {"record.status": pa.array(statuses, mask=~self._known(0.9))}
        columns |= dict(self._record(asylum))
        for fact in self.law.frame.facts:
            entry = FACTS.get(fact)
            if entry is not None and _is_stated(entry):
                follows = pending if fact in FOLLOWS else ~self._known(1)
                columns[f"facts.{fact}"] = self._stated(entry, asylum, ~self._known() | follows)
        return pa.table(columns)

    def _known(self, share: float = KNOWN) -> Mask:
        return self.dice.random(self.persons) < share

    def _statuses(self) -> npt.NDArray[np.object_]:
        others = {"german", "eu_citizen"}
        every = [one for one in catalogue().statuses if one not in others]
        return self.dice.choice(np.array(every, object), self.persons)

    def _record(self, asylum: Mask) -> Iterator[tuple[str, pa.Array]]:
        born = self.today - self.dice.integers(GROWN_UP, OLD, self.persons)
        arrived = self.today - self.dice.integers(20, 2500, self.persons)
        yield "record.birth_date", _dates(born, self._known(0.95))
        yield "record.arrival_date", _dates(arrived, self._known(0.7))
        country = self.dice.choice(np.array(ELSEWHERE, object), self.persons)
        yield "record.nationality", pa.array(country, mask=~self._known(0.9))
        registered = np.minimum(arrived + self.dice.integers(1, 20, self.persons), self.today)
        yield "record.asylum_registered_on", _dates(registered, self._known() & asylum)
        since = np.minimum(registered + self.dice.integers(0, 2000, self.persons), self.today)
        yield "record.status_since", _dates(since, self._known())
        left = self.dice.integers(1, 900, self.persons)
        until = np.where(self._known(RAN_OUT), self.today - 10, self.today + left)
        yield "record.status_until", _dates(until, self._known() & (since < until))
        idle = self.today - self.dice.integers(1, 900, self.persons)
        yield "record.unemployed_since", _dates(idle, self._known(0.25))

    def _stated(self, entry: Fact, asylum: Mask, unknown: Mask) -> pa.Array:
        match entry.kind:
            case Kind.BOOL:
                return pa.array(self.dice.random(self.persons) < KNOWN, mask=unknown)
            case Kind.INTEGER | Kind.NUMBER:
                return pa.array(self._numbers(entry), mask=unknown)
            case Kind.DATE:
                day = self.today - self.dice.integers(1, 2500, self.persons)
                return _dates(day, ~unknown)
            case Kind.LEVEL:
                return pa.array(
                    self.dice.choice(np.array(LEVELS, object), self.persons), mask=unknown
                )
            case _:
                return pa.array(self._chosen(entry, asylum), mask=unknown)

    def _numbers(self, entry: Fact) -> Numbers:
        top = min(entry.maximum if entry.maximum is not None else TOP, TOP)
        found = self.dice.uniform(entry.minimum, top, self.persons)
        return np.floor(found).astype(np.int64) if entry.kind is Kind.INTEGER else found

    def _chosen(self, entry: Fact, asylum: Mask) -> npt.NDArray[np.object_]:
        values = [choice.value for choice in entry.choices]
        if entry.id == "previous_status":
            values = [one.id for one in catalogue().statuses.values() if one.is_title]
        found = self.dice.choice(np.array(values, object), self.persons)
        return np.where(asylum, "ASYLBLG", found) if entry.id == "benefit" else found


def _is_stated(entry: Fact) -> bool:
    """Whether people would state it: not what follows from the record, the law or the calendar."""
    given = {"status", "status_group", "work_allowed", *catalogue().calendar}
    return not entry.from_record and entry.id not in given


def _dates(found: Numbers, known: Mask) -> pa.Array:
    return pa.array(found.astype("datetime64[D]"), pa.date32(), mask=~known)

"""What follows for one day from what is on record, for many persons at once: `derive` in columns."""

from calendar import isleap, monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.catalogue.dated import pick
from nahtlos.law.catalogue.entries import RunsOut
from nahtlos.law.engine.dates import Unit
from nahtlos.law.translate.columns import Bools, Column, Table, Whole
from nahtlos.law.translate.situation import (
    CLOCKS,
    LONG_TERM_MONTHS,
    NOT_YOUNG,
    UKRAINE_UNTIL,
    UKRAINE_VALID_ON,
    WORK_MULTIPLE,
    YOUNG,
)

EPOCH = date(1970, 1, 1)
NOBODY = "~"
FEBRUARY, LEAP_DAY = 2, 29


def days(day: date) -> int:
    """A day as days since 1970."""
    return (day - EPOCH).days


@dataclass(frozen=True)
class Many:
    """Everything known on the day, by fact; `ran_out` tells whose title has ended."""

    facts: Mapping[str, Column]
    derived: Mapping[str, Column]
    ran_out: Bools


class Deriving:
    """The steps of `derive`, each for all persons."""

    def __init__(self, table: Table, on: date, catalogue: Catalogue) -> None:
        self.table, self.on, self.catalogue = table, on, catalogue
        self.persons = table.persons
        self.nothing = np.zeros(self.persons, np.bool_)
        self.statuses = (*catalogue.statuses, NOBODY)
        self.place = {status: i for i, status in enumerate(self.statuses)}

    def done(self) -> Many:
        ran_out = self._ran_out()
        status = self._status(ran_out)
        derived = self._clocks(status) | self._of_status(status) | self._of_country()
        derived |= self._of_dates() | self._of_calendar() | dict(self.table.learned)
        known = {**derived, **_over(derived, self.table.facts)}
        derived |= self._of_numbers(known)
        stated = {f: column for f, column in self.table.facts.items() if f != "status"}
        on_record = {f: c for f, c in self.table.record.items() if f != "status"}
        facts = {**on_record, **_over(on_record, derived)}
        facts = {**facts, **_over(facts, stated)}
        return Many({**facts, "status": status}, derived, ran_out)

    def codes(self, part: Mapping[str, Column], field: str) -> Whole:
        """The status in a column by its place, the place of nobody where it is not known."""
        nobody = self.place[NOBODY]
        column = part.get(field)
        if column is None:
            return np.full(self.persons, nobody)
        places = np.array([self.place.get(v, nobody) for v in column.values] or [nobody])
        return np.where(column.known, places[column.data.astype(np.int64)], nobody)

    def is_from(self, countries: frozenset[str]) -> Bools:
        """Whose nationality is known to be one of these."""
        column = self.table.record.get("nationality")
        return self.nothing if column is None else column.is_among(countries)

    def _ran_out(self) -> Bools:
        until = self.table.record.get("status_until")
        record = self.codes(self.table.record, "status")
        stated = self.codes(self.table.facts, "status")
        if until is None:
            return self.nothing
        nobody = self.place[NOBODY]
        ends = [one.runs_out is RunsOut.TITLE for one in self.catalogue.statuses.values()]
        counts = until.known & np.array([*ends, False])[record]
        counts &= ((stated == nobody) | (stated == record)) & ~self.is_from(frozenset({"DE"}))
        goes_on = (record == self.place["ae_24"]) & self.is_from(frozenset({"UA"}))
        goes_on &= (until.data >= days(UKRAINE_VALID_ON)) & (until.data < days(UKRAINE_UNTIL))
        last = np.where(goes_on, days(UKRAINE_UNTIL), until.data)
        ran_out: Bools = counts & (last < days(self.on))
        return ran_out

    def _status(self, ran_out: Bools) -> Column:
        nobody = self.place[NOBODY]
        stated = self.codes(self.table.facts, "status")
        found = np.where(stated == nobody, self.codes(self.table.record, "status"), stated)
        free = self.is_from(self.catalogue.shared.lists["freedom_of_movement"])
        found = np.where((found == nobody) & free, self.place["eu_citizen"], found)
        given = (stated != nobody) | (self.codes(self.table.record, "status") != nobody)
        found = np.where(ran_out & given, nobody, found)
        found = np.where(self.is_from(frozenset({"DE"})), self.place["german"], found)
        return Column(found, found != nobody, self.statuses)

    def _clocks(self, status: Column) -> dict[str, Column]:
        found: dict[str, Column] = {}
        for fact, (field, unit) in CLOCKS.items():
            if (start := self.table.record.get(field)) is not None:
                found[fact] = self._clock(start, unit, fact)
        if (since := self.table.record.get("status_since")) is not None:
            titles = [one.is_title for one in self.catalogue.statuses.values()]
            titled = np.array([*titles, False])[status.data.astype(np.int64)]
            clock = self._clock(since, "months", "months_since_first_title")
            found["months_since_first_title"] = Column(clock.data, clock.known & titled)
        return found

    def _clock(self, start: Column, unit: Unit, fact: str) -> Column:
        known = start.known & (start.data <= days(self.on))
        if (stated := self.table.facts.get(fact)) is not None:
            known &= ~stated.known
        begun = np.where(known, start.data, days(self.on)).astype(np.int64)
        return Column(elapsed_many(begun, self.on, unit), known)

    def _of_status(self, status: Column) -> dict[str, Column]:
        groups = [one.group for one in self.catalogue.statuses.values()]
        names = tuple(dict.fromkeys(groups))
        places = np.array([*(names.index(group) for group in groups), 0])
        group = Column(places[status.data.astype(np.int64)], status.known, names)
        asylum = group.known & (group.data == names.index("gestattung"))
        zero = np.zeros(self.persons, np.int64)
        return {
            "status_group": group,
            "asylum_outcome": Column(zero, asylum, ("pending",)),
            "asylum_procedure_final": Column(zero, asylum),
        }

    def _of_country(self) -> dict[str, Column]:
        column = self.table.record.get("nationality")
        if column is None:
            return {}
        lists = self.catalogue.shared.lists
        safe = self.is_from(lists["anlage_II"] | lists["par29b"])
        return {"safe_country": Column(safe.astype(np.int64), column.known)}

    def _of_dates(self) -> dict[str, Column]:
        found: dict[str, Column] = {}
        record, today = self.table.record, days(self.on)
        if (registered := record.get("asylum_registered_on")) is not None:
            applied = record.get("asylum_applied_on")
            known = registered.known if applied is None else registered.known & ~applied.known
            found["asylum_applied_on"] = Column(registered.data, known)
        if (arrived := record.get("arrival_date")) is not None:
            early = (arrived.data < days(date(2019, 8, 1))).astype(np.int64)
            found["entered_before_2019_08_01"] = Column(early, arrived.known)
        if (since := record.get("unemployed_since")) is not None:
            known = since.known & (since.data <= today)
            ones = np.ones(self.persons, np.int64)
            begun = np.where(known, since.data, today).astype(np.int64)
            long = elapsed_many(begun, self.on, "months") >= LONG_TERM_MONTHS
            found["unemployed"] = Column(ones, known)
            found["long_term_unemployed"] = Column(long.astype(np.int64), known)
        if (children := self.table.children) is not None:
            born = np.concatenate(([0], np.cumsum(children.days <= today)))
            counts = born[children.start[1:]] - born[children.start[:-1]]
            found["children_count"] = Column(counts, children.known)
        return found

    def _of_calendar(self) -> dict[str, Column]:
        ones = np.ones(self.persons, np.int64)
        settings = {f: pick(s, self.on) for f, s in self.catalogue.calendar.items()}
        return {
            fact: Column(ones * setting.value, ones.astype(np.bool_))
            for fact, setting in settings.items()
            if setting is not None
        }

    def _of_numbers(self, known: Mapping[str, Column]) -> dict[str, Column]:
        found: dict[str, Column] = {}
        if (age := known.get("age")) is not None:
            certain = age.known & ((age.data < YOUNG) | (age.data >= NOT_YOUNG))
            found["young_person"] = Column((age.data < YOUNG).astype(np.int64), certain)
        worked, training = known.get("months_in_ref_occupation"), known.get("ref_training_months")
        if worked is not None and training is not None:
            long = (worked.data >= WORK_MULTIPLE * training.data).astype(np.int64)
            found["worked_one_and_a_half_times"] = Column(long, worked.known & training.known)
        return found


def _over(below: Mapping[str, Column], above: Mapping[str, Column]) -> dict[str, Column]:
    """Columns laid over others: where the upper one knows nothing, the lower one is seen."""
    return {
        fact: _laid(below[fact], column) if fact in below else column
        for fact, column in above.items()
    }


def _laid(below: Column, above: Column) -> Column:
    values = tuple(dict.fromkeys((*above.values, *below.values)))
    lower = below.data
    if values:
        places = np.array([values.index(value) for value in below.values] or [0])
        lower = places[below.data.astype(np.int64)]
    data = np.where(above.known, above.data, lower)
    return Column(data, above.known | below.known, values)


def elapsed_many(start: Whole, on: date, unit: Unit) -> Whole:
    """How many units are complete on that day since each start (days since 1970, not after it)."""
    if unit == "weeks":
        return (days(on) - start) // 7
    stamps = start.astype("datetime64[D]")
    month = stamps.astype("datetime64[M]")
    day = (stamps - month).astype(np.int64) + 1
    whole = month.astype(np.int64)
    since = (on.year - 1970) * 12 + on.month - 1 - whole
    if unit == "months":
        months: Whole = since - (np.minimum(day, monthrange(on.year, on.month)[1]) > on.day)
        return months
    in_month = whole % 12 + 1
    moved = (in_month == FEBRUARY) & (day == LEAP_DAY) & (not isleap(on.year))
    in_month, day = np.where(moved, FEBRUARY + 1, in_month), np.where(moved, 1, day)
    late = (in_month > on.month) | ((in_month == on.month) & (day > on.day))
    years: Whole = on.year - (whole // 12 + 1970) - late
    return years

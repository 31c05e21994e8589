"""What the law has answered already: it is asked again only where something has changed."""

from bisect import bisect_right
from collections.abc import Hashable, Mapping
from datetime import date

from nahtlos.plan.engine.needs import Facts
from nahtlos.plan.engine.problem import Law, Turn


class Remembered:
    """The answers of one law, kept by what they hang on. `asked` counts how often it was asked."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.asked = 0
        self._open: dict[Hashable, bool | None] = {}
        self._turns: dict[Hashable, tuple[Turn, ...]] = {}
        self._pages: dict[Hashable, Mapping[str, bool | None]] = {}

    def turns(self, facts: Facts, today: date) -> tuple[Turn, ...]:
        """The turns after today, in order."""
        key = (today, self._hangs_on(facts, self.law.turned_by))
        if key not in self._turns:
            found = (turn for turn in self.law.turns(facts) if turn.day > today)
            self._turns[key] = tuple(sorted(found, key=lambda turn: turn.day))
        return self._turns[key]

    def opens(self, instrument: str, facts: Facts, day: date) -> bool | None:
        """Whether the instrument is open; `day` is the first of the days with the same law."""
        key = (instrument, day, self._hangs_on(facts, self.law.reads.get(instrument)))
        if key not in self._open:
            self._open[key] = self._page(facts, day).get(instrument)
        return self._open[key]

    def _page(self, facts: Facts, day: date) -> Mapping[str, bool | None]:
        key = (day, self._hangs_on(facts, None))
        if key not in self._pages:
            self.asked += 1
            self._pages[key] = self.law.opens(facts, day)
        return self._pages[key]

    @staticmethod
    def _hangs_on(facts: Facts, read: frozenset[str] | None) -> Hashable:
        if read is None:
            return frozenset(facts.items())
        return frozenset((fact, facts[fact]) for fact in read if fact in facts)


class Calendar:
    """Days as numbers from today on, 0 is today; which of them are working days."""

    def __init__(self, today: date, horizon: int, closed: frozenset[date]) -> None:
        self.today, self.horizon = today, horizon
        first = today.toordinal()
        self._next = [0] * (horizon + 1)
        coming = horizon + 1
        for day in range(horizon, -1, -1):
            when = date.fromordinal(first + day)
            if when.weekday() < SATURDAY and when not in closed:
                coming = day
            self._next[day] = coming

    def day(self, number: int) -> date:
        return date.fromordinal(self.today.toordinal() + number)

    def number(self, day: date) -> int:
        return day.toordinal() - self.today.toordinal()

    def working(self, number: int) -> int:
        """The first working day from then on, or a number beyond the horizon."""
        return self._next[number] if number <= self.horizon else number


SATURDAY = 5


class Timed:
    """The law by numbered days: which days share it, and what it says on them."""

    def __init__(self, remembered: Remembered, calendar: Calendar) -> None:
        self.remembered, self.calendar = remembered, calendar
        self._starts: dict[int, list[int]] = {}
        self._said: dict[tuple[str, int, int], bool] = {}

    def same_until(self, fid: int, facts: Facts, number: int) -> tuple[int, int]:
        """The first day with the same law, and the first with another; -1 if there is none."""
        starts = self._starts.get(fid)
        if starts is None:
            found = self.remembered.turns(facts, self.calendar.today)
            days = {self.calendar.number(turn.day) for turn in found}
            starts = self._starts[fid] = [0, *sorted(days)]
        place = bisect_right(starts, number)
        return starts[place - 1], starts[place] if place < len(starts) else -1

    def open(self, instrument: str, fid: int, facts: Facts, first: int) -> bool:
        """Whether it is known to be open; `first` is what `same_until` gave first."""
        key = (instrument, fid, first)
        if key not in self._said:
            day = self.calendar.day(first)
            self._said[key] = self.remembered.opens(instrument, facts, day) is True
        return self._said[key]

"""What is known about somebody on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from nahtlos.law.engine.dates import Unit, elapsed

Value = bool | int | float | str | date


@dataclass(frozen=True)
class Clock:
    """A number that grows by itself from a day on: an age, months of stay."""

    since: date
    unit: Unit

    def on(self, day: date) -> int:
        return elapsed(self.since, day, self.unit)


@dataclass(frozen=True)
class Situation:
    """The facts known on a day; what is missing is unknown, never no.

    `among` has facts of which only some values are left, `clocks` those that time alone changes.
    """

    day: date
    facts: Mapping[str, Value]
    clocks: Mapping[str, Clock] = field(default_factory=dict)
    among: Mapping[str, frozenset[Value]] = field(default_factory=dict)

    def knows(self, fact: str) -> bool:
        return fact in self.facts

    def given(self, fact: str, value: Value) -> "Situation":
        """The same with one more fact known."""
        return replace(self, facts={**self.facts, fact: value})

"""On which days is asked, and when trainings, entry qualifications and school years begin."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MONTHS = 12


def _shifted(day: date, months: int) -> date:
    years, month0 = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month0 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def nth_day(start: date, number: int) -> date:
    """The day on which is asked for the nth time: so many months after the first day (§ 188 BGB)."""
    return _shifted(start, number)


def due_number(start: date, on: date) -> int:
    """How many of these days have come; 0 before the first."""
    months = (on.year - start.year) * MONTHS + on.month - start.month
    return max(0, months if months < 1 or nth_day(start, months) <= on else months - 1)


def months_before(start: date, months: int) -> date:
    """The day so many months before a first day."""
    return _shifted(start, -months)


@dataclass(frozen=True)
class Window:
    """Something that begins on the same day of every year: which, and the next such day."""

    key: str
    on: date


def windows(days: Iterable[tuple[str, int, int]], on: date) -> tuple[Window, ...]:
    """The next day of each kind (key, month, day) from this one on, soonest first."""
    found = (Window(key, _next(month, day, on)) for key, month, day in days)
    return tuple(sorted(found, key=lambda one: (one.on, one.key)))


def _next(month: int, day: int, on: date) -> date:
    this_year = date(on.year, month, day)
    return this_year if this_year >= on else date(on.year + 1, month, day)

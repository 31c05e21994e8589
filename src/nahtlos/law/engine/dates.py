"""Terms in days, weeks, months and years, as §§ 187, 188 BGB count them."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Unit = Literal["weeks", "months", "years"]


def plus_months(start: date, months: int) -> date:
    """The day with the same number, else the last of the month (§ 188 Abs. 3 BGB).

    Beyond the calendar it is the calendar's first or last day, so that 9999-12-31 may mean *no end*.
    """
    years, month0 = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month0 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def plus_years(start: date, years: int) -> date:
    """The birthday; somebody born on 29 February is a year older on 1 March (§ 187 Abs. 2 BGB)."""
    day = plus_months(start, 12 * years)
    return day if day.day == start.day else day_after(day)


def day_after(day: date) -> date:
    """The next day; the calendar's last day has none and stays."""
    return day if day == date.max else day + timedelta(days=1)


def plus(start: date, amount: int, unit: Unit) -> date:
    """The first day on which so many units are complete."""
    if unit == "weeks":
        return start + timedelta(weeks=amount)
    return plus_months(start, amount) if unit == "months" else plus_years(start, amount)


def elapsed(start: date, day: date, unit: Unit) -> int:
    """How many units are complete on that day; negative before the start."""
    if unit == "weeks":
        return (day - start).days // 7
    months = (day.year - start.year) * 12 + day.month - start.month
    guess = months + 1 if unit == "months" else months // 12 + 1
    while plus(start, guess, unit) > day:
        guess -= 1
    return guess


def last_start(day: date, months: int) -> date:
    """The latest start from which so many months are complete on that day."""
    start = plus_months(day, -months)
    while start < day and plus_months(day_after(start), months) <= day:
        start = day_after(start)
    return start

"""Working days: Monday to Friday without the holidays that are kept in every Land."""

from datetime import date, timedelta

FIXED = frozenset({(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)})
AFTER_EASTER = (-2, 1, 39, 50)
"""Good Friday, Easter Monday, Ascension Day, Whit Monday: days from Easter Sunday."""
SATURDAY = 5


def easter(year: int) -> date:
    """Easter Sunday, by the rule that Butcher published in 1876 for the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    moved = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - moved + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_workday(day: date) -> bool:
    """Whether offices are open; holidays of single Länder are not known here."""
    if day.weekday() >= SATURDAY or (day.month, day.day) in FIXED:
        return False
    return (day - easter(day.year)).days not in AFTER_EASTER


def next_workday(day: date) -> date:
    """This day, or the first working day after it."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def last_workday_before(day: date) -> date:
    """The last working day before a day."""
    found = day - timedelta(days=1)
    while not is_workday(found):
        found -= timedelta(days=1)
    return found

"""Months as §§ 187, 188 BGB count them."""

from calendar import monthrange
from datetime import date


def months_after(start: date, months: int) -> date:
    """The day with the same number so many months later, else the last of that month.

    § 188 Abs. 3 BGB: 31 January and one month is 28 or 29 February. Counted from the start itself, so
    that a short month in between moves nothing. Raises OverflowError beyond the year 9999.
    """
    years, month0 = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month0 + 1
    if year > date.max.year:
        raise OverflowError("this day lies beyond the calendar")
    return date(year, month, min(start.day, monthrange(year, month)[1]))

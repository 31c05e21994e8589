"""When is warned that something runs out."""

from datetime import date

WARNED_DAYS = (60, 21, 7)
"""Days before the end: time for the office, for the papers, for a telephone call."""


def warning_due(until: date, on: date) -> int | None:
    """Which of the warnings is due on this day, the nearest to the end; none outside of them.

    What runs until a day can still be used on that day.
    """
    left = (until - on).days
    return min((days for days in WARNED_DAYS if 0 <= left <= days), default=None)

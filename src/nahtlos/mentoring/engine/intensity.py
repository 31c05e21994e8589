"""How intensely pairs meet: meetings a month, hours, weeks with a meeting; and how that is spread."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MONTH_DAYS = 30.4375
BANDS = (1.0, 2.0, 4.0)
"""Meetings a month: none, fewer than one, one up to two, two up to four, four and more."""


@dataclass(frozen=True)
class Kept:
    """A pair from its first day to its last or to today, and its meetings as day and minutes."""

    began: date
    until: date
    meetings: tuple[tuple[date, int], ...]


@dataclass(frozen=True)
class Intensity:
    """What one pair did. `weeks_active` of `weeks`: those of the calendar (ISO 8601) with a meeting."""

    meetings: int
    hours: float
    a_month: float
    weeks_active: int
    weeks: int


@dataclass(frozen=True)
class Spread:
    """How many pairs lie in each band of meetings a month, and the middle of three figures."""

    pairs: int
    bands: tuple[int, ...]
    a_month: float
    hours: float
    share_active: float


def intensity(pair: Kept) -> Intensity:
    """Of one pair. A pair counts from the first day for at least a month, so that days do not boast."""
    days = (pair.until - pair.began).days + 1
    if days < 1:
        raise ValueError("a pair ends before it begins")
    inside = [(day, minutes) for day, minutes in pair.meetings if pair.began <= day <= pair.until]
    weeks = {day.isocalendar()[:2] for day, _minutes in inside}
    return Intensity(
        meetings=len(inside),
        hours=sum(minutes for _day, minutes in inside) / 60,
        a_month=len(inside) / max(1.0, days / MONTH_DAYS),
        weeks_active=len(weeks),
        weeks=_weeks(pair.began, pair.until),
    )


def _weeks(first: date, last: date) -> int:
    """Weeks of the calendar that the days from first to last touch."""
    return ((last.toordinal() - 1) // 7) - ((first.toordinal() - 1) // 7) + 1


def spread(pairs: Iterable[Intensity]) -> Spread:
    """Of many: a median is that of a pair in the middle, or between the two in the middle."""
    every = list(pairs)
    bands = [0] * (len(BANDS) + 2)
    for one in every:
        bands[sum(one.a_month >= least for least in BANDS) + (one.meetings > 0)] += 1
    return Spread(
        pairs=len(every),
        bands=tuple(bands),
        a_month=_middle([one.a_month for one in every]),
        hours=_middle([one.hours for one in every]),
        share_active=_middle([one.weeks_active / one.weeks for one in every]),
    )


def _middle(of: list[float]) -> float:
    many = sorted(of)
    if not many:
        return 0.0
    half = len(many) // 2
    return many[half] if len(many) % 2 else (many[half - 1] + many[half]) / 2

"""Quiet hours: when nobody's telephone may ring because of us."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from nahtlos.outbox.engine.holidays import is_holiday

BEFORE_QUIET = timedelta(hours=1)
SUNDAY = 7
FARTHEST = 10
"""Days looked ahead and back: no row of Sundays and holidays is longer."""


@dataclass(frozen=True)
class Hours:
    """From `opens` until `closes` a message may arrive, local time, on days that are not quiet.

    Quiet are the public holidays of `land`, two digits, and where it is empty those of all Länder.
    """

    opens: time
    closes: time
    sundays_quiet: bool = True
    land: str = ""


NOBODY_IS_DISTURBED = Hours(time(8), time(20))
"""What holds where a region has set nothing."""


def next_moment(
    wanted: datetime, hours: Hours, zone: tzinfo, *, now: datetime, last: datetime | None = None
) -> datetime | None:
    """When a message wished for `wanted` may arrive, at the earliest now; None where it is too late.

    Outside the hours it waits until they begin. What would then come after `last`, for example a
    reminder of something early in the morning, comes before the quiet begins.
    """
    wanted = max(wanted, now)
    after = _from(wanted, hours, zone)
    if last is None or after <= last:
        return after
    return next((at for at in _backwards(wanted, hours, zone) if now <= at <= last), None)


def _from(wanted: datetime, hours: Hours, zone: tzinfo) -> datetime:
    local = wanted.astimezone(zone)
    for ahead in range(FARTHEST):
        day = local.date() + timedelta(days=ahead)
        begins = datetime.combine(day, hours.opens, zone)
        ends = datetime.combine(day, hours.closes, zone)
        if _is_loud(day, hours) and local < ends:
            return max(wanted, begins)
    raise ValueError("these hours leave no moment")


def _backwards(wanted: datetime, hours: Hours, zone: tzinfo) -> Iterator[datetime]:
    """The hour before the quiet begins, that day and the days before."""
    local = wanted.astimezone(zone)
    for back in range(FARTHEST):
        day = local.date() - timedelta(days=back)
        begins = datetime.combine(day, hours.opens, zone)
        evening = datetime.combine(day, hours.closes, zone) - BEFORE_QUIET
        if _is_loud(day, hours) and evening <= wanted:
            yield max(begins, evening)


def _is_loud(day: date, hours: Hours) -> bool:
    return not is_holiday(day, hours.land) and not (
        hours.sundays_quiet and day.isoweekday() == SUNDAY
    )

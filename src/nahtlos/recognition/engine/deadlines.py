"""The time for a decision, by §§ 187, 188 BGB (through § 31 VwVfG): it starts with complete papers."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True)
class Clock:
    """What is known of one procedure's time.

    `months` is what the law allows, None where it sets none. `complete_on` is the day on which the
    last paper came, `paused_days` stood the clock still, `extended_until` is what the body said.
    """

    months: int | None
    complete_on: date | None
    paused_days: int = 0
    extended_until: date | None = None


def months_after(day: date, months: int) -> date:
    """The day with the same number so many months on; the month's last where it has no such day.

    The day of the event does not count (§ 187 Abs. 1 BGB), so the time ends with that day
    (§ 188 Abs. 2, 3 BGB).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_on(clock: Clock) -> date | None:
    """The last day for the decision; None while papers are missing or where no law sets a time.

    Weekends and holidays (§ 31 Abs. 3 VwVfG) are not looked up: the day may be a few days early.
    """
    if clock.complete_on is None:
        return None
    if clock.extended_until is not None:
        return clock.extended_until
    if clock.months is None:
        return None
    return months_after(clock.complete_on, clock.months) + timedelta(days=clock.paused_days)


def completed(clock: Clock, missing_since: date, on: date, *, pauses: bool) -> Clock:
    """The clock once papers that were missing have come.

    Where the law lets the time stand still (`pauses`, e.g. § 6 Abs. 4 BQFG), papers asked for later
    stop it for those days; else the time begins on the day on which everything is there.
    """
    if pauses and clock.complete_on is not None:
        days = (on - missing_since).days
        return replace(clock, paused_days=clock.paused_days + max(days, 0))
    return replace(clock, complete_on=on, paused_days=0)

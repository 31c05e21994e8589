"""Public holidays: the nine that all Länder share, and those of a Land by the law that stands today.

A Land is the first two digits of a municipality key (AGS). What only some towns of a Land keep, such as
the Assumption in Bavaria or Corpus Christi in parts of Saxony and Thuringia, is not in the table.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

EVERYWHERE = frozenset({(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)})
EVERYWHERE_AFTER_EASTER = frozenset({-2, 1, 39, 50})
CORPUS_CHRISTI = 60
WEDNESDAY = 2
SH, HH, NI, HB, NW, HE, RP, BW, BY, SL, BE, BB, MV, SN, ST, TH = (f"{n:02}" for n in range(1, 17))


def _fixed(month: int, day: int) -> Callable[[date], bool]:
    return lambda on: (on.month, on.day) == (month, day)


def _corpus_christi(on: date) -> bool:
    return (on - easter(on.year)).days == CORPUS_CHRISTI


def _repentance(on: date) -> bool:
    """The Wednesday before 23 November."""
    last = date(on.year, 11, 22)
    return on == last - timedelta(days=(last.weekday() - WEDNESDAY) % 7)


class Rule(NamedTuple):
    """A day that these Länder keep, from a year on and, where the law says so, until one."""

    falls_on: Callable[[date], bool]
    lands: frozenset[str]
    since: int = 0
    until: int = 9999


RULES = (
    Rule(_fixed(1, 6), frozenset({BW, BY, ST})),
    Rule(_fixed(3, 8), frozenset({BE}), 2019),
    Rule(_fixed(3, 8), frozenset({MV}), 2023),
    Rule(_corpus_christi, frozenset({BW, BY, HE, NW, RP, SL})),
    Rule(_fixed(8, 15), frozenset({SL})),
    Rule(_fixed(9, 20), frozenset({TH}), 2019),
    Rule(_fixed(10, 31), frozenset({BB, MV, SN, ST, TH})),
    Rule(_fixed(10, 31), frozenset({HB, HH, NI, SH}), 2018),
    Rule(_fixed(11, 1), frozenset({BW, BY, NW, RP, SL})),
    Rule(_repentance, frozenset({SN})),
    Rule(_fixed(5, 8), frozenset({BE}), 2025, 2025),
    Rule(_fixed(6, 17), frozenset({BE}), 2028, 2028),
)


def is_holiday(day: date, land: str = "") -> bool:
    """Whether this is a public holiday in all Länder, or in this one."""
    if (day.month, day.day) in EVERYWHERE:
        return True
    if (day - easter(day.year)).days in EVERYWHERE_AFTER_EASTER:
        return True
    return any(
        land in one.lands and one.since <= day.year <= one.until and one.falls_on(day)
        for one in RULES
    )


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule, as Oudin (1940) computes it."""
    century, moon = year // 100, year % 19
    epact = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * moon + 15) % 30
    epact -= epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - moon) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    shift = epact - weekday
    month = 3 + (shift + 40) // 44
    return date(year, month, shift + 28 - 31 * (month // 4))

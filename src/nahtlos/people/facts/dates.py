"""Dates as people write them in Germany, and as they say them."""

import re
from datetime import date, datetime

from nahtlos.people.facts import bad

FIRST = date(1900, 1, 1)
LAST = date(2100, 12, 31)
MONTHS_DE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
BY_NAME = {
    name.casefold(): number
    for months in (MONTHS_DE, MONTHS_EN)
    for number, name in enumerate(months, start=1)
}
ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
DOTS = re.compile(r"(?P<d>\d{1,2})\s*[./]\s*(?P<m>\d{1,2})\s*[./]\s*(?P<y>\d{4})")
WORDS = re.compile(r"(?P<d>\d{1,2})\.?\s+(?P<m>[^\W\d]+)\s+(?P<y>\d{4})")


def read(raw: object, *, latest: date) -> date:
    """ISO 8601, 4.3.2027, 4. März 2027 or 4 March 2027; raises BadValue."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return _within(raw, latest)
    if not isinstance(raw, str):
        raise bad.not_a_date()
    text = raw.strip()
    found = ISO.fullmatch(text) or DOTS.fullmatch(text) or WORDS.fullmatch(text)
    if not found:
        raise bad.not_a_date()
    month = found["m"]
    number = int(month) if month.isdecimal() else BY_NAME.get(month.casefold(), 0)
    try:
        day = date(int(found["y"]), number, int(found["d"]))
    except ValueError:
        raise bad.not_a_date() from None
    return _within(day, latest)


def _within(day: date, latest: date) -> date:
    if not FIRST <= day <= latest:
        raise bad.date_outside(FIRST, latest)
    return day


def say(day: date, language: str) -> str:
    """4. März 2027, or 4 March 2027 in every language but German."""
    if language.partition("-")[0] == "de":
        return f"{day.day}. {MONTHS_DE[day.month - 1]} {day.year}"
    return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"

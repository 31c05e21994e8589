"""Monthly numbers as somebody typed them: a line for each month."""

import re
from datetime import date
from typing import TypeAlias

from django.utils.translation import gettext as _

Typed: TypeAlias = list[tuple[date, float]]
LINE = re.compile(r"(\d{4})-(\d{1,2})\s*[;,\t ]\s*(\d{1,9}(?:[.,]\d{1,4})?)")
LEAST, MOST = 2, 240
MONTHS = 12


def read_typed(text: str) -> Typed:
    """Months in order without a gap; ValueError says which line is wrong and what is expected."""
    found: Typed = []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), 1):
        match = LINE.fullmatch(line)
        if match is None or not 1 <= int(match[2]) <= MONTHS or not int(match[1]):
            raise ValueError(_("Line %(n)d is not like this: 2025-03; 41") % {"n": number})
        day = date(int(match[1]), int(match[2]), 1)
        if found and _months(found[-1][0]) + 1 != _months(day):
            raise ValueError(_("Line %(n)d is not the month after the one before. Please leave no gap.") % {"n": number})  # fmt: skip
        found.append((day, float(match[3].replace(",", "."))))
    if not LEAST <= len(found) <= MOST:
        raise ValueError(_("Please write a line for each month, such as 2025-03; 41"))
    return found


def _months(day: date) -> int:
    return day.year * MONTHS + day.month

"""A day is the day where the region is: a moment is kept in UTC, where until two in the night it is yesterday."""

import re
from pathlib import Path

import pytest

from .house import PACKAGE, TESTS, at, python_files

# A moment goes by one of these names; what is called `local` has been turned already, and what ends in
# `Z` says itself that it is UTC.
MOMENT = r"(?:\b(?:at|since|moment|later|NOW)|\w_at|\bnow\(\))"
UTC_DAY = re.compile(
    rf"{MOMENT}(?:\.date\(\)|:(?=%)[^}}]*%d(?![^}}]*Z))"
    r"|\bnow\((?:tz=)?UTC\)\.date\(\)|\bnow\(\) [+-] [^:]*\)\.date\(\)"
)
UTC_SQL = re.compile(
    r"\bcurrent_date\b|\blocaltimestamp\b|_at::date|trunc\('\w+', \w*timestamp", re.IGNORECASE
)


def found(path: Path, pattern: re.Pattern[str]) -> list[str]:
    text = path.read_text(encoding="utf-8").splitlines()
    return [at(path, number) for number, line in enumerate(text, 1) if pattern.search(line)]


@pytest.mark.parametrize("folder", [PACKAGE, TESTS], ids=["src", "tests"])
def test_python_takes_the_day_of_here(folder: Path) -> None:
    """`timezone.localdate(at)`, never `at.date()`."""
    assert [
        one
        for path in python_files(folder)
        if path != Path(__file__)
        for one in found(path, UTC_DAY)
    ] == []


def test_the_database_takes_the_day_of_here() -> None:
    """`wall_today()` and `wall_day(at)`, never `current_date` or a moment cast to a day."""
    assert [one for path in sorted(PACKAGE.rglob("*.sql")) for one in found(path, UTC_SQL)] == []


@pytest.mark.parametrize(
    "line",
    [
        "on=at.date()",
        "x.sent_at.date()",
        "now().date()",
        "datetime.now(UTC).date()",
        "(now() + timedelta(1)).date()",
        'f"{now():%d.%m.%Y}"',
        'f"{one.kept_at:%Y-%m-%d}"',
    ],
)
def test_what_would_be_yesterday_is_seen(line: str) -> None:
    assert UTC_DAY.search(line)

"""Days and times as a reader says them, in every language the same way."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from nahtlos.web.templatetags.words import moment, weekday, weekday_moment

AT = datetime(2031, 11, 28, 18, 20, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "28. November 2031, 18:20"),
        ("en-gb", "28 November 2031, 18:20"),
        ("ar", "28 نوفمبر، 2031، 18:20"),
        ("fa", "28 نوامبر 2031، 18:20"),
        ("fr", "28 novembre 2031, 18:20"),
    ],
)
def test_a_moment_has_day_before_month_and_24_hours(language: str, expected: str) -> None:
    with translation.override(language):
        assert strip_tags(moment(AT)) == expected


def test_a_day_is_said_with_its_name() -> None:
    with translation.override("de"):
        assert strip_tags(weekday(date(2031, 11, 28))) == "Freitag, 28. November 2031"
        assert strip_tags(weekday_moment(AT)) == "Freitag, 28. November 2031, 18:20"


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_no_latin_comma_stands_in_a_sentence_from_right_to_left(language: str) -> None:
    with translation.override(language):
        said = [strip_tags(words) for words in (moment(AT), weekday(AT.date()), weekday_moment(AT))]
    assert not [words for words in said if "," in words]

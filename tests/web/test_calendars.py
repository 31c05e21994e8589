"""Calendars keep to RFC 5545, whatever stands in them, and every change reaches the telephone."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from nahtlos.web.calendars import begun, say, written

KEY = UUID("01a218ae-09d6-7aae-a366-32b1747ac764")
MADE = datetime(2026, 11, 23, 9, 0, 20, 5, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8")) | st.sampled_from(
    [
        "a\nEND:VEVENT\nBEGIN:VEVENT",
        "a;b,c\\d\\n",
        "👩🏽‍🏫" * 40,
        "موعد " * 30,
        "\r\nSTATUS:X",
        "x" * 200,
    ]
)
LINE = re.compile(
    r"[A-Z0-9-]+(;[A-Z0-9-]+=(\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]+))*:[^\x00-\x08\x0a-\x1f\x7f]*"
)


def lines_of(file: bytes) -> list[str]:
    """Unfolded lines; every one as sections 3.1 and 3.2 ask."""
    assert file.endswith(b"\r\n")
    physical = file.removesuffix(b"\r\n").split(b"\r\n")
    assert [one for one in physical if len(one) > 75 or b"\n" in one or b"\r" in one] == []
    found: list[bytes] = []
    for one in physical:
        one.decode()  # no letter is cut
        if one.startswith(b" "):
            found[-1] += one[1:]
        else:
            found.append(one)
    lines = [one.decode() for one in found]
    assert [one for one in lines if not LINE.fullmatch(one)] == []
    return lines


def named(lines: list[str], name: str) -> list[str]:
    return [one.split(":", 1)[1] for one in lines if re.match(rf"{name}[;:]", one)]


@given(WORDS, WORDS, WORDS)
@example("", "", "")
def test_a_calendar_is_well_formed(summary: str, place: str, told: str) -> None:
    event = begun(KEY, MADE, None)
    event.add("dtstart", MADE)
    event.add("dtend", MADE + timedelta(hours=1))
    say(event, summary=summary, location=place, description=told)
    lines = lines_of(written("Mein Weg, ليلى", [event]))
    assert [named(lines, one) for one in ("BEGIN", "END")] == [
        ["VCALENDAR", "VEVENT"],
        ["VEVENT", "VCALENDAR"],
    ]
    for once in ("PRODID", "VERSION", "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE"):
        assert len(named(lines, once)) == 1
    assert named(lines, "DTSTAMP") == named(lines, "DTSTART") == ["20261123T090020Z"]


@given(WORDS.filter(str.strip))
def test_what_is_said_is_read_again(words: str) -> None:
    clean = re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", words.replace("\r\n", "\n").replace("\r", "\n"))
    event = begun(KEY, MADE, None)
    say(event, summary=words)
    [read] = Calendar.from_ical(written("x", [event])).walk("VEVENT")
    assert str(read.get("summary", "")) == (clean if clean.strip() else "")


def test_the_count_of_revisions_grows_with_every_change() -> None:
    moments = [None, *(MADE + timedelta(seconds=after) for after in (0, 0.4, 2, 3600, 86400 * 900))]
    events = [begun(KEY, MADE, moved_at) for moved_at in moments]
    counts = [int(str(event["sequence"])) for event in events]
    assert counts == sorted(counts)
    assert (counts[0], counts[1], counts[-1]) == (0, 1, 86400 * 900)
    assert len({str(event["uid"]) for event in events}) == 1


def test_the_calendar_says_how_it_is_called_and_when_to_ask_again() -> None:
    lines = lines_of(written("Mein Weg", []))
    assert named(lines, "NAME") == named(lines, "X-WR-CALNAME") == ["Mein Weg"]
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines

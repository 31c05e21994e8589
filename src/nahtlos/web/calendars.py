"""Appointments as iCalendar (RFC 5545), for the telephone of a person and the desk of an adviser."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event

ICS = "text/calendar; charset=utf-8"
ASK_AGAIN = timedelta(hours=1)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def begun(key: UUID | str, made_at: datetime, moved_at: datetime | None) -> Event:
    """An event with its key, when it was written down, and how often that was revised.

    The count grows with every change: 0 at first, then the seconds until the last one
    (section 3.8.7.4), so that no calendar keeps an older copy.
    """
    last = moved_at or made_at
    event = Event()
    event.add("uid", f"{key}@nahtlos")
    event.add("dtstamp", last)
    event.add("last-modified", last)
    event.add("sequence", max(1, round((last - made_at).total_seconds())) if moved_at else 0)
    return event


def say(event: Event, **words: str) -> None:
    """Texts of an event; what is empty is left out, and no control sign goes into the file."""
    for name, text in words.items():
        clean = CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        if clean.strip():
            event.add(name, clean)


def written(name: str, events: Iterable[Event], *, method: str = "") -> bytes:
    """A calendar as a file. It says its name twice: not every program knows the newer word."""
    calendar = Calendar()
    calendar.add("prodid", "-//Nahtlos//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())

"""Meetings and cards as other programs read them: iCalendar (RFC 5545) and vCard (RFC 6350)."""

import re
from collections.abc import Iterable

from icalendar import Calendar
from icalendar import Event as Entry

from nahtlos.events.models import Event, State

CONTROLS = re.compile("[\x00-\x1f\x7f]")


def calendar(name: str, events: Iterable[Event], *, method: str = "PUBLISH") -> bytes:
    """A calendar as a file."""
    kept = Calendar()
    kept.add("prodid", "-//Nahtlos//DE")
    kept.add("version", "2.0")
    kept.add("method", method)
    kept.add("x-wr-calname", name)
    for one in events:
        kept.add_component(_entry(one))
    return bytes(kept.to_ical())


def _entry(event: Event) -> Entry:
    """The count grows with every change, so that no calendar keeps an older copy."""
    last = event.changed_at or event.made_at
    entry = Entry()
    entry.add("uid", f"{event.pk}@nahtlos")
    entry.add("dtstamp", last)
    entry.add("sequence", max(0, round((last - event.made_at).total_seconds())))
    entry.add("dtstart", event.begins_at)
    entry.add("dtend", event.ends_at)
    entry.add("summary", CONTROLS.sub(" ", event.title))
    entry.add("location", ", ".join(part for part in (event.place, event.street) if part))
    off = event.state == State.CANCELLED
    entry.add("status", "CANCELLED" if off else "CONFIRMED")
    return entry


def card(name: str, affiliation: str, email: str, telephone: str) -> str:
    """One card, for the address book of a telephone; version 3.0, which every telephone reads."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_written(name)}",
        f"N:{_written(name)};;;;",
        *([f"ORG:{_written(affiliation)}"] if affiliation else []),
        *([f"EMAIL;TYPE=INTERNET:{_written(email)}"] if email else []),
        *([f"TEL:{_written(telephone)}"] if telephone else []),
        "END:VCARD",
    ]
    return "\r\n".join(lines) + "\r\n"


def _written(text: str) -> str:
    """Signs that mean something in a card are told apart; no line can be slipped in."""
    plain = CONTROLS.sub(" ", text)
    return re.sub(r"([\\;,])", r"\\\1", plain)

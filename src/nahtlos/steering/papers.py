"""The invitation for a calendar, and nothing of the agenda in it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from icalendar import Calendar, Event


@dataclass(frozen=True, kw_only=True)
class Date:
    """A meeting as a calendar wants it."""

    key: UUID
    starts_at: datetime
    ends_at: datetime
    place: str
    title: str
    made_at: datetime
    changed_at: datetime | None
    off: bool


def invitation(of: Date) -> str:
    """One meeting as iCalendar (RFC 5545); each change has a higher number than the one before."""
    last = of.changed_at or of.made_at
    event = Event()
    event.add("uid", f"{of.key}@nahtlos")
    event.add("dtstamp", last)
    event.add("last-modified", last)
    event.add(
        "sequence", max(1, round((last - of.made_at).total_seconds())) if of.changed_at else 0
    )
    event.add("dtstart", of.starts_at)
    event.add("dtend", of.ends_at)
    event.add("summary", of.title)
    event.add("location", of.place)
    event.add("status", "CANCELLED" if of.off else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Nahtlos//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical()).decode()

"""A visitor's talks as entries of a calendar (RFC 5545): those that come, and those that are no more."""

from datetime import UTC, timedelta

from django.utils.translation import gettext as _
from icalendar import Alarm, Event

from nahtlos.days import queries
from nahtlos.web.calendars import begun, say
from nahtlos.web.languages import page_language


def _begun(
    visit: queries.Visit, topic: str, talk: queries.Talk | queries.Gone, stands: str
) -> Event:
    """The same key for a topic whatever becomes of it; in UTC so that no time zone has to be described."""
    visitor = visit.visitor
    first = visitor.invited_at or visitor.joined_at
    event = begun(f"{visitor.pk}-{topic}", first, visitor.moved_at)
    event.add("dtstart", talk.starts.astimezone(UTC))
    event.add("dtend", talk.ends.astimezone(UTC))
    event.add("status", stands)
    return event


def no_entry(visit: queries.Visit, talk: queries.Gone) -> Event:
    """A talk that is no more: newer than its copy in the calendar, which goes."""
    event = _begun(visit, talk.key, talk, "CANCELLED")
    event.add("transp", "TRANSPARENT")
    say(event, summary=_("Consultation day: %(topic)s") % {"topic": talk.topic})
    return event


def entry(visit: queries.Visit, talk: queries.Talk, page: str) -> Event:
    """One talk: where, with what, and the own page."""
    day = visit.day
    event = _begun(visit, talk.meeting.topic, talk, "CONFIRMED")
    event.add("url", page)
    where = [day.place, day.street, str(talk.desk.room or "")]
    told = [
        talk.desk.institution.name,
        _("Desk %(n)d") % {"n": talk.desk.number},
        _("Somebody interprets for you.") if talk.interpreted else "",
        f"{_('Please bring with you')}: {day.said('bring', page_language()).text}" if day.bring else "",
        page,
    ]  # fmt: skip
    say(
        event,
        summary=_("Consultation day: %(topic)s") % {"topic": talk.topic},
        location=", ".join(part for part in where if part),
        description="\n".join(line for line in told if line),
    )
    for before in (timedelta(days=2), timedelta(hours=2)):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", talk.topic)
        alarm.add("trigger", -before)
        event.add_component(alarm)
    return event

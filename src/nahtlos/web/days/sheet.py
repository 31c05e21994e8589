"""The timetable of a visitor on paper: times, place, plan of the house, code."""

from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nahtlos.days import queries
from nahtlos.plan.papers.codes import qr
from nahtlos.plan.papers.setting import Value, set_paper
from nahtlos.web.days import drawing
from nahtlos.web.templatetags.words import comma


def made(visit: queries.Visit, address: str, language: str, at: datetime) -> bytes:
    """PDF/UA of one page in this language."""
    with translation.override(language):
        data = _data(visit, address, language)
        title = _("Your times on the consultation day")
    return set_paper("visit", data, title=title, language=language, at=at)


def _data(visit: queries.Visit, address: str, language: str) -> dict[str, Value]:
    day = visit.day
    rooms = {talk.desk.room_id for talk in visit.talks if talk.desk.room_id}
    return {
        "number": str(visit.visitor.number),
        "your_number": _("Your number"),
        "heading": _("Your times on the consultation day"),
        "when": f"{date_format(day.on, 'l')}{comma()} {date_format(day.on, 'DATE_FORMAT')}",
        "called": _said(day, "title", language),
        "where": [day.place, day.street],
        "bring": _("Please bring with you"),
        "things": _said(day, "bring", language),
        "talks": [_talk(talk) for talk in visit.talks],
        "none": _("There are no times yet."),
        "plan": _("Plan of the house"),
        "floors": [_floor(one) for one in drawing.floors(queries.rooms_of(day.pk), rooms)],
        "ask": _("Do you have a question?"),
        "host": {"name": day.institution.name, "telephone": day.institution.telephone},
        "code": qr(address),
        "code_says": _("Show this code at the door."),
    }


def _said(day: queries.Day, name: str, language: str) -> Value:
    """A text of the day, and whether it is in the language of the paper."""
    found = day.said(name, language)
    return {"text": found.text, "own": found.language == language}


def _talk(talk: queries.Talk) -> Value:
    room = str(talk.desk.room or "")
    return {
        "time": drawing.window(talk.meeting.start, talk.meeting.end),
        "topic": talk.topic,
        "desk": [talk.desk.institution.name, room, _("Desk %(n)d") % {"n": talk.desk.number}],
        "help": _("Somebody interprets for you.") if talk.interpreted else "",
    }


def _floor(floor: drawing.Floor) -> Value:
    return {
        "name": _("Floor %(n)d") % {"n": floor.storey} if floor.storey else _("Ground floor"),
        "boxes": [
            {"name": b.name, "x": b.x, "y": b.y, "w": b.width, "h": b.height, "marked": b.marked}
            for b in floor.boxes
        ],
        "w": floor.width,
        "h": floor.height,
    }

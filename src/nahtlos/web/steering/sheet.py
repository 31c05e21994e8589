"""Minutes on paper."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nahtlos.plan.papers.setting import Value, set_paper
from nahtlos.steering import queries


def pdf(meeting: queries.Meeting, read: Mapping[str, Any], *, at: datetime) -> bytes:
    """PDF/UA-1 of the minutes. Call it with German active."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    when = f"{date_format(begins, 'DATE_FORMAT')}, {date_format(begins, 'H:i')}–{date_format(ends, 'H:i')}"
    data: dict[str, Value] = {
        "heading": meeting.group.name,
        "lead": _("Minutes of meeting %(n)d") % {"n": meeting.number},
        "when": f"{when}, {meeting.place}",
        "state": "" if read["approved"] else _("Draft, not approved yet"),
        "people": [
            {"label": _("Present"), "names": _names(read["here"])},
            {"label": _("Absent"), "names": _names(read["away"])},
        ],
        "points": [_point(one, number) for number, one in enumerate(read["points"], 1)],
        "decision": _("Decision"),
        "task": _("Task"),
    }
    title = f"{meeting.group.name}, {date_format(begins, 'SHORT_DATE_FORMAT')}"
    return set_paper("minutes", data, title=title, language="de", at=at)


def _names(members: list[queries.Member]) -> str:
    return ", ".join(f"{one} ({one.place})" for one in members) or "–"


def _point(point: queries.Point, number: int) -> Value:
    return {
        "title": f"{number}. {point.title}",
        "notes": list[Value](line for line in point.notes.split("\n") if line.strip()),
        "decisions": list[Value](
            f"{one.number}. {one.text}" for one in point.decisions.all()
        ),
        "tasks": list[Value](
            f"{one.text} – {one.who} ({one.who.place}), {date_format(one.until_on, 'SHORT_DATE_FORMAT')}"
            for one in point.tasks.all()
        ),
    }  # fmt: skip

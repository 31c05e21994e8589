"""Name badges: ten on a sheet of A4, with name, institution, languages and a code."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nahtlos.events import queries
from nahtlos.people.languages import LANGUAGES
from nahtlos.plan.papers.codes import qr
from nahtlos.plan.papers.setting import Value, set_paper
from nahtlos.web.events.mine import badge_address
from nahtlos.web.languages import page_language

MOST_LANGUAGES = 4


def made(event: queries.Event, rows: Sequence[queries.Line], at: datetime) -> bytes:
    """PDF/UA; the code opens no page of the guest, so a badge may be photographed."""
    data: dict[str, Value] = {
        "event": event.title,
        "day": date_format(event.begins_at, "DATE_FORMAT"),
        "none": _("Nobody has signed up yet."),
        "badges": [_badge(one) for one in rows],
    }
    title = _("Name badges: %(event)s") % {"event": event.title}
    return set_paper("badges", data, title=title, language=page_language(), at=at)


def _badge(one: queries.Line) -> Value:
    spoken = [LANGUAGES[code].own for code in one.guest.languages if code in LANGUAGES]
    return {
        "name": one.name or str(one.guest.number),
        "from": one.card.affiliation,
        "languages": ", ".join(spoken[:MOST_LANGUAGES]),
        "number": str(one.guest.number),
        "group": str(one.guest.group or ""),
        "code": qr(badge_address(one.guest)),
    }

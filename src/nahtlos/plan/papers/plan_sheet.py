"""The plan on paper: in the person's language, with German beneath each line, on A4, readable in grey."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.plan.papers.codes import qr
from nahtlos.plan.papers.fonts import can_draw
from nahtlos.plan.papers.setting import Value, set_paper

State = Literal["open", "stuck", "done"]

STATES: dict[State, Promise] = {"open": _("to do"), "stuck": _("stuck"), "done": _("done")}
WORDS: dict[str, Promise] = {
    "plan": _("My plan"),
    "goal": _("My goal"),
    "steps": _("My steps"),
    "none": _("There is no step in the plan yet."),
    "meeting": _("Your next appointment"),
    "bring": _("Please bring:"),
    "ring": _("Who is there for you"),
    "own_page": _("Your own page"),
    "until": _("until"),
    "agrees": _("We made this plan together. I have read it or heard it. I agree to it."),
    "changes": _("We can change the plan at any time."),
    "decides": _("Indication; the office decides."),
    "person": _("Signature"),
    "adviser": _("Signature of the adviser"),
}
VERSION = _("Version %(n)s, agreed on %(day)s")
PRINTED = _("As of %(day)s")
COMMA = {"ar": "،", "fa": "،"}


@dataclass(frozen=True)
class Both:
    """A text in the person's language and in German; where `own` is empty there is German alone."""

    own: str
    german: str = ""


@dataclass(frozen=True)
class SheetStep:
    """One step: what, who does it, until when, how it stands; `law` where a paragraph is cited."""

    what: Both
    who: Both
    until: date | None = None
    state: State = "open"
    note: str = ""
    law: str = ""


@dataclass(frozen=True)
class SheetMeeting:
    """The next appointment; `starts_at` in local time."""

    what: Both
    starts_at: datetime
    place: str = ""
    with_whom: str = ""
    bring: tuple[Both, ...] = ()


@dataclass(frozen=True)
class Reach:
    """Whom to ring."""

    name: str
    institution: str
    telephone: str = ""
    hours: str = ""


@dataclass(frozen=True)
class SheetAgreement:
    """The version that was agreed to; `path` are the lines drawn, as SVG in a box of 1000 × 300."""

    number: int
    on: date
    path: str = ""


@dataclass(frozen=True)
class PlanSheet:
    """Everything that stands on the paper. `own_page` is the address behind the QR code."""

    language: str
    person: str
    made_at: datetime
    goals: tuple[Both, ...] = ()
    steps: tuple[SheetStep, ...] = ()
    meeting: SheetMeeting | None = None
    reach: Reach | None = None
    agreed: SheetAgreement | None = None
    own_page: str = ""


def pdf(sheet: PlanSheet) -> bytes:
    """The plan as PDF/UA-1."""
    title = f"{_in(WORDS['plan'], sheet.language)} – {sheet.person}"
    return set_paper("plan", _told(sheet), title=title, language=sheet.language, at=sheet.made_at)


def _in(text: Promise, language: str) -> str:
    with translation.override(language):
        return str(text)


def _both(text: Promise, language: str, **values: date | int) -> Value:
    """A text of the house in both languages, with days as each of them writes days."""
    told: list[str] = []
    for one in (language, "de"):
        with translation.override(one):
            filled = {name: _plain(value) for name, value in values.items()}
            told.append(str(text) % filled if filled else str(text))
    return _pair(Both(*told))


def _plain(value: date | int) -> str:
    return date_format(value, "DATE_FORMAT") if isinstance(value, date) else str(value)


def _pair(text: Both) -> Value:
    """Both languages; German alone where both are the same or the fonts have not got the script."""
    own, german = text.own, text.german or text.own
    readable = own if own and can_draw(own) else german
    return {"own": readable, "german": "" if readable == german else german}


def _day(value: date, language: str, *, weekday: bool = False) -> Value:
    told = []
    for one in (language, "de"):
        with translation.override(one):
            begins = f"{date_format(value, 'l')}{COMMA.get(one, ',')} " if weekday else ""
            told.append(begins + date_format(value, "DATE_FORMAT"))
    return _pair(Both(*told))


def _told(sheet: PlanSheet) -> dict[str, Value]:
    language = sheet.language
    words: dict[str, Value] = {name: _both(text, language) for name, text in WORDS.items()}
    return {
        "words": words,
        "person": sheet.person,
        "as_of": _both(PRINTED, language, day=timezone.localdate(sheet.made_at)),
        "goals": _pairs(sheet.goals),
        "steps": [_step(one, language) for one in sheet.steps],
        "cites": any(one.law for one in sheet.steps),
        "meeting": _meeting(sheet.meeting, language),
        "reach": _reach(sheet.reach),
        "agreed": _agreed(sheet.agreed, language),
        "code": qr(sheet.own_page) if sheet.own_page else "",
    }


def _pairs(texts: Iterable[Both]) -> Value:
    return [_pair(one) for one in texts]


def _step(step: SheetStep, language: str) -> Value:
    return {
        "what": _pair(step.what),
        "who": _pair(step.who),
        "until": _day(step.until, language) if step.until else None,
        "state": step.state,
        "says": _both(STATES[step.state], language),
        "note": step.note,
        "law": step.law,
    }


def _meeting(meeting: SheetMeeting | None, language: str) -> Value:
    if meeting is None:
        return None
    return {
        "what": _pair(meeting.what),
        "day": _day(timezone.localdate(meeting.starts_at), language, weekday=True),
        "time": f"{timezone.localtime(meeting.starts_at):%H:%M}",
        "place": meeting.place,
        "with_whom": meeting.with_whom,
        "bring": _pairs(meeting.bring),
    }


def _reach(reach: Reach | None) -> Value:
    if reach is None:
        return None
    return {
        "name": reach.name, "institution": reach.institution, "telephone": reach.telephone,
        "hours": reach.hours,
    }  # fmt: skip


def _agreed(agreed: SheetAgreement | None, language: str) -> Value:
    if agreed is None:
        return None
    return {
        "version": _both(VERSION, language, n=agreed.number, day=agreed.on),
        "signature": _drawing(agreed.path),
    }


def _drawing(path: str) -> str:
    """The lines as a picture; nothing but `M`, `L` and numbers is let through."""
    if not path or set(path) - set("ML0123456789 .,-"):
        return ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 300">'
        f'<path d="{path}" fill="none" stroke="black" stroke-width="6" stroke-linecap="round"'
        ' stroke-linejoin="round"/></svg>'
    )

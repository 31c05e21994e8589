"""A visitor's own page by the link of the invitation: times, way, telephone view of the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zlib import crc32

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.days import access, actions, queries
from nahtlos.network.queries import TOPICS
from nahtlos.plan.papers.codes import qr
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.calendars import ICS, written
from nahtlos.web.days import drawing, sheet
from nahtlos.web.days.arriving import found
from nahtlos.web.days.beating import unchanged
from nahtlos.web.days.entries import entry, no_entry
from nahtlos.web.days.public_forms import NamesForm, TimeForm
from nahtlos.web.languages import page_language
from nahtlos.web.network.doing import done, pressed

LATE = 15


@dataclass(frozen=True)
class Opened:
    """A link that holds, whoever holds it, and what it opens."""

    by: Actor
    visit: queries.Visit
    token: str


def _holder(token: str) -> tuple[Actor, queries.Visitor, str]:
    """Whoever holds a link, the visitor of it and the pulse of the page, or a page that is not there."""
    by = Actor(link=queries.digest_of(token))
    with acting(by):
        found = queries.visitor_and_pulse_of_link()
    if found is None:
        raise Http404
    return by, *found


def _opened(token: str) -> Opened:
    """The visit behind a link, or a page that is not there."""
    by, visitor, _pulse = _holder(token)
    with acting(by):
        return Opened(by, queries.visit_of(visitor), token)


def quiet(response: HttpResponse) -> HttpResponse:
    """Kept nowhere, and its address told to nobody else."""
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _late(visitor: queries.Visitor, by: Actor, at: datetime) -> dict[UUID, str]:
    """On the day itself: what is later than the visitor was told."""
    day = visitor.day
    if day.on != today() or day.phase != queries.Phase.PLANNED:
        return {}
    return actions.expected_now(day=day, number=visitor.number, by=by, at=at)


def _beat(pulse: str, *told: object) -> str:
    """What the page shows, in short: it is drawn anew only if that has changed."""
    return f"{pulse}-{crc32(repr((today(), *told)).encode()):08x}"


def _institutions(visit: queries.Visit) -> list[tuple[UUID, str]]:
    """Whoever has a desk for what the visitor wants."""
    wanted = {t.meeting.topic for t in visit.talks} | {
        w.topic for w in (*visit.unmet, *visit.waiting)
    }
    every = queries.institutions_for(visit.day.pk)
    found: dict[UUID, str] = {}
    for topic in wanted:
        found |= dict(every.get(topic, ()))
    return list(found.items())


@require_safe
def show(request: NahtlosRequest, token: str) -> HttpResponse:
    """When, where, with what? On the day: where now?"""
    (by, visitor, pulse), at = _holder(token), now()
    late, before = _late(visitor, by, at), visitor.day.moment(visitor.day.opens) > at
    beat = _beat(pulse, before, sorted((str(key), minute) for key, minute in late.items()))
    if same := unchanged(request, beat):
        return quiet(same)
    with acting(by):
        visit = queries.visit_of(visitor)
    planned = [talk for talk in visit.talks if talk.state == "planned"]
    rooms = {talk.desk.room_id for talk in visit.talks if talk.desk.room_id}
    turns = {topic: request.GET[topic] for topic, _label in TOPICS
             if request.GET.get(topic, "").isdecimal()}  # fmt: skip
    shown = {
        "visit": visit, "day": visit.day, "token": token, "beat": beat,
        "hours": drawing.window(visit.day.opens, visit.day.closes),
        "today": visit.day.on == today(),
        "next": planned[0] if planned else None,
        "expected": late.get(planned[0].meeting.pk, "") if planned else "",
        "now": next((talk for talk in visit.talks if talk.state == "begun"), None),
        "waiting": [(want, turns.get(want.topic, "")) for want in visit.waiting],
        "plans": drawing.floors(queries.rooms_of(visit.day.pk), rooms),
        "refusal": access.may_change_visit(by, visitor, themself=True),
        "runs": access.may_run(request.actor, visit.day) is None,
        "has_names": bool(visit.first_name),
        "marks": queries.Liked.choices if _has_talked(visit) else (),
        "liked_at": reverse("days:mine", args=[token]) + "liked/",
        "before": before,
        "gone": visit.gone if visit.day.on >= today() else (),
    }  # fmt: skip
    return quiet(render(request, "days/mine.html", shown))


def _has_talked(visit: queries.Visit) -> bool:
    """Nobody is asked how it was before anything was."""
    if visit.visitor.arrived_at is None:
        return False
    return visit.day.phase == queries.Phase.OVER or any(one.state == "done" for one in visit.talks)


@require_safe
def own(request: NahtlosRequest) -> HttpResponse:
    """My consultation days, for whoever has a page of their own."""
    if request.actor.person is None:
        raise Http404
    visits = [
        (one, queries.token_of(one.visitor.pk)) for one in queries.visits_of(request.actor.person)
    ]
    return quiet(render(request, "days/own.html", {"visits": visits}))


def _come_late(visitor: queries.Visitor, one: Opened) -> None:
    since = max(visitor.late_until or 0, one.visit.day.minute(now()), one.visit.day.opens)
    actions.come_late(visitor=visitor, until=since + LATE, by=one.by, at=now(), themself=True)


SAYS: dict[str, Callable[[queries.Visitor, Opened], object]] = {
    "yes": lambda visitor, one: actions.confirm(visitor=visitor, by=one.by, themself=True),
    "no": lambda visitor, one: actions.call_off(
        visitor=visitor, by=one.by, at=now(), themself=True
    ),
    "late": _come_late,
}


@require_POST
def answer(request: NahtlosRequest, token: str, what: str) -> HttpResponse:
    """I come, I cannot come, I am late; or, for staff at the door, they are here."""
    one = _opened(token)
    visitor = one.visit.visitor
    if what == "here":  # at the door, by whoever runs the day and is signed in
        actions.arrive(visitor=visitor, by=request.actor, at=now())
    elif what in SAYS:
        pressed(request, lambda: SAYS[what](visitor, one))
    else:
        raise Http404
    return quiet(redirect("days:mine", token))


@require_POST
def liked(request: NahtlosRequest, token: str, mark: int) -> HttpResponse:
    """How was it? One press, and the last one counts."""
    one = _opened(token)
    pressed(request, lambda: actions.say_liked(visitor=one.visit.visitor, mark=mark, by=one.by))
    return quiet(redirect("days:mine", token))


def names(request: NahtlosRequest, token: str) -> HttpResponse:
    """Who may know my first name, from now on?"""
    one = _opened(token)
    form = NamesForm(
        request.POST if request.method == "POST" else None, institutions=_institutions(one.visit),
        initial={"shown": [str(key) for key in one.visit.shown]},
    )  # fmt: skip
    if done(request, form, lambda: actions.show_name(
        visitor=one.visit.visitor, institutions=[UUID(k) for k in form.cleaned_data["shown"]],
        by=one.by, at=now(),
    )):  # fmt: skip
        return quiet(redirect("days:mine", token))
    shown = {"form": form, "token": token, "title": _("Who may know your first name?")}
    return quiet(render(request, "days/mine_form.html", shown))


def time(request: NahtlosRequest, token: str, meeting: UUID) -> HttpResponse:
    """Another time for one talk; what is free is shown, one press takes it."""
    one = _opened(token)
    with acting(one.by):
        kept = found(queries.meeting_for, meeting)
    times = actions.other_times(meeting=kept, by=one.by, at=now())
    form = TimeForm(request.POST or None, times=[(other.key, other.starts) for other in times])
    if done(request, form, lambda: actions.take_time(
        meeting=kept, visitor=one.visit.visitor, key=form.cleaned_data["time"], by=one.by, at=now(),
        themself=True,
    )):  # fmt: skip
        return quiet(redirect("days:mine", token))
    shown = {
        "form": form if times else None, "token": token, "title": _("Another time"),
        "talk": kept, "host": one.visit.day.institution,
        "refusal": access.may_change_visit(one.by, one.visit.visitor, themself=True),
    }  # fmt: skip
    return quiet(render(request, "days/time.html", shown, status=422 if form.errors else 200))


@require_POST
def wait(request: NahtlosRequest, token: str, meeting: UUID) -> HttpResponse:
    """No time suits: this one goes to somebody else, the place stays, and another time is looked for."""
    one = _opened(token)
    with acting(one.by):
        kept = found(queries.meeting_for, meeting)
    pressed(request, lambda: actions.wait_for_time(
        meeting=kept, visitor=one.visit.visitor, by=one.by, at=now(), themself=True,
    ))  # fmt: skip
    return quiet(redirect("days:mine", token))


def address(token: str) -> str:
    """Where the page of a visitor is, for a code or a message."""
    return settings.SITE_ADDRESS + reverse("days:mine", args=[token])


@require_safe
def code(request: NahtlosRequest, token: str) -> HttpResponse:
    """The code to show at the door."""
    _opened(token)
    return quiet(HttpResponse(qr(address(token)), content_type="image/svg+xml"))


@require_safe
def paper(request: NahtlosRequest, token: str) -> HttpResponse:
    """The timetable to print, in the language of the page."""
    one = _opened(token)
    made = sheet.made(one.visit, address(token), page_language(), now())
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="sprechtag.pdf"'
    return quiet(response)


@require_safe
def calendar(request: NahtlosRequest, token: str) -> HttpResponse:
    """The times for the calendar of a telephone (RFC 5545)."""
    one = _opened(token)
    visit = one.visit
    name = visit.day.said("title", page_language()).text
    events = [entry(visit, talk, address(token)) for talk in visit.talks]
    gone = [no_entry(visit, talk) for talk in visit.gone]
    method = "CANCEL" if gone and not events else "PUBLISH"
    response = HttpResponse(written(name, [*events, *gone], method=method), content_type=ICS)
    response.headers["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return quiet(response)

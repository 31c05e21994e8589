"""Minutes on the spot, and afterwards as a page and on paper.

Each point is saved by itself, while somebody writes where JavaScript runs and with its button where it
does not. Whoever saves says which version they had before them.
"""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.people.facts.plain import composed, why_not_plain
from nahtlos.steering import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import pressed
from nahtlos.web.steering import counting, sheet
from nahtlos.web.steering.arriving import found, hand, meeting_at, point_at
from nahtlos.web.steering.settling_forms import DecisionForm, TaskForm, Values

MOST = 8000


@dataclass(frozen=True)
class Clash:
    """What somebody typed that was not taken, and why; `theirs` stands in the database."""

    typed: str
    version: int
    refusal: Refusal
    theirs: queries.Point | None = None


@dataclass(frozen=True)
class Entry:
    """A point with the forms below it."""

    point: queries.Point
    number: int
    decision: forms.Form
    task: forms.Form
    clash: Clash | None


@dataclass(frozen=True)
class Sent:
    """A form that came back with a mistake, or notes that were not taken."""

    point: UUID | None = None
    form: forms.Form | None = None
    clash: Clash | None = None


def _entry(
    point: queries.Point, number: int, sent: Sent, *, values: Values, members: list[queries.Member]
) -> Entry:
    mine = sent if sent.point == point.pk else Sent()
    decision = DecisionForm(prefix=f"d-{point.pk}", values=values)
    task = TaskForm(prefix=f"t-{point.pk}", members=members)
    return Entry(
        point, number,
        mine.form if isinstance(mine.form, DecisionForm) else decision,
        mine.form if isinstance(mine.form, TaskForm) else task,
        mine.clash,
    )  # fmt: skip


def page(
    request: NahtlosRequest, meeting: queries.Meeting, sent: Sent | None = None
) -> HttpResponse:
    """The whole page to write on."""
    values, members = counting.figures(request), queries.members_of(meeting.group)
    points = queries.agenda_of(meeting).on
    shown = {
        **hand(request, meeting.group), "meeting": meeting, "group": meeting.group,
        "seats": queries.seats_of(meeting),
        "entries": [
            _entry(one, number, sent or Sent(), values=values, members=members)
            for number, one in enumerate(points, 1)
        ],
    }  # fmt: skip
    status = 422 if sent else 200
    return render(request, "steering/minutes.html", shown, status=status)


@login_required
@require_safe
def show(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """Write while it runs; read afterwards. Of a public group the network reads what was approved."""
    kept = found_minutes(found(queries.meeting_for, meeting))
    held = hand(request, kept.group)
    if kept.state == queries.MeetingState.RUNNING and held["sits"]:
        return page(request, kept)
    return render(request, "steering/read.html", read(kept) | held)


def found_minutes(meeting: queries.Meeting) -> queries.Meeting:
    """A meeting of which there are minutes."""
    if meeting.state not in queries.READABLE:
        raise Refused(Refusal(_("There are no minutes of this meeting yet.")))
    return meeting


def read(meeting: queries.Meeting) -> dict[str, object]:
    """Minutes to read."""
    seats = queries.seats_of(meeting)
    return {
        "meeting": meeting, "group": meeting.group, "points": queries.agenda_of(meeting).on,
        "here": [one.member for one in seats if one.came],
        "away": [one.member for one in seats if not one.came],
        "approved": meeting.state == queries.MeetingState.APPROVED, "states": queries.MeetingState,
    }  # fmt: skip


@login_required
@require_POST
def notes(request: NahtlosRequest, point: UUID) -> HttpResponse:
    """Save what was said on one point."""
    one = point_at(request, point)
    typed = composed(request.POST.get("notes", ""))
    version = _number(request.POST.get("over") or request.POST.get("version", "0"))
    clash = _write(request, one, typed, version)
    one = point_at(request, point)
    if request.headers.get("HX-Request"):
        shown = {"point": one, "clash": clash}
        return render(request, "steering/_saved.html", shown, status=422 if clash else 200)
    if clash:
        return page(request, one.meeting, Sent(point, clash=clash))
    return redirect(f"{reverse('steering:minutes', args=[one.meeting_id])}#point-{point}")


def _write(request: NahtlosRequest, point: queries.Point, typed: str, version: int) -> Clash | None:
    """None once it is saved."""
    sentence: object = why_not_plain(typed, lines=True)
    if len(typed) > MOST:
        sentence = _("Please shorten this to %(n)d letters.") % {"n": MOST}
    if sentence:
        return Clash(typed, version, Refusal(str(sentence)))
    try:
        actions.write_notes(point=point, notes=typed, version=version, by=request.actor, at=now())
    except actions.Conflict as conflict:
        return Clash(typed, version, conflict.refusal, conflict.point)
    except Refused as refused:
        return Clash(typed, version, refused.refusal)
    return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


@login_required
@require_POST
def came(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """Tick off who is here."""
    kept = meeting_at(request, meeting)
    ticked = set(request.POST.getlist("came"))
    known = [one.member_id for one in queries.seats_of(kept)]
    here = [key for key in known if str(key) in ticked]
    pressed(request, lambda: actions.write_who_came(meeting=kept, came=here, by=request.actor))
    return redirect("steering:minutes", meeting)


@login_required
@require_POST
def add_point(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """A point that came up on the spot."""
    kept = meeting_at(request, meeting)
    title = composed(request.POST.get("title", ""))[:160].strip()
    if title and not why_not_plain(title):
        pressed(request, lambda: actions.add_point(
            meeting=kept, title=title, by=request.actor, at=now()
        ))  # fmt: skip
    return redirect("steering:minutes", meeting)


@login_required
@require_safe
def paper(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """Minutes as PDF."""
    return on_paper(found_minutes(found(queries.meeting_for, meeting)))


def on_paper(meeting: queries.Meeting) -> HttpResponse:
    """Minutes as PDF, in German like the rest of the group's papers."""
    with translation.override("de"):
        made = sheet.pdf(meeting, read(meeting), at=now())
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="protokoll.pdf"'
    return response

"""A meeting: planned, its agenda collected, invited, held."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.steering import access, actions, papers, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.calendars import ICS
from nahtlos.web.network.doing import ask, done, pressed
from nahtlos.web.steering import counting
from nahtlos.web.steering.arriving import group_at, hand, meeting_at
from nahtlos.web.steering.forms import MeetingForm, ProposeForm
from nahtlos.web.steering.telling import told

M = queries.MeetingState


@login_required
def new(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Set a date."""
    kept = group_at(request, group)
    demand(access.may_lead(request.actor, kept))
    form = MeetingForm(request.POST or None)
    made: list[queries.Meeting] = []

    def do() -> None:
        made.append(actions.plan_meeting(group=kept, by=request.actor, at=now(), **form.told()))

    if done(request, form, do):
        return redirect("steering:meeting", made[0].pk)
    return ask(request, form, _("New meeting"), submit=_("Plan it"),
               lead=_("Nobody is told yet. You invite when the agenda is ready."),
               back=reverse("steering:group", args=[group]), back_to=kept.name)  # fmt: skip


@login_required
@require_safe
def show(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """What do we speak about, who comes, and how have our figures moved?"""
    kept = meeting_at(request, meeting)
    return render(request, "steering/meeting.html", page_of(request, kept, ProposeForm()))


def page_of(
    request: NahtlosRequest, meeting: queries.Meeting, form: ProposeForm
) -> dict[str, object]:
    """All that stands on the page of a meeting."""
    held = hand(request, meeting.group)
    ahead = meeting.state in queries.AHEAD
    proposed = []
    if held["leads"] and (ahead or meeting.state == M.RUNNING):
        found = queries.proposed_for(meeting, counting.jams(request), today())
        proposed = [(one, *wording.point(one)) for one in found]
    seats = queries.seats_of(meeting)
    back = queries.followed(queries.since_last(meeting), counting.figures(request))
    return {
        **held, "meeting": meeting, "group": meeting.group, "form": form, "ahead": ahead,
        "agenda": queries.agenda_of(meeting), "proposed": proposed, "seats": seats,
        "own": queries.own_member(request.actor, meeting.group),
        "comes": sum(one.answer == "yes" for one in seats),
        "back_on": told(back), "states": M,
        "begin_refusal": access.may_move_meeting(request.actor, meeting, M.RUNNING, at=now())
        if meeting.state == M.INVITED else None,
    }  # fmt: skip


@login_required
def change(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """Another time or place."""
    kept = meeting_at(request, meeting)
    demand(access.may_lead(request.actor, kept.group))
    form = MeetingForm(request.POST or None, initial=MeetingForm.of(kept))
    if done(request, form, lambda: actions.change_meeting(
        meeting=kept, by=request.actor, at=now(), **form.told()
    )):  # fmt: skip
        if kept.state == M.INVITED:
            messages.success(request, _("Kept. Whoever was invited is told, and asked again."))
        return redirect("steering:meeting", meeting)
    return ask(request, form, _("Change the meeting"), submit=_("Save"),
               back=reverse("steering:meeting", args=[meeting]),
               back_to=kept.group.name)  # fmt: skip


Verb = Callable[..., object]
VERBS: dict[str, tuple[Verb, str | Promise]] = {
    "invite": (actions.invite, gettext_lazy("Everybody is invited by mail.")),
    "cancel": (actions.call_off, gettext_lazy("Called off. Whoever was invited is told.")),
    "begin": (actions.begin, ""),
    "end": (actions.end, gettext_lazy("The minutes wait to be approved.")),
    "write": (actions.write_on, ""),
    "approve": (
        actions.approve,
        gettext_lazy("Approved. The minutes are on their way to every member."),
    ),
}
TO_MINUTES = frozenset({"begin", "end", "write", "approve"})


@login_required
@require_POST
def do(request: NahtlosRequest, meeting: UUID, verb: str) -> HttpResponse:
    """Invite, call off, begin, end, write on, approve; or say whether one comes."""
    kept = meeting_at(request, meeting)
    if verb in {"yes", "no"}:
        own = queries.own_member(request.actor, kept.group)
        if own is None:
            raise Http404
        pressed(request, lambda: actions.answer(
            meeting=kept, member=own, comes=verb == "yes", by=request.actor
        ))  # fmt: skip
        return redirect("steering:meeting", meeting)
    if verb not in VERBS:
        raise Http404
    act, says = VERBS[verb]
    pressed(request, lambda: _do(request, kept, act, says, at=now()))
    return redirect(f"steering:{'minutes' if verb in TO_MINUTES else 'meeting'}", meeting)


def _do(
    request: NahtlosRequest,
    meeting: queries.Meeting,
    act: Verb,
    says: str | Promise,
    *,
    at: datetime,
) -> None:
    by: Actor = request.actor
    act(meeting=meeting, by=by, at=at)
    if says:
        messages.success(request, str(says))


@login_required
@require_safe
def calendar(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """The date for one's own calendar."""
    return as_calendar(meeting_at(request, meeting))


def as_calendar(meeting: queries.Meeting) -> HttpResponse:
    """One meeting as a file."""
    text = papers.invitation(
        papers.Date(
            key=meeting.pk, starts_at=meeting.starts_at, ends_at=meeting.ends_at,
            place=meeting.place, title=meeting.group.name, made_at=meeting.made_at,
            changed_at=meeting.changed_at, off=meeting.state == M.CANCELLED,
        )
    )  # fmt: skip
    return HttpResponse(text, content_type=ICS)

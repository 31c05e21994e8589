"""What a member without a sign-in opens by the link in a mail: one group, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.steering import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mine import pace
from nahtlos.web.network.doing import done, pressed
from nahtlos.web.steering.arriving import found
from nahtlos.web.steering.following import TaskPage
from nahtlos.web.steering.forms import ProposeForm
from nahtlos.web.steering.minutes import found_minutes, on_paper, read


@dataclass(frozen=True)
class Holder:
    """Whoever holds a link that opens something."""

    by: Actor
    member: queries.Member
    token: str


Page = Callable[[NahtlosRequest, Holder], HttpResponse]


def _opened(request: NahtlosRequest, token: str, page: Page) -> HttpResponse:
    """The page for whoever holds this link; or why there is none."""
    by = Actor(link=queries.digest_of(token))
    with acting(by):
        member = queries.member_of_link(token)
        if member is None:
            return _quiet(_over(request, token))
        try:
            return _quiet(page(request, Holder(by, member, token)))
        except Refused as refused:
            messages.warning(request, str(refused.refusal))
            return redirect("steering:together", token)


def _over(request: NahtlosRequest, token: str) -> HttpResponse:
    """Ours but over, or not ours: whoever tries many has to pause."""
    if pace.paused(request):
        return render(request, "mine/pause.html", status=429)
    if not queries.is_ours(token):
        pace.count_wrong(request)
    return render(request, "steering/link_over.html", status=410)


def _quiet(response: HttpResponse) -> HttpResponse:
    """Kept by no browser, and nobody is told from which address somebody went on."""
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _of_group(holder: Holder, key: UUID) -> queries.Meeting:
    meeting = found(queries.meeting_for, key)
    if meeting.group_id != holder.member.group_id:
        raise Http404
    return meeting


@require_safe
def show(request: NahtlosRequest, token: str) -> HttpResponse:
    """When do we meet, what did I take on, and what was written?"""
    return _opened(request, token, lambda req, holder: _page(req, holder, ProposeForm()))


def _page(request: NahtlosRequest, holder: Holder, form: ProposeForm) -> HttpResponse:
    group = holder.member.group
    meeting = queries.next_meeting(group, now())
    seats = queries.seats_of(meeting) if meeting else []
    shown = {
        "group": group, "member": holder.member, "token": holder.token, "meeting": meeting,
        "agenda": queries.agenda_of(meeting) if meeting else None, "form": form,
        "own": next((one for one in seats if one.member_id == holder.member.pk), None),
        "tasks": queries.tasks_for(holder.member), "today": today(),
        "minutes": queries.readable(queries.meetings_of(group)), "states": queries.MeetingState,
    }  # fmt: skip
    return render(request, "steering/together.html", shown, status=422 if form.errors else 200)


@require_POST
def answer(request: NahtlosRequest, token: str, meeting: UUID) -> HttpResponse:
    """Say whether one comes."""

    def page(request: NahtlosRequest, holder: Holder) -> HttpResponse:
        comes = request.POST.get("comes") == "yes"
        one = _of_group(holder, meeting)
        pressed(request, lambda: actions.answer(
            meeting=one, member=holder.member, comes=comes, by=holder.by
        ))  # fmt: skip
        return redirect("steering:together", token)

    return _opened(request, token, page)


@require_POST
def propose(request: NahtlosRequest, token: str, meeting: UUID) -> HttpResponse:
    """Propose a point."""

    def page(request: NahtlosRequest, holder: Holder) -> HttpResponse:
        one, form = _of_group(holder, meeting), ProposeForm(request.POST)
        if done(request, form, lambda: actions.propose(
            meeting=one, member=holder.member, by=holder.by, at=now(), **form.cleaned_data
        )):  # fmt: skip
            messages.success(
                request, _("Proposed. Whoever leads the group takes it on or leaves it out.")
            )
            return redirect("steering:together", token)
        return _page(request, holder, form)

    return _opened(request, token, page)


@require_safe
def minutes(request: NahtlosRequest, token: str, meeting: UUID) -> HttpResponse:
    """Minutes to read."""

    def page(request: NahtlosRequest, holder: Holder) -> HttpResponse:
        shown = read(found_minutes(_of_group(holder, meeting))) | {"token": token}
        return render(request, "steering/read.html", shown)

    return _opened(request, token, page)


@require_safe
def paper(request: NahtlosRequest, token: str, meeting: UUID) -> HttpResponse:
    """Minutes as PDF."""
    return _opened(
        request, token, lambda _req, holder: on_paper(found_minutes(_of_group(holder, meeting)))
    )


def task(request: NahtlosRequest, token: str, task: UUID) -> HttpResponse:
    """Done, moved or dropped, by whoever took it on."""

    def page(request: NahtlosRequest, holder: Holder) -> HttpResponse:
        one = found(queries.task_for, task)
        if one.who_id != holder.member.pk:
            raise Http404
        sent = TaskPage(request, one, holder.by)
        if sent.is_done:
            messages.success(request, _("Kept."))
            return redirect("steering:together", token)
        shown = sent.shown | {"token": token}
        return render(request, "steering/task.html", shown, status=sent.status)

    return _opened(request, token, page)

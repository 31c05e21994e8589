"""The agenda of a meeting: proposed by members and the program, taken on or left out with one tap."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.steering import actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done, pressed
from nahtlos.web.steering import counting
from nahtlos.web.steering.arriving import meeting_at, point_at
from nahtlos.web.steering.forms import ProposeForm
from nahtlos.web.steering.meetings import page_of

VERBS = {"accept": queries.PointState.ON, "leave": queries.PointState.OUT}


@login_required
@require_POST
def propose(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """A member proposes a point."""
    kept = meeting_at(request, meeting)
    form = ProposeForm(request.POST)
    own = queries.own_member(request.actor, kept.group)
    if done(request, form, lambda: actions.propose(
        meeting=kept, member=own, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(
            request, _("Proposed. Whoever leads the group takes it on or leaves it out.")
        )
        return redirect("steering:meeting", meeting)
    return render(request, "steering/meeting.html", page_of(request, kept, form), status=422)


@login_required
@require_POST
def take_up(request: NahtlosRequest, meeting: UUID) -> HttpResponse:
    """Answer what the program proposes; the words are made anew, never taken from the page."""
    kept = meeting_at(request, meeting)
    verb, _sep, cue = request.POST.get("point", "").partition(":")
    if verb not in VERBS:
        raise Http404
    found = queries.proposed_for(kept, counting.jams(request), today())
    one = next((each for each in found if each.cue == cue), None)
    if one is None:
        messages.warning(request, _("This has been answered already, or is settled."))
        return redirect("steering:meeting", meeting)
    title, why = wording.point(one)
    pressed(request, lambda: actions.take_up(
        meeting=kept, cue=cue, title=title, why=why, on=verb == "accept", by=request.actor,
        at=now(),
    ))  # fmt: skip
    return redirect("steering:meeting", meeting)


@login_required
@require_POST
def move(request: NahtlosRequest, point: UUID, verb: str) -> HttpResponse:
    """Take a point on the agenda, or leave it out."""
    one = point_at(request, point)
    if verb not in VERBS:
        raise Http404
    pressed(request, lambda: actions.move_point(point=one, to=VERBS[verb], by=request.actor))
    return redirect("steering:meeting", one.meeting_id)

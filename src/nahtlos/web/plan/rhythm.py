"""Who is due to be met again, and the rhythm that the region sets for it."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.people.access import may_make
from nahtlos.plan import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.plan.forms import RhythmForm

AHEAD = timedelta(days=14)


def reviews(request: NahtlosRequest) -> HttpResponse:
    """Whom to invite next."""
    demand(may_make(request.actor))
    listed = queries.due_reviews(request.actor, today() + AHEAD, at=now())
    shown = {
        "due": listed,
        "rhythms": queries.rhythms(sure(request.actor.region)),
        "today": today(),
    }
    return render(request, "plan/reviews.html", shown)


def rhythms(request: NahtlosRequest) -> HttpResponse:
    """How often persons of the region are met."""
    region = sure(request.actor.region)
    demand(access.may_keep_rhythms(request.actor, region))
    form = RhythmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.set_rhythm(by=request.actor, **form.cleaned_data)
        messages.success(request, _("The rhythm holds from now on."))
        return redirect("plan:rhythms")
    shown = {"form": form, "rhythms": queries.rhythms(region)}
    return render(request, "plan/rhythms.html", shown)


@require_POST
def remove(request: NahtlosRequest, rhythm: UUID) -> HttpResponse:
    """Take a rhythm out."""
    found = queries.rhythm_for(rhythm)
    if found is None:
        raise Http404
    actions.remove_rhythm(rhythm=found, by=request.actor)
    messages.success(request, _("Taken out."))
    return redirect("plan:rhythms")

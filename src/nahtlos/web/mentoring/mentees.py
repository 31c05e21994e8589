"""The mentor's own page: when do we meet, and how do I reach help?"""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import today
from nahtlos.mentoring import queries
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mentoring import sides
from nahtlos.web.mentoring.arriving import is_mentor, shown_one
from nahtlos.web.mentoring.own_forms import LogForm, NextForm

SIDE = queries.Side.MENTOR.value


@login_required
@require_safe
def listed(request: NahtlosRequest) -> HttpResponse:
    """Whom do I accompany, when do we meet next?"""
    is_mentor(request)
    pairs = queries.of_mentor(sure(request.actor.account))
    helps = {
        one.pair.programme_id: one.pair.programme for one in pairs if one.pair.state in queries.OPEN
    }
    shown = {
        "proposed": [one for one in pairs if one.pair.state == queries.State.PROPOSED],
        "standing": [(one, LogForm(auto_id=f"{one.pair.pk}_%s")) for one in pairs if one.stands],
        "ended": [
            (one, one.said(SIDE)) for one in pairs if one.pair.state == queries.State.ENDED
        ],
        "helps": list(helps.values()),
        "found": network.find("social", region=request.actor.region),
        "today": today(),
        "side": SIDE,
    }  # fmt: skip
    return render(request, "mentoring/mentees.html", shown)


def _mine(request: NahtlosRequest, pair: UUID) -> queries.Shown:
    is_mentor(request)
    return shown_one(queries.of_mentor(sure(request.actor.account)), pair)


@login_required
def act(request: NahtlosRequest, pair: UUID, what: str) -> HttpResponse:
    """Yes or no, a meeting in a line, the next time."""
    one = _mine(request, pair)
    if what == "next":
        form = NextForm(request.POST or None)
        if sides.next_time(request, one.pair, form):
            return redirect("mentoring:mentees")
        shown = {"form": form, "one": one}
        return render(request, "mentoring/next.html", shown, status=422 if form.errors else 200)
    if request.method != "POST":
        raise Http404
    sides.act(request, one.pair, SIDE, what)
    return redirect("mentoring:mentees")


@login_required
def say(request: NahtlosRequest, pair: UUID, about: str) -> HttpResponse:
    """How is it going, what help is needed, how was it? The person does not see it."""
    one = _mine(request, pair)
    form = sides.word_form(request, about)
    if sides.said(request, one.pair, form, side=SIDE, about=about):
        return redirect("mentoring:mentees")
    shown = {"form": form, "one": one, "about": about, "programme": one.pair.programme}
    return render(request, "mentoring/say.html", shown, status=422 if form.errors else 200)

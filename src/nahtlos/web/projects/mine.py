"""The person's own page: read what it is, say yes or no, see the week, leave."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now
from nahtlos.projects import actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mine.arriving import me, own_page

LIVE = queries.LIVE


@require_safe
@own_page
def show(request: NahtlosRequest) -> HttpResponse:
    """Is there a project for me, when is it, and whom can I ring?"""
    places = queries.of_person(me(request))
    shown = {
        "live": [
            (one, queries.week_of(one.one.project), queries.newly_meeting(one.one))
            for one in places
            if one.one.state in LIVE
        ],
        "over": [one for one in places if one.one.state in {"finished", "left"}],
    }
    return render(request, "projects/mine.html", shown)


def _mine(request: NahtlosRequest, key: UUID) -> queries.Shown:
    places = queries.of_person(me(request))
    one = next((each for each in places if each.one.pk == key), None)
    if one is None:
        raise Http404
    return one


@own_page
def answer(request: NahtlosRequest, one: UUID) -> HttpResponse:
    """Would I like to take part, and may the partners see this?"""
    mine = _mine(request, one)
    if request.method == "POST":
        return _answered(request, mine.one)
    project = mine.one.project
    words = wording.in_words(
        get_language() or "de", first_name=mine.first_name,
        needs=mine.card.needs if mine.card else "",
        partners=[each.name for each in queries.meeting(project)],
    )  # fmt: skip
    shown = {"mine": mine, "project": project, "words": words, "week": queries.week_of(project)}
    return render(request, "projects/mine_answer.html", shown)


def _answered(request: NahtlosRequest, one: queries.Participation) -> HttpResponse:
    by, at, given = request.actor, now(), request.POST.get("answer")
    if given == "yes":
        moved = actions.say_yes(one=one, language=get_language() or "de", by=by, at=at)
        waits = moved.state == queries.Place.WAITING
        messages.success(
            request,
            _("Thank you. You are on the waiting list.")
            if waits
            else _("Thank you. You have a place."),
        )
    elif given == "no":
        actions.refuse(one=one, by=by, at=at)
        messages.success(request, _("All right. Nobody was told anything."))
    elif given == "back":
        actions.withdraw(one=one, by=by, at=at)
        messages.success(request, _("All right. You are not on the list any more."))
    elif given == "widen":
        actions.widen(one=one, by=by)
        messages.success(request, _("Thank you."))
    else:
        raise Http404
    return redirect("projects:mine")


@own_page
def leave(request: NahtlosRequest, one: UUID) -> HttpResponse:
    """I leave; why, with one tap."""
    mine = _mine(request, one)
    reasons = dict(queries.BY_HAND)
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        if reason in reasons:
            actions.leave(one=mine.one, reason=reason, by=request.actor, at=now())
            messages.success(request, _("All right. You have left the project."))
            return redirect("projects:mine")
    error = _("Please choose one of these answers.") if request.method == "POST" else ""
    shown = {"mine": mine, "reasons": queries.BY_HAND, "error": error}
    return render(request, "projects/mine_leave.html", shown, status=422 if error else 200)

"""A pair, for whoever runs its programme: introduced by a human, followed, ended."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.mentoring import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mentoring import sides
from nahtlos.web.mentoring.arriving import found, own_mentor, own_programme, run_pair
from nahtlos.web.mentoring.own_forms import LogForm
from nahtlos.web.mentoring.telling import PARTS


def _key(request: NahtlosRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error


@login_required
@require_POST
def introduce(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """Confirm a pair: both are asked, each alone. Or say: not these two."""
    kept, on = own_programme(request, programme), today()
    wish = found(queries.wish_for, _key(request, "wish"))
    mentor = own_mentor(request, _key(request, "mentor"))
    if wish.programme_id != kept.pk:
        raise Http404
    if "not" in request.POST:
        actions.exclude(wish=wish, mentor=mentor.pk, by=request.actor)
        messages.success(request, _("These two are not proposed to each other any more."))
    else:
        parts = queries.parts_between(kept, wish, mentor, on)
        actions.introduce(wish=wish, mentor=mentor, parts=parts, by=request.actor, at=now(), on=on)
        messages.success(request, _("Both are asked now. They begin when both have said yes."))
    return redirect("mentoring:suggestions", programme)


@login_required
@require_safe
def show(request: NahtlosRequest, pair: UUID) -> HttpResponse:
    """Where does it stand, how often do they meet, what did each of them say?"""
    kept = run_pair(request, pair)
    one = queries.shown_pair(kept)
    shown = {
        "one": one, "pair": kept, "programme": kept.programme, "form": LogForm(),
        "mentor": queries.mentor_for(kept.mentor_id),
        "speaks": access.sides(request.actor, kept),
        "parts": [(PARTS[name], points) for name, points in kept.parts.items() if name in PARTS],
        "words": [(word, queries.reason_of(word)) for word in one.words],
    }  # fmt: skip
    return render(request, "mentoring/pair.html", shown)


@login_required
@require_POST
def act(request: NahtlosRequest, pair: UUID, what: str) -> HttpResponse:
    """Take a suggestion back; write a meeting down; answer for a mentor without a sign-in."""
    kept = run_pair(request, pair)
    if what == "take-back":
        actions.take_back(pair=kept, by=request.actor, at=now())
        messages.success(request, _("Taken back."))
    elif what == "end":
        actions.end(pair=kept, side="", reason="", text="", by=request.actor, at=now())
        messages.success(request, _("It has ended. Both are asked for a word."))
    else:
        sides.act(request, kept, "mentor" if what in {"yes", "no"} else "", what)
    return redirect("mentoring:pair", pair)


@login_required
def say(request: NahtlosRequest, pair: UUID, about: str) -> HttpResponse:
    """What a mentor without a sign-in has told us."""
    kept = run_pair(request, pair)
    form = sides.word_form(request, about)
    if sides.said(request, kept, form, side="mentor", about=about):
        return redirect("mentoring:pair", pair)
    shown = {"form": form, "pair": kept, "about": about, "programme": kept.programme}
    return render(request, "mentoring/say.html", shown, status=422 if form.errors else 200)

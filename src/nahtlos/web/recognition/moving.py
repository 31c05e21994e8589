"""The next step of a procedure, its longer time, and the last step taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refusal, demand
from nahtlos.recognition import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.opened import before
from nahtlos.web.recognition.arriving import Place, arrive_at, procedure_at, road_at
from nahtlos.web.recognition.forms import Extend, Moving
from nahtlos.web.recognition.telling import WORDS

State = queries.State


def move(request: NahtlosRequest, person: UUID, qualification: UUID, to: str) -> HttpResponse:
    """One step further; the message says what it opened, and offers to take it back."""
    place, state = arrive_at(request, person, qualification), _state(to)
    demand(_refusal(request, place, state))
    posted = request.method == "POST"
    initial = {"office": place.procedure.office if place.procedure else ""}
    road = road_at(place)
    form = Moving(request.POST if posted else None, to=state, road=road, initial=initial)
    if posted and form.is_valid():
        too_early = _too_early(place, form)
        if too_early is None:
            return _moved(request, place, state, form)
        form.add_error("on", too_early)
    shown = {
        "person": place.person,
        "qualification": place.qualification,
        "form": form,
        "heading": WORDS[state],
        "stage": road.stage,
    }
    return render(request, "recognition/move.html", shown, status=422 if posted else 200)


def _state(to: str) -> queries.State:
    if to not in State.values:
        raise Http404
    return State(to)


def _refusal(request: NahtlosRequest, place: Place, to: queries.State) -> Refusal | None:
    if place.procedure is None:
        return access.may_begin(request.actor, place.person, None, to)
    return access.may_move(request.actor, place.procedure, to, place.procedure.state_since)


def _too_early(place: Place, form: Moving) -> str | None:
    if place.procedure is None or form.told.on >= place.procedure.state_since:
        return None
    return _("This cannot be earlier than what happened before it.")


def _moved(request: NahtlosRequest, place: Place, to: queries.State, form: Moving) -> HttpResponse:
    was, at = before(place.person.pk), now()
    if place.procedure is None:
        actions.begin(
            qualification=place.qualification, to=to, told=form.told, entrance=form.entrance,
            by=request.actor, at=at,
        )  # fmt: skip
    else:
        actions.move(procedure=place.procedure, to=to, told=form.told, by=request.actor, at=at)
    undo = reverse("recognition:back", args=[place.person.pk, place.qualification.pk])
    messages.success(request, was.sentence(f"{WORDS[to]}."), extra_tags=f"undo:{undo}")
    return redirect("recognition:road", place.person.pk, place.qualification.pk)


def extend(request: NahtlosRequest, person: UUID, qualification: UUID) -> HttpResponse:
    """The office has extended its time, once."""
    place = arrive_at(request, person, qualification)
    if place.procedure is None:
        raise Http404
    posted = request.method == "POST"
    form = Extend(request.POST if posted else None)
    if posted and form.is_valid():
        until = form.cleaned_data["until"]
        refusal = access.may_extend(request.actor, place.procedure, until)
        if refusal is None:
            actions.extend(procedure=place.procedure, until=until, by=request.actor, at=now())
            undo = reverse("recognition:back", args=[person, qualification])
            messages.success(request, _("Kept."), extra_tags=f"undo:{undo}")
            return redirect("recognition:road", person, qualification)
        form.add_error("until", str(refusal))
    shown = {
        "person": place.person,
        "qualification": place.qualification,
        "form": form,
        "heading": _("The office needs longer"),
    }
    return render(request, "recognition/move.html", shown, status=422 if posted else 200)


@require_POST
def back(request: NahtlosRequest, person: UUID, qualification: UUID) -> HttpResponse:
    """Take the last step back, with what followed from it."""
    procedure = procedure_at(request, person, qualification)
    actions.take_back(procedure=procedure, by=request.actor, at=now())
    messages.success(request, _("Taken back."))
    return redirect("recognition:road", person, qualification)

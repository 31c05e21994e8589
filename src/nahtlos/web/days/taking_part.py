"""Institutions are asked and answer with a desk; interpreters and others who help."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.days import actions, queries
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days.arriving import found, own_desk, run_day
from nahtlos.web.days.forms import AskDeskForm, DeskForm, HelperForm
from nahtlos.web.network.doing import ask, done


def _back(day: queries.Day) -> dict[str, str]:
    return {"back": reverse("days:show", args=[day.pk]), "back_to": day.title}


@login_required
def ask_desk(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Who shall come?"""
    kept = run_day(request, day)
    form = AskDeskForm(
        request.POST or None, institutions=network.institutions(kept.region_id),
        subjects=queries.subjects_of(day),
    )  # fmt: skip
    if done(request, form, lambda: actions.ask_desk(
        day=kept, institution=form.known[form.cleaned_data["institution"]],
        topics=form.cleaned_data["topics"], by=request.actor, at=now(),
    )):  # fmt: skip
        messages.success(request, _("Asked. The institution finds it under consultation days."))
        return redirect("days:show", day)
    return ask(request, form, _("Ask an institution to come"), submit=_("Ask this institution"),
               **_back(kept))  # fmt: skip


@login_required
def desk(request: NahtlosRequest, desk: UUID) -> HttpResponse:
    """Do we come, with whom, when, in which languages?"""
    kept = own_desk(request, desk)
    names = ("topics", "languages", "hours", "staff_name")
    initial = model_to_dict(kept, names) | {"room": str(kept.room_id or "")}
    form = DeskForm(
        request.POST or None, subjects=queries.subjects_of(kept.day_id),
        rooms=queries.rooms_of(kept.day_id), initial=initial,
    )  # fmt: skip
    if done(request, form, lambda: _confirmed(request, kept, form, now())):
        messages.success(request, _("The desk comes."))
        return redirect("days:show", kept.day_id)
    title = _("Desk %(number)d, %(institution)s") % {
        "number": kept.number, "institution": kept.institution.short_name,
    }  # fmt: skip
    other = (reverse("days:decline", args=[desk]), _("We do not come"))
    return ask(request, form, title, submit=_("We come"), other=other, **_back(kept.day))


def _confirmed(
    request: NahtlosRequest, kept: queries.Desk, form: DeskForm, at: datetime
) -> queries.Desk:
    return actions.answer_desk(
        desk=kept, to=queries.Answered.CONFIRMED, by=request.actor, at=at, **form.cleaned_data
    )


@login_required
@require_POST
def decline(request: NahtlosRequest, desk: UUID) -> HttpResponse:
    """We do not come."""
    kept = own_desk(request, desk)
    actions.answer_desk(desk=kept, to=queries.Answered.DECLINED, by=request.actor, at=now())
    messages.success(request, _("Noted: the desk does not come."))
    return redirect("days:list")


@login_required
def new_helper(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """One more interpreter, or somebody else who helps."""
    kept = run_day(request, day)
    initial = {"hours": [[kept.opens, kept.closes]], "helps": "interpreting", "state": "asked"}
    form = HelperForm(request.POST or None, initial=initial)
    mine = network.institution_for(sure(request.actor.institution)) or kept.institution
    if done(request, form, lambda: actions.ask_helper(
        day=kept, institution=mine, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Put down."))
        return redirect("days:show", day)
    return ask(request, form, _("Who interprets or helps?"), submit=_("Save"), **_back(kept))


@login_required
def helper(request: NahtlosRequest, helper: UUID) -> HttpResponse:
    """When somebody comes, and what they speak."""
    kept = found(queries.helper_for, helper)
    run_day(request, kept.day_id)
    form = HelperForm(request.POST or None, initial=model_to_dict(kept))
    if done(request, form, lambda: actions.change_helper(
        helper=kept, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Changed."))
        return redirect("days:show", kept.day_id)
    return ask(request, form, kept.name, submit=_("Save"), **_back(kept.day))

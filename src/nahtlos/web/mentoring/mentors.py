"""The mentors of a programme: places, certificates, training."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.employers import queries as employers
from nahtlos.mentoring import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.languages import page_language
from nahtlos.web.mentoring.arriving import own_mentor, own_programme
from nahtlos.web.mentoring.forms import CertificateForm, MentorForm, TrainingForm
from nahtlos.web.network.doing import ask, done


@login_required
@require_safe
def listed(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """Who has a place, whose certificate runs out?"""
    kept = own_programme(request, programme)
    cards = [(card, card.ready(kept, today())) for card in queries.cards_of(kept)]
    columns = [
        _("Mentor"),
        (_("Free places"), "number"),
        _("Languages"),
        _("Certificate"),
        _("Training"),
    ]
    shown = {
        "programme": kept, "cards": cards, "columns": columns, "today": today(),
        "refusal": access.may_keep_mentors(request.actor, kept),
    }  # fmt: skip
    return render(request, "mentoring/mentors.html", shown)


def _form(request: NahtlosRequest, programme: queries.Programme, **more: Any) -> MentorForm:
    accounts = [(str(key), name) for key, name in queries.sign_ins(programme.region_id)]
    return MentorForm(request.POST or None, region=programme.region_id, accounts=accounts, **more)


@login_required
def new(request: NahtlosRequest, programme: UUID) -> HttpResponse:
    """One mentor more."""
    kept = own_programme(request, programme)
    form = _form(request, kept)
    if done(request, form, lambda: actions.add_mentor(
        programme=kept, told=form.told(), by=request.actor, at=now()
    )):  # fmt: skip
        return redirect("mentoring:mentors", programme)
    return ask(request, form, _("New mentor"), submit=_("Add"), lead=kept.title,
               back=reverse("mentoring:mentors", args=[programme]), back_to=_("Mentors"))  # fmt: skip


@login_required
@require_safe
def show(request: NahtlosRequest, mentor: UUID) -> HttpResponse:
    """What is known of a mentor, and what was seen?"""
    kept = own_mentor(request, mentor)
    certificates, trainings = queries.mentor_seen(kept)
    shown = {
        "mentor": kept, "programme": kept.programme, "certificates": certificates,
        "trainings": trainings, "today": today(),
        "occupation": employers.occupation_name(kept.kldb, page_language()) if kept.kldb else "",
        "aims": [queries.Aim(one).label for one in kept.aims],
        "times": [queries.Slot(one).label for one in kept.times],
        "refusal": access.may_keep_mentors(request.actor, kept.programme),
    }  # fmt: skip
    return render(request, "mentoring/mentor.html", shown)


@login_required
def change(request: NahtlosRequest, mentor: UUID) -> HttpResponse:
    """Change what is known of a mentor."""
    kept = own_mentor(request, mentor)
    initial = vars(kept) | {
        "area": kept.area_id or "", "account": kept.account_id or "",
        "occupation": employers.occupation_name(kept.kldb, page_language()) if kept.kldb else "",
    }  # fmt: skip
    form = _form(request, kept.programme, initial=initial)
    if done(request, form, lambda: actions.change_mentor(
        mentor=kept, told=form.told(), by=request.actor
    )):  # fmt: skip
        return redirect("mentoring:mentor", mentor)
    return ask(request, form, str(kept), submit=_("Save"), lead=kept.programme.title,
               back=reverse("mentoring:mentor", args=[mentor]), back_to=str(kept))  # fmt: skip


@login_required
def certificate(request: NahtlosRequest, mentor: UUID) -> HttpResponse:
    """A certificate was seen: the day, and until when it counts. Nothing else."""
    kept = own_mentor(request, mentor)
    form = CertificateForm(request.POST or None, initial={"seen_on": today()})
    if done(request, form, lambda: actions.see_certificate(
        mentor=kept, by=request.actor, on=today(), **form.cleaned_data
    )):  # fmt: skip
        return redirect("mentoring:mentor", mentor)
    lead = _("Look at it and give it back. We keep no copy and nothing of what stands in it.")
    return ask(request, form, _("Certificate of conduct seen"), submit=_("Note it"), lead=lead,
               back=reverse("mentoring:mentor", args=[mentor]), back_to=str(kept))  # fmt: skip


@login_required
def training(request: NahtlosRequest, mentor: UUID) -> HttpResponse:
    """What has the mentor learned for it, and when?"""
    kept = own_mentor(request, mentor)
    form = TrainingForm(request.POST or None)
    if done(request, form, lambda: actions.note_training(
        mentor=kept, by=request.actor, **form.cleaned_data
    )):  # fmt: skip
        return redirect("mentoring:mentor", mentor)
    return ask(request, form, _("Training"), submit=_("Note it"), lead=str(kept),
               back=reverse("mentoring:mentor", args=[mentor]), back_to=str(kept))  # fmt: skip


@login_required
@require_POST
def leave(request: NahtlosRequest, mentor: UUID) -> HttpResponse:
    """The mentor leaves the programme."""
    kept = own_mentor(request, mentor)
    actions.let_go(mentor=kept, by=request.actor, at=now())
    messages.success(request, _("The mentor has left. Name and address go in time."))
    return redirect("mentoring:mentors", kept.programme_id)

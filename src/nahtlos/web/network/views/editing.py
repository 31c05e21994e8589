"""Keeping the directory: institutions, areas, answers."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import today
from nahtlos.core.refusal import demand
from nahtlos.network import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.arriving import arrive, region_kept
from nahtlos.web.network.doing import ask, done
from nahtlos.web.network.forms import AnswerForm, AreaForm, InstitutionForm


def _to(institution: UUID) -> str:
    return reverse("network:institution", args=[institution])


@login_required
def new_institution(request: NahtlosRequest) -> HttpResponse:
    """Take an institution into the network."""
    region = region_kept(request)
    form = InstitutionForm(request.POST or None)
    made: list[UUID] = []

    def do() -> None:
        made.append(
            actions.make_institution(region=region, by=request.actor, **form.cleaned_data).pk
        )

    if done(request, form, do):
        messages.success(request, _("The institution stands in the directory."))
        return redirect(_to(made[0]))
    return ask(
        request, form, _("New institution"), submit=_("Keep"),
        back=reverse("network:board"), back_to=_("The network"),
    )  # fmt: skip


@login_required
def change_institution(request: NahtlosRequest, institution: UUID) -> HttpResponse:
    """Change what is said about an institution."""
    found = arrive(queries.institution_for, institution)
    demand(access.may_keep_directory(request.actor, found.region_id))
    form = InstitutionForm(
        request.POST or None, initial=model_to_dict(found, InstitutionForm.names)
    )
    if done(
        request, form,
        lambda: actions.change_institution(
            institution=found, by=request.actor, **form.cleaned_data
        ),
    ):  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect(_to(institution))
    return ask(
        request, form, _("Change the institution"), submit=_("Save"),
        back=_to(institution), back_to=found.short_name,
    )  # fmt: skip


@login_required
def new_area(request: NahtlosRequest) -> HttpResponse:
    """Name a part of the region."""
    region = region_kept(request)
    form = AreaForm(request.POST or None)
    if done(
        request, form,
        lambda: actions.make_area(region=region, by=request.actor, **form.cleaned_data),
    ):  # fmt: skip
        messages.success(request, _("The area can now be chosen."))
        return redirect("network:board")
    return ask(
        request, form, _("New area"), submit=_("Keep"),
        back=reverse("network:board"), back_to=_("The network"),
    )  # fmt: skip


@login_required
def new_answer(request: NahtlosRequest, institution: UUID) -> HttpResponse:
    """Let an institution answer for one more topic."""
    found = arrive(queries.institution_for, institution)
    demand(access.may_keep_directory(request.actor, found.region_id))
    form = AnswerForm(request.POST or None, areas=queries.areas(found.region_id))
    if done(
        request, form,
        lambda: actions.make_answer(
            institution=found, by=request.actor, on=today(), **form.cleaned_data
        ),
    ):  # fmt: skip
        messages.success(request, _("This stands in the directory now."))
        return redirect(_to(institution))
    return ask(
        request, form, _("Answers for one more topic"), submit=_("Keep"),
        back=_to(institution), back_to=found.short_name,
    )  # fmt: skip


@login_required
def change_answer(request: NahtlosRequest, answer: UUID) -> HttpResponse:
    """Change who answers and how to reach them."""
    found = arrive(queries.answer_for, answer)
    demand(access.may_keep_directory(request.actor, found.region_id))
    form = AnswerForm(
        request.POST or None,
        areas=queries.areas(found.region_id),
        initial=model_to_dict(found, AnswerForm.names),
    )
    if done(
        request, form,
        lambda: actions.change_answer(
            answer=found, by=request.actor, on=today(), **form.cleaned_data
        ),
    ):  # fmt: skip
        messages.success(request, _("Saved, and checked today."))
        return redirect(_to(found.institution_id))
    other = (reverse("network:remove-answer", args=[answer]), _("Take out of the directory"))
    return ask(
        request, form, _("Who answers"), submit=_("Save"), other=other,
        back=_to(found.institution_id), back_to=found.institution.short_name,
    )  # fmt: skip


@login_required
@require_POST
def check_answer(request: NahtlosRequest, answer: UUID) -> HttpResponse:
    """Say that everything still holds."""
    actions.check_answer(answer=arrive(queries.answer_for, answer), by=request.actor, on=today())
    messages.success(request, _("Checked today."))
    return redirect("network:board")


@login_required
@require_POST
def remove_answer(request: NahtlosRequest, answer: UUID) -> HttpResponse:
    """Take an answer out of the directory."""
    found = arrive(queries.answer_for, answer)
    actions.remove_answer(answer=found, by=request.actor)
    messages.success(request, _("This no longer stands in the directory."))
    return redirect(_to(found.institution_id))

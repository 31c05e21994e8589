"""The week of a project: kept by the coordination, printed for the wall."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.projects import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mentoring.arriving import found
from nahtlos.web.network.doing import ask, done
from nahtlos.web.projects.arriving import led_project, read_project, staff
from nahtlos.web.projects.forms import SlotForm


@login_required
@require_safe
def show(request: NahtlosRequest, project: UUID) -> HttpResponse:
    """When is what, where and with whom? One sheet of paper."""
    kept = read_project(request, project)
    shown = {"project": kept, "week": queries.week_of(kept)}
    return render(request, "projects/week.html", shown)


def _form(request: NahtlosRequest, project: queries.Project, **more: Any) -> SlotForm:
    agreed = [
        one for one in queries.partners_of(project) if one.state != queries.PartnerState.DECLINED
    ]
    return SlotForm(request.POST or None, partners=agreed, **more)


@login_required
def add(request: NahtlosRequest, project: UUID) -> HttpResponse:
    """One entry more; the next one can follow at once."""
    kept = led_project(request, project)
    form = _form(request, kept)
    if done(request, form, lambda: actions.add_slot(
        project=kept, entry=form.entry(), by=request.actor
    )):  # fmt: skip
        return redirect("projects:show", project)
    return ask(request, form, _("Into the week"), submit=_("Add"), lead=kept.title,
               back=reverse("projects:show", args=[project]), back_to=kept.title)  # fmt: skip


@login_required
def change(request: NahtlosRequest, slot: UUID) -> HttpResponse:
    """Another time, another room, or out of the week."""
    staff(request)
    kept = found(queries.slot_for, slot)
    project = led_project(request, kept.project_id)
    form = _form(request, project, initial=vars(kept) | {"partner": str(kept.partner_id or "")})
    if done(request, form, lambda: actions.change_slot(
        slot=kept, entry=form.entry(), by=request.actor
    )):  # fmt: skip
        return redirect("projects:show", project.pk)
    other = (reverse("projects:drop-slot", args=[slot]), _("Take it out of the week"))
    return ask(request, form, kept.what, submit=_("Save"), other=other, lead=project.title,
               back=reverse("projects:show", args=[project.pk]), back_to=project.title)  # fmt: skip


@login_required
@require_POST
def drop(request: NahtlosRequest, slot: UUID) -> HttpResponse:
    """Out of the week."""
    staff(request)
    kept = found(queries.slot_for, slot)
    actions.drop_slot(slot=kept, by=request.actor)
    return redirect("projects:show", kept.project_id)

"""Participants, for the staff of a partner that meets them: who was there, how it goes on, what came of it."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.projects import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done
from nahtlos.web.projects.arriving import met_place, met_project
from nahtlos.web.projects.forms import LeaveForm, ResultForm


def _day(request: NahtlosRequest, project: queries.Project) -> date:
    """The day that the address asks for; else the last one on which something was."""
    asked = request.POST.get("day") or request.GET.get("day")
    if asked:
        try:
            return date.fromisoformat(asked)
        except ValueError as error:
            raise Http404 from error
    return next(iter(queries.days_of(project, today(), most=1)), today())


@login_required
def attendance(request: NahtlosRequest, project: UUID) -> HttpResponse:
    """Who was there? A tap a person; sent twice it stands once."""
    kept = met_project(request, project)
    day = _day(request, kept)
    there = queries.there_now(kept)
    refusal = access.may_note(request.actor, kept, day, today=today())
    if request.method == "POST":
        marks = _marks(request, there, rest="rest" in request.POST)
        many = actions.note(
            project=kept, on=day, marks=marks, by=request.actor, at=now(), today=today()
        )
        messages.success(request, _("Written down for %(many)d.") % {"many": many})
        return redirect(f"{reverse('projects:attendance', args=[project])}?day={day.isoformat()}")
    shown = {
        "project": kept, "day": day, "refusal": refusal, "hows": queries.How.choices,
        "lines": [(one, one.how_on(day)) for one in there],
        "days": queries.days_of(kept, today()),
    }  # fmt: skip
    return render(request, "projects/attendance.html", shown)


def _marks(request: NahtlosRequest, there: list[queries.Shown], *, rest: bool) -> dict[UUID, str]:
    """What was tapped; with `rest` everybody else was there."""
    found = {}
    for one in there:
        how = request.POST.get(f"how-{one.one.pk}", "") or ("present" if rest else "")
        if how and how not in queries.How.values:
            raise Http404
        if how:
            found[one.one.pk] = how
    return found


@login_required
@require_safe
def show(request: NahtlosRequest, one: UUID) -> HttpResponse:
    """How does it go, and what does this person need?"""
    kept = met_place(request, one)
    shown = {"shown": queries.shown_one(kept), "project": kept.project}
    return render(request, "projects/participant.html", shown)


@login_required
def finish(request: NahtlosRequest, one: UUID) -> HttpResponse:
    """Was there to the end; what came of it may be written now or later."""
    kept = met_place(request, one)
    later = kept.state in {queries.Place.FINISHED, queries.Place.LEFT}
    demand(
        access.may_record(request.actor, kept)
        if later
        else access.may_move_place(request.actor, kept, queries.Place.FINISHED)
    )
    form = ResultForm(
        request.POST or None,
        initial={"result": kept.result, "result_on": kept.result_on or today()},
    )

    def do() -> None:
        if later:
            actions.record(one=kept, by=request.actor, **form.told())
        else:
            actions.finish(one=kept, by=request.actor, at=now(), **form.told())

    if done(request, form, do):
        return redirect("projects:participant", one)
    name = queries.shown_one(kept).first_name
    return ask(request, form, _("What came of it?"), submit=_("Save") if later else _("Has finished"),
               lead=name, back=reverse("projects:participant", args=[one]), back_to=name)  # fmt: skip


@login_required
def leave(request: NahtlosRequest, one: UUID) -> HttpResponse:
    """Leaves before the end, for a reason from a short list."""
    kept = met_place(request, one)
    demand(access.may_move_place(request.actor, kept, queries.Place.LEFT))
    form = LeaveForm(request.POST or None)
    if done(request, form, lambda: actions.leave(
        one=kept, reason=form.cleaned_data["reason"], by=request.actor, at=now()
    )):  # fmt: skip
        messages.success(request, _("The place is free. Whoever waits longest has it."))
        return redirect("projects:show", kept.project_id)
    name = queries.shown_one(kept).first_name
    return ask(request, form, _("Leaves the project"), submit=_("Leaves"), lead=name,
               back=reverse("projects:participant", args=[one]), back_to=name)  # fmt: skip

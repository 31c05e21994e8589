"""Projects, for the coordination and whoever carries a part: what runs, what waits, what it brought."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.projects import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done
from nahtlos.web.projects.arriving import led_project, read_project, staff
from nahtlos.web.projects.forms import EndForm, ProjectForm

STATES = queries.State
ONWARD = (STATES.PLANNED, STATES.AGREED, STATES.RUNNING)


@login_required
@require_safe
def listed(request: NahtlosRequest) -> HttpResponse:
    """Which projects run, and where are we asked?"""
    staff(request)
    lines = queries.lines(sure(request.actor.region), request.actor.institution)
    answers = (
        [one for one in lines if one.asks_us] if request.actor.role.key != "coordinator" else []
    )
    shown = {
        "asked": answers,
        "live": [
            one for one in lines if one.project.state not in queries.OVER and one not in answers
        ],
        "over": [one for one in lines if one.project.state in queries.OVER],
        "refusal": access.may_begin(request.actor),
    }
    return render(request, "projects/list.html", shown)


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """Begin one that comes from no count."""
    demand(access.may_begin(request.actor))
    form = ProjectForm(request.POST or None)
    made: list[queries.Project] = []

    def do() -> None:
        made.append(actions.begin(told=form.told(), by=request.actor, at=now()))

    if done(request, form, do):
        return redirect("projects:show", made[0].pk)
    return ask(request, form, _("New project"), submit=_("Begin it"),
               back=reverse("projects:list"), back_to=_("Projects"))  # fmt: skip


@login_required
@require_safe
def show(request: NahtlosRequest, project: UUID) -> HttpResponse:
    """Where does it stand, who carries it, what is the week, who takes part?"""
    kept = read_project(request, project)
    partners = queries.partners_of(kept)
    mine = queries.mine_in(request.actor, partners)
    meets = access.meets(request.actor, kept)
    shown = {
        "project": kept, "partners": partners, "mine": mine, "meets": meets,
        "week": queries.week_of(kept), "traits": queries.traits_of(kept),
        "leads": access.leads(request.actor, kept),
        "refusal": access.may_change(request.actor, kept),
        "steps": _steps(request, kept),
        "participants": queries.participants(kept) if meets else [],
        "takes": kept.state in queries.TAKES, "today": today(),
    }  # fmt: skip
    return render(request, "projects/show.html", shown)


def _steps(request: NahtlosRequest, project: queries.Project) -> list[dict[str, Any]]:
    """What may follow, each with the reason why not yet."""
    if not access.leads(request.actor, project):
        return []
    again = project.state == STATES.AGREED
    labels = {
        STATES.AGREED: _("All have agreed"),
        STATES.RUNNING: _("It begins"),
        STATES.PLANNED: _("Plan it again") if again else _("Plan it"),
    }
    return [
        {
            "to": to.value, "label": label,
            "refusal": access.may_move(request.actor, project, to, on=today()),
        }
        for to, label in labels.items()
        if queries.follows(project, to)
    ]  # fmt: skip


@login_required
def change(request: NahtlosRequest, project: UUID) -> HttpResponse:
    """Change what it is."""
    kept = led_project(request, project)
    form = ProjectForm(request.POST or None, initial=vars(kept))
    if done(request, form, lambda: actions.change(
        project=kept, told=form.told(), by=request.actor
    )):  # fmt: skip
        return redirect("projects:show", project)
    return ask(request, form, kept.title, submit=_("Save"),
               back=reverse("projects:show", args=[project]), back_to=kept.title)  # fmt: skip


@login_required
@require_POST
def move(request: NahtlosRequest, project: UUID, to: str) -> HttpResponse:
    """Plan it, agree on it, begin it."""
    if to not in ONWARD:
        raise Http404
    kept = led_project(request, project)
    actions.move(project=kept, to=to, by=request.actor, at=now(), on=today())
    messages.success(request, _("Done. Everybody in the region who works here sees it."))
    return redirect("projects:show", project)


@login_required
def end(request: NahtlosRequest, project: UUID, to: str) -> HttpResponse:
    """End it with what it brought, or give it up and say why."""
    if to not in queries.OVER:
        raise Http404
    kept = led_project(request, project)
    form = EndForm(request.POST or None)
    if done(request, form, lambda: actions.move(
        project=kept, to=to, by=request.actor, at=now(), on=today(),
        words=form.cleaned_data["words"],
    )):  # fmt: skip
        messages.success(request, _("The project is over. Whoever waited is told."))
        return redirect("projects:show", project)
    gives_up = to == STATES.GIVEN_UP
    title = _("Give the project up") if gives_up else _("End the project")
    return ask(request, form, title, submit=title, lead=kept.title,
               back=reverse("projects:show", args=[project]), back_to=kept.title)  # fmt: skip


@login_required
@require_safe
def results(request: NahtlosRequest, project: UUID) -> HttpResponse:
    """What did it bring? Whoever does not work in it reads no small number."""
    kept = read_project(request, project)
    found = queries.brought(kept, exact=access.meets(request.actor, kept))
    return render(request, "projects/results.html", {"project": kept, "found": found})

"""Where the person wants to get to: in their own words, changed, reached."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.plan import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.plan.arriving import goal_at, spoken_language
from nahtlos.web.plan.forms import GoalForm


def new(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """A goal."""
    found = arrive(request, person, "plan")
    demand(access.may_agree(request.actor, found))
    form = GoalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _kept(request, found.pk, form, None)
    return render(request, "plan/goal.html", {"person": found, "form": form, "goal": None})


def change(request: NahtlosRequest, person: UUID, goal: UUID) -> HttpResponse:
    """A goal in other words."""
    found = goal_at(request, person, goal)
    demand(access.may_agree(request.actor, found.person))
    form = GoalForm(request.POST or None, initial={"words": found.words, "german": found.german})
    if request.method == "POST" and form.is_valid():
        return _kept(request, person, form, found)
    return render(request, "plan/goal.html", {"person": found.person, "form": form, "goal": found})


def _kept(
    request: NahtlosRequest, person: UUID, form: GoalForm, goal: queries.Goal | None
) -> HttpResponse:
    found = arrive(request, person)
    actions.set_goal(
        person=found, goal=goal, language=spoken_language(found), by=request.actor, at=now(),
        **form.cleaned_data,
    )  # fmt: skip
    messages.success(request, _("The goal is written down."))
    return redirect("plan:steps", person)


@require_POST
def end(request: NahtlosRequest, person: UUID, goal: UUID, how: str) -> HttpResponse:
    """Reached, or no longer wanted."""
    found = goal_at(request, person, goal)
    actions.end_goal(goal=found, reached=how == "reached", by=request.actor, at=now())
    messages.success(
        request, _("Reached. Well done!") if how == "reached" else _("The goal is taken out.")
    )
    return redirect("plan:steps", person)

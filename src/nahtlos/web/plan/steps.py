"""The plan on one page: where to, what next, who does it; one more step, and moving them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.network import queries as network
from nahtlos.plan import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.plan.arriving import spoken_language, step_at
from nahtlos.web.plan.forms import ResultForm, StepForm, typed_before

MOST, FEW = 200, 5
DONE = {
    "done": gettext_lazy("Done."),
    "stuck": gettext_lazy("Marked as stuck."),
    "dropped": gettext_lazy("Taken out of the plan."),
    "open": gettext_lazy("To do again."),
}


def steps(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The plan of a person, and one more step."""
    found = arrive(request, person, "plan")
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        actions.agree_step(person=found, wanted=form.wanted(), by=request.actor, at=now())
        messages.success(request, _("The step is in the plan."))
        return redirect("plan:steps", person)
    goals, every = list(queries.goals(person)), list(queries.steps_of(person))
    own = found.institution_id == request.actor.institution
    shown = {
        "person": found,
        "own": own,
        "form": form,
        "refusal": access.may_agree(request.actor, found),
        "goals": goals,
        "open_steps": [step for step in every if step.state in queries.TO_DO],
        "past_steps": [step for step in every if step.state not in queries.TO_DO][:MOST],
        "standing": queries.standing(goals, every, spoken_language(found)),
        "appointment": queries.next_appointment(person, now()),
        "unread": [one for one in queries.answers_of(person)[:FEW] if not one.seen_at]
        if own
        else [],
        "today": today(),
    }
    return render(request, "plan/steps.html", shown)


def _form(request: NahtlosRequest, step: queries.Step | None = None) -> StepForm:
    return StepForm(
        request.POST or None,
        initial=typed_before(step) if step else None,
        institutions=network.institutions(sure(request.actor.region)),
    )


def change(request: NahtlosRequest, person: UUID, step: UUID) -> HttpResponse:
    """Write a step as it was meant."""
    found = step_at(request, person, step)
    demand(access.may_agree(request.actor, found.person))
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        kept = {"source": found.source, "source_key": found.source_key, "goal": found.goal_id}
        actions.change_step(
            step=found, wanted=form.wanted(starts_on=found.starts_on, **kept), by=request.actor
        )
        messages.success(request, _("The step is changed."))
        return redirect("plan:steps", person)
    return render(request, "plan/step.html", {"person": found.person, "form": form})


def result(request: NahtlosRequest, person: UUID, step: UUID) -> HttpResponse:
    """What came of a step."""
    found = step_at(request, person, step)
    demand(access.may_agree(request.actor, found.person))
    form = ResultForm(request.POST or None, initial={"result": found.result})
    if request.method == "POST" and form.is_valid():
        actions.record_result(step=found, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("plan:steps", person)
    shown = {"person": found.person, "form": form, "step": found}
    return render(request, "plan/result.html", shown)


@require_POST
def move(request: NahtlosRequest, person: UUID, step: UUID, to: str) -> HttpResponse:
    """Done, stuck, no longer needed, or to do again; the message offers to take it back.

    A button pressed twice has done its work with the first press.
    """
    found = step_at(request, person, step)
    if to not in queries.State.values:
        raise Http404
    before = found.state
    if before == to and access.may_agree(request.actor, found.person) is None:
        return redirect("plan:steps", person)
    actions.move(step=found, to=queries.State(to), by=request.actor, at=now())
    undo = reverse("plan:move", args=[person, step, before])
    tags = "" if to == queries.State.OPEN else f"undo:{undo}"
    messages.success(request, str(DONE[to]), extra_tags=tags)
    return redirect("plan:steps", person)

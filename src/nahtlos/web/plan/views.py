"""What next, on one page: the steps, a form for one more, and moving them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.plan import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.plan.forms import StepForm

DONE = {
    "done": gettext_lazy("Done."),
    "dropped": gettext_lazy("Taken out of the plan."),
    "open": gettext_lazy("To do again."),
}


def steps(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The plan of a person, and one more step."""
    found = arrive(request, person, "plan")
    refusal = access.may_agree(request.actor, found)
    form = StepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.agree(person=found, by=request.actor, at=now(), **form.cleaned_data)
        messages.success(request, _("The step is in the plan."))
        return redirect("plan:steps", person)
    every = list(queries.steps_of(person)[:200])
    shown = {
        "person": found,
        "form": form,
        "refusal": refusal,
        "open_steps": [step for step in every if step.state == queries.State.OPEN],
        "past_steps": [step for step in every if step.state != queries.State.OPEN],
        "today": today(),
    }
    return render(request, "plan/steps.html", shown)


def _step(person: UUID, step: UUID) -> queries.Step:
    try:
        found = queries.step_for(step)
    except queries.NoStep as error:
        raise Http404 from error
    if found.person_id != person:
        raise Http404
    return found


def change(request: NahtlosRequest, person: UUID, step: UUID) -> HttpResponse:
    """Write a step as it was meant."""
    person_found, found = arrive(request, person, "plan"), _step(person, step)
    demand(access.may_agree(request.actor, person_found))
    kept = {name: getattr(found, name) for name in ("what", "who", "until", "note")}
    form = StepForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        actions.change_step(step=found, by=request.actor, **form.cleaned_data)
        messages.success(request, _("The step is changed."))
        return redirect("plan:steps", person)
    return render(request, "plan/step.html", {"person": person_found, "form": form})


@require_POST
def move(request: NahtlosRequest, person: UUID, step: UUID, to: str) -> HttpResponse:
    """Done, no longer needed, or to do again; the message offers to take it back.

    A button pressed twice has done its work with the first press.
    """
    arrive(request, person, "plan")
    found = _step(person, step)
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

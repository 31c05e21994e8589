"""What a point of the minutes settles: decisions and tasks."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.steering import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done, pressed
from nahtlos.web.steering import counting
from nahtlos.web.steering.arriving import found, point_at
from nahtlos.web.steering.minutes import Sent, page
from nahtlos.web.steering.settling_forms import DecisionForm, TaskForm


def _back(meeting: UUID, point: UUID | None) -> HttpResponse:
    where = f"#point-{point}" if point else ""
    return redirect(f"{reverse('steering:minutes', args=[meeting])}{where}")


@login_required
@require_POST
def decide(request: NahtlosRequest, point: UUID) -> HttpResponse:
    """Write a decision down."""
    one = point_at(request, point)
    values = counting.figures(request)
    form = DecisionForm(request.POST, prefix=f"d-{point}", values=values)
    if done(request, form, lambda: actions.decide(
        point=one, what=form.settled(values), by=request.actor, at=now(), on=today()
    )):  # fmt: skip
        return _back(one.meeting_id, point)
    return page(request, one.meeting, Sent(point, form=form))


@login_required
@require_POST
def give(request: NahtlosRequest, point: UUID) -> HttpResponse:
    """Give a task."""
    one = point_at(request, point)
    members = queries.members_of(one.meeting.group)
    form = TaskForm(request.POST, prefix=f"t-{point}", members=members)

    def do() -> None:
        given = form.cleaned_data
        who = next(each for each in members if str(each.pk) == given["who"])
        actions.give_task(
            meeting=one.meeting, point=one, who=who, text=given["text"],
            until_on=given["until_on"], by=request.actor, at=now(),
        )  # fmt: skip

    if done(request, form, do):
        return _back(one.meeting_id, point)
    return page(request, one.meeting, Sent(point, form=form))


@login_required
@require_POST
def strike(request: NahtlosRequest, decision: UUID) -> HttpResponse:
    """Take a decision out that was written by mistake."""
    one = found(queries.decision_for, decision)
    demand(access.may_open(request.actor, one.group))
    pressed(request, lambda: actions.strike_decision(decision=one, by=request.actor))
    return _back(one.meeting_id, one.point_id)


@login_required
@require_POST
def strike_task(request: NahtlosRequest, task: UUID) -> HttpResponse:
    """Take a task out that was written by mistake."""
    one = found(queries.task_for, task)
    demand(access.may_open(request.actor, one.group))
    pressed(request, lambda: actions.strike_task(task=one, by=request.actor))
    if one.meeting_id is None:
        return redirect("steering:tasks", one.group_id)
    return _back(one.meeting_id, one.point_id)

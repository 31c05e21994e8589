"""Decisions until they are carried out, tasks until they are done."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.steering import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done
from nahtlos.web.steering import counting
from nahtlos.web.steering.arriving import found, group_at, hand
from nahtlos.web.steering.forms import LaterForm, ReasonForm
from nahtlos.web.steering.telling import told

S = queries.DecisionState


@login_required
@require_safe
def decisions(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """What was decided, is it carried out, and how has its figure moved?"""
    kept = found(queries.group_for, group)
    rows = told(queries.followed(queries.decisions_of(kept), counting.figures(request)))
    shown = {
        **hand(request, kept), "group": kept, "today": today(),
        "open": [one for one in rows if one.decision.state == S.OPEN],
        "settled": [one for one in rows if one.decision.state != S.OPEN],
    }  # fmt: skip
    return render(request, "steering/decisions.html", shown)


@login_required
def decision(request: NahtlosRequest, decision: UUID) -> HttpResponse:
    """Carried out, given up, or open again; with a sentence."""
    one = found(queries.decision_for, decision)
    form = ReasonForm(request.POST or None)
    to = request.POST.get("to", "")
    if done(request, form, lambda: actions.change_decision(
        decision=one, to=to, outcome=form.cleaned_data["reason"], by=request.actor, at=now()
    )):  # fmt: skip
        return redirect("steering:decisions", one.group_id)
    (shown_one,) = told(queries.followed([one], counting.figures(request)))
    shown = {
        **hand(request, one.group), "one": shown_one, "form": form, "group": one.group,
        "open": one.state == S.OPEN, "today": today(),
    }  # fmt: skip
    return render(request, "steering/decision.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def tasks(request: NahtlosRequest, group: UUID) -> HttpResponse:
    """Who does what until when?"""
    kept = group_at(request, group)
    shown = {
        **hand(request, kept), "group": kept, "today": today(),
        "tasks": queries.open_tasks(kept), "settled": queries.settled_tasks(kept),
    }  # fmt: skip
    return render(request, "steering/tasks.html", shown)


@login_required
def task(request: NahtlosRequest, task: UUID) -> HttpResponse:
    """Done, moved or dropped."""
    one = found(queries.task_for, task)
    demand(access.may_open(request.actor, one.group))
    sent = TaskPage(request, one, request.actor)
    if sent.is_done:
        messages.success(request, _("Kept."))
        return redirect("steering:tasks", one.group_id)
    return render(request, "steering/task.html", sent.shown, status=sent.status)


class TaskPage:
    """The forms of a task, for whoever signs in or holds a link."""

    def __init__(self, request: NahtlosRequest, task: queries.Task, by: Actor) -> None:
        self.request, self.task, self.by = request, task, by
        verb = request.POST.get("verb", "")
        posted = request.POST or None
        self.later = LaterForm(posted if verb == "later" else None, prefix="later")
        self.drop = ReasonForm(posted if verb == "dropped" else None, prefix="drop")
        self.refusal = access.may_change_task(by, task, "done", "")
        self.is_done = self._do(verb)

    @property
    def shown(self) -> dict[str, object]:
        """What the template needs."""
        again = access.may_change_task(self.by, self.task, "open", "-") is None
        return {
            "task": self.task, "group": self.task.group, "later": self.later, "drop": self.drop,
            "refusal": self.refusal, "again": again, "today": today(),
        }  # fmt: skip

    @property
    def status(self) -> int:
        """422 where something has to be mended."""
        return 422 if self.later.errors or self.drop.errors else 200

    def _do(self, verb: str) -> bool:
        if self.request.method != "POST":
            return False
        if verb == "later":
            return done(self.request, self.later, self._move)
        if verb == "dropped":
            return done(self.request, self.drop, self._drop)
        if verb in {"done", "open"}:
            self._change(verb, "")
            return True
        return False

    def _move(self) -> None:
        actions.move_task(task=self.task, by=self.by, at=now(), on=today(),
                          **self.later.cleaned_data)  # fmt: skip

    def _drop(self) -> None:
        self._change("dropped", self.drop.cleaned_data["reason"])

    def _change(self, to: str, reason: str) -> None:
        actions.change_task(task=self.task, to=to, reason=reason, by=self.by, at=now())

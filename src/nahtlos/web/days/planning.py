"""The plan of a day: asked for, looked at with what is missing, taken or left."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.days import access, actions, queries
from nahtlos.network.queries import TOPICS
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.days.arriving import found, look_at, run_day, runs
from nahtlos.web.days.reasons import because
from nahtlos.web.days.untold import say_who_was_not_told

SECONDS = 10


@login_required
@require_safe
def show(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Who meets whom when, whom there is no time for, and what one more desk would serve."""
    kept = look_at(request, day)
    draft = queries.last_draft(day)
    wanted = {f"v{one.visitor.number}": one for one in queries.visitors_of(day)}
    shown = {
        "day": kept,
        "draft": draft,
        "runs": runs(request, kept),
        "refusal": access.may_plan(request.actor, kept),
        "unmet": [(want, because(want.because)) for want in queries.unmet_of(day)],
        "meetings": queries.meetings_of(day),
        "counted": queries.counted(day),
        **(_told(draft, wanted, queries.desks_of(day)) if draft else {}),
    }
    return render(request, "days/plan.html", shown)


def _told(
    draft: queries.Draft, wanted: dict[str, queries.InDay], desks: tuple[queries.Desk, ...]
) -> dict[str, Any]:
    """The draft in words: rows by visitor, what is unmet and why, what is missing."""
    topics, at = dict(TOPICS), {f"d{one.number}": one for one in desks}
    why = {(one["visitor"], one["topic"]): because(one) for one in draft.reasons}
    rows: dict[str, list[dict[str, Any]]] = {}
    for one in draft.plan.get("meetings", []):
        rows.setdefault(one["visitor"], []).append(
            one | {"says": topics[one["topic"]], "at": at.get(one["desk"])}
        )
    return {
        "rows": [(wanted.get(key), key[1:], lines) for key, lines in _in_order(rows)],
        "short": [one | {"number": one["visitor"][1:], "says": topics[one["topic"]],
                         "because": why.get((one["visitor"], one["topic"]), "")}
                  for one in draft.plan.get("unmet", [])],
        "missing": [one | {"says": topics[one["topic"]]} for one in draft.missing],
        "moved": draft.plan.get("moved", []),
    }  # fmt: skip


def _in_order(rows: dict[str, list[dict[str, Any]]]) -> list[tuple[str, list[dict[str, Any]]]]:
    return sorted(rows.items(), key=lambda pair: int(pair[0][1:]))


@login_required
@require_POST
def ask_plan(request: NahtlosRequest, day: UUID) -> HttpResponse:
    """Have it worked out; one may leave the page meanwhile."""
    kept, at = run_day(request, day), now()
    again = kept.phase == queries.Phase.PLANNED
    goes_on = kept.on == today() and kept.minute(at) > kept.opens
    actions.ask_plan(
        day=kept,
        by=request.actor,
        at=at,
        seconds=SECONDS,
        now=kept.running_minute(at) if again or goes_on else None,
    )
    return redirect("days:board" if again and kept.minute(at) >= 0 else "days:plan", day)


@login_required
@require_POST
def answer(request: NahtlosRequest, draft: UUID, what: str) -> HttpResponse:
    """Take a plan, or leave everything as it is."""
    kept = found(queries.draft_for, draft)
    first = kept.day.phase == queries.Phase.OPEN
    if what == "take":
        told = actions.take_plan(draft=kept, by=request.actor, at=now())
        silent = queries.untold(kept.day_id, told)
        messages.success(request, _told_now(len(told) - len(silent)))
        say_who_was_not_told(request, kept.day, told)
    elif what == "leave":
        actions.leave_plan(draft=kept, by=request.actor)
        messages.success(request, _("Everything stays as it is."))
    else:
        raise Http404
    return redirect("days:plan" if first or kept.now is None else "days:board", kept.day_id)


def _told_now(n: int) -> str:
    says = ngettext("Taken. %(n)d visitor is told.", "Taken. %(n)d visitors are told.", n)
    return says % {"n": n}

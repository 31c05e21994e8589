"""What is due about work: permissions, what runs out, whom to call. And the silence, as figures."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Coordinator
from nahtlos.network import queries as network
from nahtlos.people import access as people
from nahtlos.people import queries as persons
from nahtlos.placements import access, actions, queries
from nahtlos.placements.engine import months_after
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done
from nahtlos.web.placements.arriving import followup_at
from nahtlos.web.placements.calling_forms import form_for

MOST = 100


@require_safe
def due(request: NahtlosRequest) -> HttpResponse:
    """What about work needs somebody here now? `whose=mine` narrows it to the own persons."""
    by, on = request.actor, today()
    demand(people.may_make(by))
    mine = request.GET.get("whose") == "mine"
    desks = (sure(by.membership),) if mine else ()
    lists: dict[str, Any] = {
        "to_start": queries.to_start(by, on, desks=desks),
        "pending": queries.pending(by, desks=desks),
        "running_out": queries.running_out(by, on, desks=desks),
        "subsidies": queries.subsidies_ending(by, on, desks=desks),
        "to_call": queries.to_call(by, desks=desks),
        "told": queries.contradicted(by, on, desks=desks),
        "silent": queries.silent(by, on, desks=desks),
    }
    shown = {name: list(rows[:MOST]) for name, rows in lists.items()}
    return render(
        request, "placements/due.html",
        shown | {"today": on, "mine": mine, "nothing": not any(shown.values())},
    )  # fmt: skip


def call(request: NahtlosRequest, followup: UUID) -> HttpResponse:
    """Three questions on the telephone: whom one rings, and what was said."""
    row = followup_at(request, followup)
    form = form_for(row.side, request.POST or None, by_call=True)

    def do() -> None:
        actions.answer(
            followup=row, said=form.said(), channel=queries.Channel.CALL, by=request.actor, at=now()
        )

    if done(request, form, do):
        messages.success(request, _("Thank you. The answer is kept."))
        return redirect("placements:due")
    started = queries.placement_for(row.placement_id)
    telephone, email = queries.ways_to_company(started)
    shown = {
        "row": row, "started": started, "form": form, "telephone": telephone, "email": email,
        "contacts": persons.contacts(row.person_id) if row.side == queries.Side.PERSON else (),
        "refusal": access.may_call(request.actor, row),
    }  # fmt: skip
    return render(request, "placements/call.html", shown, status=422 if form.errors else 200)


@require_POST
def not_reached(request: NahtlosRequest, followup: UUID) -> HttpResponse:
    """Nobody took the call."""
    row = followup_at(request, followup)
    actions.not_reached(followup=row, by=request.actor)
    messages.success(request, _("Written down. It stays on the list of calls."))
    return redirect("placements:due")


@require_safe
def silence(request: NahtlosRequest) -> HttpResponse:
    """How many were asked in the last year, how many answered, how many nobody reached?"""
    by = request.actor
    demand(unless(by.role is Coordinator, _("This page belongs to another role than yours.")))
    names = {one.pk: one.short_name for one in network.institutions(sure(by.region))}
    rows = queries.silence(months_after(today().replace(year=today().year - 1, day=1), 0))
    lines = [(names.get(one.institution, ""), one) for one in rows]
    shown = {
        "lines": sorted(lines, key=lambda line: (line[0], line[1].months, line[1].side)),
        "due": sum(one.due for one in rows),
        "answered": sum(one.answered for one in rows),
        "silent": sum(one.silent for one in rows),
        "columns": [
            _("Institution"),
            _("Who"),
            (_("Months"), "number"),
            (_("Asked"), "number"),
            (_("Answered"), "number"),
            (_("Silent"), "number"),
        ],
    }
    return render(request, "placements/silence.html", shown)

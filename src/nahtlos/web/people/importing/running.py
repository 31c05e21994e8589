"""Where a table stands, and what can be done with it now."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.people import access, actions, queries
from nahtlos.people.wording import tables
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.people.importing import telling
from nahtlos.web.people.importing.arriving import table_at

FEW = 10
S = queries.ImportState
MOVING = {S.READING, S.RUNNING, S.UNDOING}


@login_required
@require_safe
def show(request: NahtlosRequest, brought: UUID) -> HttpResponse:
    """Where the table stands: a bar while it moves, then what came of it."""
    table = table_at(request, brought)
    if table.state == S.BROUGHT:
        return redirect("people:columns", brought)
    counted = queries.counted_rows(table.pk)
    done, of = _progress(table, counted)
    shown = {
        "table": table,
        "counted": counted,
        "moving": table.state in MOVING,
        "done": done,
        "of": of,
        "doing": _doing(table),
        "fault": tables.UNREADABLE.get(table.fault, ""),
        "flawed": [telling.row(row) for row in queries.flawed_rows(table.pk)[:FEW]],
        "staying": queries.staying(table.pk) if counted.stays else (),
        "undo": access.may_undo_import(request.actor, table) is None and counted.made,
        "read_anew": access.may_read_table(request.actor, table) is None,
    }
    return render(request, "people/import/show.html", shown)


def _progress(table: queries.Import, counted: queries.Counted) -> tuple[int, int]:
    if table.state == S.READING:
        return table.read, max(table.about, 1)
    if table.state == S.UNDOING:
        return counted.done - (counted.made - counted.stays), max(counted.done, 1)
    return counted.done, max(counted.to_do, 1)


def _doing(table: queries.Import) -> str:
    words = {
        S.READING: _("The rows are being looked through"),
        S.RUNNING: _("The persons are being imported"),
        S.UNDOING: _("The import is being undone"),
    }
    return words.get(S(table.state), "")


Do = Callable[[NahtlosRequest, queries.Import], object]
VERBS: dict[str, Do] = {
    "run": lambda request, table: actions.start_import(
        brought=table, mine="mine" in request.POST, by=request.actor, at=now()
    ),
    "stop": lambda request, table: actions.stop_import(brought=table, by=request.actor, at=now()),
    "undo": lambda request, table: actions.undo_import(brought=table, by=request.actor, at=now()),
    "forget": lambda request, table: actions.forget_table(brought=table, by=request.actor),
}


@login_required
@require_POST
def do(request: NahtlosRequest, brought: UUID, verb: str) -> HttpResponse:
    """Import, stop, undo or throw away."""
    table = table_at(request, brought)
    if verb not in VERBS:
        raise Http404
    VERBS[verb](request, table)
    return redirect("people:import") if verb == "forget" else redirect("people:brought", brought)

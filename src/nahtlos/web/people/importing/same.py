"""Rows beside persons who may be the same: the same, new, or left out."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.people.importing import telling
from nahtlos.web.people.importing.arriving import table_at

PAGE = 10
REST = {"new", "leave_out"}


@dataclass(frozen=True)
class Beside:
    """One row as it is told, with the persons beside it."""

    row: telling.Told
    persons: tuple[queries.Person, ...]


@login_required
def same(request: NahtlosRequest, brought: UUID) -> HttpResponse:
    """Ten rows at a time, until every one is decided."""
    table = table_at(request, brought)
    demand(access.may_decide_rows(request.actor, table))
    if request.method == "POST":
        _decide(request, table)
        left = queries.undecided_rows(brought).exists()
        return redirect("people:import-same" if left else "people:brought", brought)
    rows = list(queries.undecided_rows(brought)[:PAGE])
    shown = {
        "table": table,
        "left": queries.undecided_rows(brought).count(),
        "pairs": [Beside(telling.row(one.row), one.persons) for one in queries.beside(rows)],
    }
    return render(request, "people/import/same.html", shown)


def _decide(request: NahtlosRequest, table: queries.Import) -> None:
    """What was said of each row on the page; a row of which nothing was said stays open."""
    decided = 0
    for name, choice in request.POST.items():
        number = name.removeprefix("row")
        if not (name.startswith("row") and number.isascii() and number.isdecimal()):
            continue
        row = queries.row_for(table.pk, min(int(number), 2**31 - 1))
        if row is not None and choice in REST | {str(one) for one in row.alike}:
            actions.decide_row(row=row, choice=str(choice), by=request.actor)
            decided += 1
    if not decided:
        messages.warning(request, _("Please say of at least one row who is meant."))


@login_required
@require_POST
def rest(request: NahtlosRequest, brought: UUID) -> HttpResponse:
    """Take all others as new, or leave them out."""
    table = table_at(request, brought)
    choice = request.POST.get("choice", "")
    if choice in REST:
        number = actions.decide_rest(brought=table, choice=choice, by=request.actor)
        says = ngettext("%(n)d row is decided.", "%(n)d rows are decided.", number)
        messages.success(request, says % {"n": number})
    return redirect("people:brought", brought)

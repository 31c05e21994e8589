"""A table of openings, brought in the browser."""

from dataclasses import dataclass
from itertools import islice

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.employers import access, actions, queries, translate, wording
from nahtlos.employers.engine.columns import HEADS
from nahtlos.employers.engine.rows import Fault, Line
from nahtlos.people.engine.sheets import USUAL, Unreadable
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.forms import PlainForm

FEW = 30


class TableForm(PlainForm):
    """A table from one's own computer."""

    file = forms.FileField(
        label=gettext_lazy("Table of openings"),
        help_text=gettext_lazy("XLSX or CSV, at most 5 MB and 2000 rows"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )


@dataclass(frozen=True)
class Read:
    """A table that was looked through."""

    lines: tuple[Line, ...] = ()
    faults: tuple[Fault, ...] = ()


def read(content: bytes) -> Read:
    """Every row, understood or with its faults; raises Unreadable."""
    found = tuple(translate.lines(content, queries.code_of, USUAL))
    return Read(
        tuple(one for one in found if isinstance(one, Line)),
        tuple(one for one in found if isinstance(one, Fault)),
    )


@login_required
def bring(request: NahtlosRequest) -> HttpResponse:
    """Every row becomes a draft; if one is wrong, none does, and each fault is shown with its place."""
    demand(access.may_make(request.actor, sure(request.actor.region)))
    form = TableForm(request.POST or None, request.FILES or None)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST" and form.is_valid():
        faults = _brought(request, form)
        if not faults and not form.errors:
            return redirect("employers:portfolio")
    told = [
        (row, HEADS[column][0], value, says)
        for row, column, value, says in wording.told(islice(faults, FEW))
    ]
    shown = {"form": form, "told": told, "more": len(faults) - len(told),
             "heads": [heads[0] for heads in HEADS.values()],
             "off": "" if settings.AGENCY else wording.AGENCY_OFF}  # fmt: skip
    status = 422 if form.errors or faults else 200
    return render(request, "employers/import.html", shown, status=status)


def _brought(request: NahtlosRequest, form: TableForm) -> tuple[Fault, ...]:
    """Imports the table, or says what is wrong with it."""
    try:
        seen = read(form.cleaned_data["file"].read(USUAL.bytes + 1))
        if not seen.faults:
            _import(request, seen.lines)
    except Unreadable as trouble:
        form.add_error("file", str(wording.UNREADABLE[trouble.code]))
        return ()
    except actions.NotWhole as trouble:
        return (trouble.fault,)
    return seen.faults


def _import(request: NahtlosRequest, lines: tuple[Line, ...]) -> None:
    made = actions.import_openings(lines=lines, by=request.actor, at=now())
    told = {"companies": made.companies, "new": made.new, "changed": made.changed}
    says = _(
        "Imported as drafts: %(new)d new openings, %(changed)d changed, %(companies)d new companies."
    )
    messages.success(request, says % told)

"""Bring a table, and say what its columns mean."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, queries
from nahtlos.people.engine.columns import guessed
from nahtlos.people.engine.sheets import Unreadable, stream
from nahtlos.people.translate import HEADS
from nahtlos.people.wording import tables
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.people.importing import telling
from nahtlos.web.people.importing.arriving import table_at
from nahtlos.web.people.importing.forms import MeaningsForm, TableForm
from nahtlos.web.uploading import takes_up_to, too_large

LIMITS = actions.MOST_OF_A_TABLE


@takes_up_to(LIMITS.bytes)
@login_required
def bring(request: NahtlosRequest) -> HttpResponse:
    """Bring a table; it is read with suspicion, and nobody is made yet."""
    demand(access.may_import(request.actor))
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = TableForm(request.POST, request.FILES)
        if too_large(request):
            form.errors.clear()
            form.add_error("file", str(tables.UNREADABLE["too_large"]))
        elif form.is_valid() and (brought := _kept(request, form)):
            return redirect("people:columns", brought.pk)
    shown = {
        "form": form,
        "heads": [heads[0] for heads in HEADS.values()],
        "tables": queries.imports_of(sure(request.actor.institution)),
    }
    return render(request, "people/import/bring.html", shown, status=422 if form.errors else 200)


def _kept(request: NahtlosRequest, form: TableForm) -> queries.Import | None:
    file: UploadedFile[Any] = form.cleaned_data["file"]
    content = file.read(LIMITS.bytes + 1)
    try:
        found = stream(content, LIMITS)
        return actions.bring_table(
            name=_name(file), content=content, found=found, by=request.actor, at=now()
        )
    except Unreadable as trouble:
        form.add_error("file", str(tables.UNREADABLE[trouble.code]))
        return None


def _name(file: "UploadedFile[Any]") -> str:
    """What the file was called, without path and without signs that cannot be seen."""
    plain = "".join(sign for sign in (file.name or "") if sign.isprintable())
    return plain.replace("\\", "/").rsplit("/", 1)[-1][:120]


@login_required
def columns(request: NahtlosRequest, brought: UUID) -> HttpResponse:
    """What each column means, and how the first rows are understood then."""
    table = table_at(request, brought)
    demand(access.may_read_table(request.actor, table))
    guess = table.meant or guessed(
        table.head, queries.remembered_columns(table.institution_id), HEADS
    )
    meant = {head: guess.get(head, "") for head in table.head}
    form = MeaningsForm(request.POST or None, meant=meant, sample=table.sample)
    if form.is_bound and form.is_valid():
        meant = form.meant()
        if "read" in request.POST:
            actions.read_table(brought=table, meant=meant, by=request.actor, at=now())
            return redirect("people:brought", brought)
    shown = {"form": form, "table": table, "rows": telling.sample(table, meant)}
    return render(request, "people/import/columns.html", shown, status=422 if form.errors else 200)

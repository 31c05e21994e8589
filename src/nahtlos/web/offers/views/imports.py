"""A table of one's own: brought, looked through, imported; and taken along again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now, today
from nahtlos.offers import actions, queries, wording
from nahtlos.offers.engine import rows
from nahtlos.offers.engine.columns import HEADS
from nahtlos.people import languages
from nahtlos.people.engine import columns, sheets
from nahtlos.people.engine import export as tables
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import done
from nahtlos.web.offers import payers
from nahtlos.web.offers.arriving import at_work, found
from nahtlos.web.offers.table_forms import BringForm, ColumnsForm

FEW = 30
ENDINGS = {
    "csv": (tables.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        tables.as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@login_required
def bring(request: NahtlosRequest) -> HttpResponse:
    """Bring a table; it is read with suspicion, and nothing is imported yet."""
    institution = at_work(request)
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file: UploadedFile[Any] = form.cleaned_data["file"]
        try:
            table = sheets.read(file.read(sheets.USUAL.bytes + 1))
        except sheets.Unreadable as trouble:
            form.add_error("file", str(wording.UNREADABLE[trouble.code]))
        else:
            sheet = actions.bring_sheet(institution=institution, name=_name(file), table=table,
                                        by=request.actor, at=now())  # fmt: skip
            return redirect("offers:sheet", sheet.pk)
    shown = {"form": form, "heads": [heads[0] for heads in HEADS.values()]}
    return render(request, "offers/import.html", shown, status=422 if form.errors else 200)


def _name(file: "UploadedFile[Any]") -> str:
    """What the file was called, without path and without signs that cannot be seen."""
    plain = "".join(sign for sign in (file.name or "") if sign.isprintable())
    return plain.replace("\\", "/").rsplit("/", 1)[-1][:120]


@dataclass(frozen=True)
class Read:
    """A table as it is understood now."""

    meant: dict[str, str]
    lines: tuple[rows.Line, ...]
    faults: tuple[rows.Fault, ...]


def read(sheet: queries.Sheet, meant: dict[str, str]) -> Read:
    """Every row of the table, understood or with its faults; the head is row 1."""
    known = rows.Known(
        languages={code: code for code in languages.LANGUAGES},
        areas=queries.places_known(sheet.region_id),
        instruments=frozenset(payers.payers()),
    )
    lines, faults = rows.understood(columns.cells(sheet.head, sheet.rows, meant), known)
    return Read(meant, lines if "title" in meant.values() else (), faults)


@login_required
def look_through(request: NahtlosRequest, sheet: UUID) -> HttpResponse:
    """Which column means what, what would be imported, and what is wrong where."""
    institution, kept = at_work(request), found(queries.sheet_for, sheet)
    guess = columns.guessed(kept.head, queries.columns_of(institution.pk), HEADS)
    form = ColumnsForm(request.POST or None, meant=guess)
    meant = form.meant() if form.is_bound and form.is_valid() else guess
    if form.is_bound and not form.errors:
        actions.remember_columns(institution=institution, meant=meant, by=request.actor)
    seen = read(kept, meant)
    if "import" in request.POST and done(request, form, lambda: _import(request, kept, seen)):
        return redirect("offers:ours")
    shown = {
        "form": form,
        "sheet": kept,
        "lines": seen.lines[:FEW],
        "ready": len(seen.lines),
        "told": wording.told(seen.faults[:FEW]),
        "wrong": len({fault.row for fault in seen.faults}),
        "asks": "title" not in meant.values(),
    }
    return render(request, "offers/sheet.html", shown, status=422 if form.errors else 200)


def _import(request: NahtlosRequest, sheet: queries.Sheet, seen: Read) -> None:
    institution = sheet.institution
    done_ = actions.import_rows(
        institution=institution, lines=seen.lines, by=request.actor, at=now()
    )
    actions.throw_away(sheet=sheet, by=request.actor)
    told = {"new": done_.new, "changed": done_.changed, "same": done_.same, "runs": done_.runs}
    says = _("Imported: %(new)d new, %(changed)d changed, %(same)d as before, %(runs)d starts.")
    messages.success(request, says % told)


@login_required
@require_safe
def faults(request: NahtlosRequest, sheet: UUID) -> HttpResponse:
    """Every fault as a table to mend: row, column, what stands there, what is expected."""
    institution, kept = at_work(request), found(queries.sheet_for, sheet)
    seen = read(kept, columns.guessed(kept.head, queries.columns_of(institution.pk), HEADS))
    head = (_("Row"), _("Column"), _("What stands there"), _("What is expected"))
    lines = [
        (str(row), column, value, says) for row, column, value, says in wording.told(seen.faults)
    ]
    return _download(tables.as_csv(head, lines), "text/csv; charset=utf-8", "faults.csv")


@login_required
@require_safe
def export(request: NahtlosRequest, ending: str) -> HttpResponse:
    """One's own offers as a table that the import reads again."""
    institution = at_work(request)
    if ending not in ENDINGS:
        raise Http404
    write, kind = ENDINGS[ending]
    head, lines = queries.table_of([one.offer for one in queries.ours(institution.pk, today())])
    return _download(write(head, lines), kind, f"angebote.{ending}")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

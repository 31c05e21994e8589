"""The rows that have to be mended, as a table that can be brought again."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.people import queries
from nahtlos.people.engine import export
from nahtlos.people.wording import tables
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.people.importing import telling
from nahtlos.web.people.importing.arriving import table_at

ENDINGS = {
    "csv": (export.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        export.as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@login_required
@require_safe
def mend(request: NahtlosRequest, brought: UUID, ending: str) -> HttpResponse:
    """Only the rows with flaws, as they were brought, with a column that says what is expected."""
    if ending not in ENDINGS:
        raise Http404
    table = table_at(request, brought)
    write, kind = ENDINGS[ending]
    expected = str(tables.EXPECTED)
    kept = [number for number, head in enumerate(table.head) if head != expected]
    head = [*(table.head[number] for number in kept), expected]
    lines = [
        [*(_cell(row.cells, number) for number in kept), _expected(row)]
        for row in queries.flawed_rows(table.pk).iterator()
    ]
    response = HttpResponse(write(head, lines), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{_("to_mend")}.{ending}"'
    return response


def _cell(cells: list[str], number: int) -> str:
    return cells[number] if number < len(cells) else ""


def _expected(row: queries.ImportRow) -> str:
    said = telling.flaws(row.flaws)
    return " ".join(f"{one.column}: {one.says}" if one.column else one.says for one in said)

"""Take along exactly what is shown: a table of the newest edition as CSV or XLSX."""

from collections.abc import Callable, Mapping

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, queries
from nahtlos.people.engine.export import as_csv, as_xlsx
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.outcomes import told

KINDS: Mapping[str, tuple[str, Callable[..., bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}


@login_required
@require_safe
def take(request: NahtlosRequest, key: str, ending: str) -> HttpResponse:
    """The table with its stars, no number more than on the page."""
    demand(access.may_see(request.actor))
    edition = queries.newest(sure(request.actor.region))
    table = queries.table(edition, key) if edition else None
    if table is None or edition is None or ending not in KINDS:
        raise Http404
    kind, made = KINDS[ending]
    grid = told.grid(table)
    name = f'attachment; filename="{key}-{edition.counted_on}.{ending}"'
    return HttpResponse(
        made(grid.head, grid.rows), content_type=kind, headers={"Content-Disposition": name}
    )

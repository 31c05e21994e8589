"""Taking the list along as a file: exactly what is shown, put down each time."""

import tempfile
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, queries
from nahtlos.people.engine import export
from nahtlos.people.queries import Listing
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.people.listing import finding
from nahtlos.web.people.listing.words import COLUMNS, pills

IN_MEMORY, MOST = 1024 * 1024, 100
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_POST
def take(request: NahtlosRequest, kind: str) -> FileResponse:
    """A file with the same rows, columns and order as the page, as far as this reader sees them.

    It is written while the reader is known to the database and sent afterwards, from the disk if it
    is long: what is sent later than the page itself is asked for by nobody.
    """
    demand(may_read(request.actor) or access.may_view(request.actor))
    if kind not in TYPES:
        raise Http404
    wanted, text = finding.asked(request), finding.searched(request)
    kept: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 -- the response closes it
    write = export.write_csv if kind == "csv" else export.write_xlsx
    number = write(kept, _head(wanted), _rows(request, wanted, text))
    actions.put_down_export(
        kind=kind,
        wanted=wanted,
        searched=bool(text),
        number=number,
        by=request.actor,
        at=now(),
    )
    kept.seek(0)
    name = f"{_('persons')}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return FileResponse(kept, as_attachment=True, filename=name, content_type=TYPES[kind])


def _head(wanted: Listing) -> list[str]:
    return [_("Name"), *(str(COLUMNS[name]) for name in wanted.shown)]


def _rows(request: NahtlosRequest, wanted: Listing, text: str) -> Iterator[list[finding.Value]]:
    for some in queries.in_chunks(finding.rows(request.actor, wanted), text=text):
        for line in finding.lines(some, wanted):
            yield [str(line.person), *(cell.value for cell in line.cells)]


def taken(request: NahtlosRequest) -> HttpResponse:
    """Who took which list along, the last hundred times, as far as the reader may know."""
    demand(may_read(request.actor) or access.may_view(request.actor))
    groups = finding.names_known(request.actor).values()
    known = {key: name for group in groups for key, name in group.items()}
    rows = queries.exports(sure(request.actor.institution))[:MOST]
    told = [(one, pills(finding.of_kept(one.codes, request.actor), known)) for one in rows]
    return render(request, "people/taken.html", {"taken": told})

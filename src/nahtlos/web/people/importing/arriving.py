"""How a page arrives at a table: through the wall, or it is not there."""

from uuid import UUID

from django.http import Http404

from nahtlos.core.refusal import demand
from nahtlos.people import access, queries
from nahtlos.web.acting import NahtlosRequest


def table_at(request: NahtlosRequest, key: UUID) -> queries.Import:
    """A table of the reader's own institution, or a page that is not there."""
    demand(access.may_import(request.actor))
    found = queries.import_for(key)
    if found is None:
        raise Http404
    return found

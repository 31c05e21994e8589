"""How a page of comparing begins: the file, as far as comparing needs it."""

from uuid import UUID

from django.http import Http404

from nahtlos.people.queries import File
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive_at_file


def profile_at(request: NahtlosRequest, person: UUID) -> File:
    """The file with its profile; another institution may not see that part."""
    file = arrive_at_file(request, person, "profile")
    if file.record is None:
        raise Http404
    return file

"""A way in by SMS or mail: the program makes the link and carries it, and nobody here sees it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _

from nahtlos.core.clock import now
from nahtlos.outbox import actions as outbox
from nahtlos.outbox import queries as ways_out
from nahtlos.people import actions, queries
from nahtlos.web.acting import NahtlosRequest


def send_link(
    request: NahtlosRequest, person: queries.Person, consent: queries.Consent | None = None
) -> None:
    """Make a link to the own page, or to one question, and have it sent by the way that was pressed."""
    way = _way(person.pk, request.POST.get("to", ""))
    at, by = now(), request.actor
    handed_by = queries.HandedBy(way.channel.value)
    handed = actions.make_link(person=person, consent=consent, by=by, at=at, handed_by=handed_by)
    note = outbox.Note(kind="question" if consent else "own_page", about=handed.link.pk)
    outbox.write(person=person, note=note, by=by, at=at, way=way, link=handed.link)
    messages.success(request, _("It goes out now. What became of it stands under “Messages”."))


def _way(person: UUID, contact: str) -> ways_out.Way:
    found = next((way for way in ways_out.ways(person) if str(way.contact) == contact), None)
    if found is None:
        raise Http404
    return found

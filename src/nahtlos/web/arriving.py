"""How a page arrives at a person: through the wall, and with the look written down."""

from collections.abc import Callable
from typing import Protocol, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from nahtlos.core.audit import record_reading
from nahtlos.people import queries
from nahtlos.web.acting import NahtlosRequest

LAST_PAGE = 1000


def parts_seen(request: NahtlosRequest, person: queries.Person) -> frozenset[str]:
    """The parts of the file that the reader's institution sees here."""
    mine = request.actor.institution
    if mine == person.institution_id:
        return frozenset(queries.Part.values)
    return queries.opened_parts(person.pk, mine)


def _log(request: NahtlosRequest, person: queries.Person, parts: tuple[str, ...]) -> None:
    """Nobody is told of a look at what was not shown."""
    record_reading(
        person=person.pk,
        holder=person.institution_id,
        region=person.region_id,
        parts=parts_seen(request, person) & set(parts),
        by=request.actor,
    )


def _not_oneself(request: NahtlosRequest) -> None:
    """These pages are for staff; a person's own pages stand under /my/."""
    if request.actor.person is not None:
        raise Http404


def arrive(request: NahtlosRequest, person: UUID, *parts: str) -> queries.Person:
    """The person, or a page that is not there for whoever may not see them."""
    _not_oneself(request)
    try:
        found = queries.person_for(person)
    except queries.NoPerson as error:
        raise Http404 from error
    _log(request, found, parts)
    return found


def arrive_at_file(request: NahtlosRequest, person: UUID, *parts: str) -> queries.File:
    """The whole file, or a page that is not there."""
    _not_oneself(request)
    try:
        found = queries.file_of(person)
    except queries.NoPerson as error:
        raise Http404 from error
    _log(request, found.person, parts)
    return found


class OfSomebody(Protocol):
    """A row that belongs to a person."""

    person_id: UUID


R = TypeVar("R", bound=OfSomebody)


def row_of(person: UUID | None, read: Callable[[UUID], R], key: UUID) -> R:
    """One of the person's own rows (of anybody's, with None), or a page that is not there."""
    try:
        found = read(key)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if person is not None and found.person_id != person:
        raise Http404
    return found


def page_number(request: NahtlosRequest) -> int:
    """The page of a list that the address asks for; the first where it asks for nonsense."""
    typed = request.GET.get("page", "1")
    return min(int(typed), LAST_PAGE) if typed.isascii() and typed.isdecimal() and int(typed) else 1

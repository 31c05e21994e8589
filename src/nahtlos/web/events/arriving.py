"""How a page arrives at a meeting or a guest: found and allowed, or not there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.cache import add_never_cache_headers

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.events import access, queries
from nahtlos.web.acting import NahtlosRequest

T = TypeVar("T")


def found(read: Callable[[UUID], T | None], key: UUID) -> T:
    """What stands behind a key, or a page that is not there."""
    one = read(key)
    if one is None:
        raise Http404
    return one


def event_at(key: UUID) -> queries.Event:
    """The meeting, or a page that is not there."""
    try:
        return queries.event_for(key)
    except queries.NoEvent as error:
        raise Http404 from error


def run_event(request: NahtlosRequest, key: UUID) -> queries.Event:
    """A meeting that the reader organises."""
    event = event_at(key)
    demand(access.may_run(request.actor, event))
    return event


def runs(request: NahtlosRequest, event: queries.Event) -> bool:
    """Whether the reader organises it."""
    return access.may_run(request.actor, event) is None


@dataclass(frozen=True)
class Opened:
    """A link that holds, whoever holds it, and whose it is."""

    by: Actor
    guest: queries.Guest
    token: str


def opened(token: str) -> Opened:
    """The guest behind a link, or a page that is not there."""
    by = Actor(link=queries.digest_of(token))
    with acting(by):
        guest = queries.guest_of_link()
    if guest is None:
        raise Http404
    return Opened(by, guest, token)


def quiet(response: HttpResponse) -> HttpResponse:
    """Kept nowhere, and its address told to nobody else."""
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response

"""How a page of the network arrives at what it is about; a miss is a page that is not there."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import Http404

from nahtlos.core.refusal import Refusal, Refused
from nahtlos.network import access
from nahtlos.web.acting import NahtlosRequest

T = TypeVar("T")


def arrive(question: Callable[[UUID], T | None], key: UUID) -> T:
    """What the question finds for this key."""
    found = question(key)
    if found is None:
        raise Http404
    return found


def region_kept(request: NahtlosRequest) -> UUID:
    """The region whose directory the actor keeps; anybody else reads why not."""
    region = request.actor.region
    if region is None:
        raise Refused(Refusal(access.NOT_THE_DIRECTORY))
    refusal = access.may_keep_directory(request.actor, region)
    if refusal:
        raise Refused(refusal)
    return region

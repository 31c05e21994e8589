"""How a page arrives at a day, a desk or a visit: found and allowed, or not there."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.days import access, queries
from nahtlos.network import queries as network
from nahtlos.web.acting import NahtlosRequest

T = TypeVar("T")


def day_at(key: UUID) -> queries.Day:
    """The day, or a page that is not there."""
    try:
        return queries.day_for(key)
    except queries.NoDay as error:
        raise Http404 from error


def run_day(request: NahtlosRequest, key: UUID) -> queries.Day:
    """A day that the reader prepares and runs."""
    day = day_at(key)
    demand(access.may_run(request.actor, day))
    return day


def look_at(request: NahtlosRequest, key: UUID) -> queries.Day:
    """A day that the reader sees whole, also once it is over."""
    day = day_at(key)
    demand(access.may_look(request.actor, day))
    return day


def runs(request: NahtlosRequest, day: queries.Day) -> bool:
    """Whether the reader may do something here now, not only look."""
    return access.may_run(request.actor, day) is None


def found(read: Callable[[UUID], T | None], key: UUID) -> T:
    """What stands behind a key, or a page that is not there."""
    one = read(key)
    if one is None:
        raise Http404
    return one


def own_desk(request: NahtlosRequest, key: UUID) -> queries.Desk:
    """A desk that the reader sits at, or whose day the reader runs."""
    desk = found(queries.desk_for, key)
    may_sit_or_run(request, desk)
    return desk


def may_sit_or_run(request: NahtlosRequest, desk: queries.Desk) -> None:
    """Refuses whoever neither sits at the desk nor runs its day."""
    if access.may_look(request.actor, desk.day) is not None:
        demand(access.may_sit(request.actor, desk))


def at_work(request: NahtlosRequest) -> network.Institution:
    """The institution for which the reader makes a day."""
    key = request.actor.institution
    institution = network.institution_for(key) if key else None
    if institution is None:
        raise Refused(Refusal(_("Please sign in with your place at an institution.")))
    demand(access.may_make(request.actor))
    return institution


def region_of(request: NahtlosRequest) -> UUID:
    """The reader's region."""
    if request.actor.region is None or request.actor.institution is None:
        raise Http404
    return request.actor.region

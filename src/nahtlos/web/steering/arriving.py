"""How a page arrives at what belongs to a group: found as far as the reader sees it, or not there."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import Http404

from nahtlos.core.refusal import demand
from nahtlos.steering import access, queries
from nahtlos.web.acting import NahtlosRequest

T = TypeVar("T")


def found(read: Callable[[UUID], T | None], key: UUID) -> T:
    """What stands behind a key, or a page that is not there."""
    one = read(key)
    if one is None:
        raise Http404
    return one


def group_at(request: NahtlosRequest, key: UUID) -> queries.Group:
    """A group whose papers the reader opens."""
    group = found(queries.group_for, key)
    demand(access.may_open(request.actor, group))
    return group


def meeting_at(request: NahtlosRequest, key: UUID) -> queries.Meeting:
    """A meeting of such a group."""
    meeting = found(queries.meeting_for, key)
    demand(access.may_open(request.actor, meeting.group))
    return meeting


def point_at(request: NahtlosRequest, key: UUID) -> queries.Point:
    """A point of such a meeting."""
    point = found(queries.point_for, key)
    demand(access.may_open(request.actor, point.meeting.group))
    return point


def hand(request: NahtlosRequest, group: queries.Group) -> dict[str, bool]:
    """What the reader may do there, for the page."""
    held = access.hands(request.actor, group)
    stands = group.closed_at is None
    return {"leads": "chair" in held and stands, "sits": "member" in held and stands}

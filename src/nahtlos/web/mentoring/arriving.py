"""How a page arrives at a programme, a mentor, a wish or a pair: found and allowed, or not there."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Mentor
from nahtlos.mentoring import access, queries
from nahtlos.web.acting import NahtlosRequest

T = TypeVar("T")


def found(read: Callable[[UUID], T | None], key: UUID) -> T:
    """What stands behind a key, or a page that is not there."""
    one = read(key)
    if one is None:
        raise Http404
    return one


def own_programme(request: NahtlosRequest, key: UUID) -> queries.Programme:
    """A programme that the reader runs."""
    programme = found(queries.programme_for, key)
    demand(access.may_run(request.actor, programme))
    return programme


def own_mentor(request: NahtlosRequest, key: UUID) -> queries.Mentor:
    """A mentor of a programme that the reader runs."""
    mentor = found(queries.mentor_for, key)
    demand(access.may_run(request.actor, mentor.programme))
    return mentor


def run_pair(request: NahtlosRequest, key: UUID) -> queries.Pair:
    """A pair of a programme that the reader runs."""
    pair = found(queries.pair_for, key)
    demand(access.may_run(request.actor, pair.programme))
    return pair


def is_mentor(request: NahtlosRequest) -> None:
    """These pages belong to mentors."""
    demand(unless(request.actor.role is Mentor, _("This page belongs to another role than yours.")))


def shown_one(pairs: list[queries.Shown], key: UUID) -> queries.Shown:
    """The pair with this key among those that the reader sees, or a page that is not there."""
    one = next((each for each in pairs if each.pair.pk == key), None)
    if one is None:
        raise Http404
    return one

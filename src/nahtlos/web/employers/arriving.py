"""How a page arrives at a company or an opening: found and allowed, or not there."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import Http404

from nahtlos.core.refusal import demand
from nahtlos.employers import access, queries
from nahtlos.web.acting import NahtlosRequest

T = TypeVar("T")


def found(read: Callable[[UUID], T | None], key: UUID) -> T:
    """What stands behind a key, or a page that is not there."""
    one = read(key)
    if one is None:
        raise Http404
    return one


def kept(request: NahtlosRequest, key: UUID) -> queries.Employer:
    """A company that the reader's employer service looks after."""
    company = found(queries.company_for, key)
    demand(access.may_keep(request.actor, company))
    return company


def told(request: NahtlosRequest, key: UUID) -> queries.Employer:
    """A company about which the reader may say something: its service or its own users."""
    company = found(queries.company_for, key)
    demand(access.may_tell(request.actor, company))
    return company


def own_opening(request: NahtlosRequest, key: UUID) -> queries.Opening:
    """An opening that the reader may change."""
    opening = found(queries.opening_for, key)
    demand(access.may_write(request.actor, opening.company))
    return opening

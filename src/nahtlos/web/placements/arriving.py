"""How a page arrives at a start, a permission, a question, or is not there."""

from uuid import UUID

from django.http import Http404

from nahtlos.placements import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import row_of


def placement_at(request: NahtlosRequest, person: UUID, placement: UUID) -> queries.Placement:
    """A start of this person, held by the reader's institution."""
    found = row_of(person, queries.placement_for, placement)
    return _held(request, found)


def permission_at(request: NahtlosRequest, permission: UUID) -> queries.Permission:
    """A request of a person held by the reader's institution."""
    found = row_of(None, queries.permission_for, permission)
    if found.institution_id != request.actor.institution:
        raise Http404
    return found


def followup_at(request: NahtlosRequest, followup: UUID) -> queries.FollowUp:
    """A question about a person held by the reader's institution."""
    found = row_of(None, queries.followup_for, followup)
    if found.institution_id != request.actor.institution:
        raise Http404
    return found


def _held(request: NahtlosRequest, found: queries.Placement) -> queries.Placement:
    if found.institution_id != request.actor.institution:
        raise Http404
    return found

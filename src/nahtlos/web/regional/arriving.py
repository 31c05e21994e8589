"""How a page of a regional instrument arrives: only whoever keeps the network of the region does."""

from uuid import UUID

from django.http import Http404

from nahtlos.core.actor import sure
from nahtlos.core.refusal import demand
from nahtlos.law import access
from nahtlos.law.queries import regional
from nahtlos.law.queries.regional import Version
from nahtlos.web.acting import NahtlosRequest


def region_kept(request: NahtlosRequest) -> UUID:
    """The region whose instruments the actor keeps; anybody else reads why not."""
    demand(access.may_keep(request.actor, request.actor.region))
    return sure(request.actor.region)


def arrive(request: NahtlosRequest, version: UUID) -> Version:
    """The version behind a key; what the wall hides is a page that is not there."""
    region_kept(request)
    try:
        return regional.version_for(version)
    except regional.NoVersion as error:
        raise Http404 from error

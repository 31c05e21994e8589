"""How a page arrives at an internship, or is not there."""

from uuid import UUID

from django.http import Http404

from nahtlos.core.actor import sure
from nahtlos.core.refusal import demand
from nahtlos.internships import queries
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive


def seen(internship: UUID) -> queries.Internship:
    """The internship, or a page that is not there for whoever may not see it."""
    try:
        return queries.internship_for(internship)
    except queries.NoInternship as error:
        raise Http404 from error


def internship_at(request: NahtlosRequest, internship: UUID) -> queries.Internship:
    """For staff: with the look written down where another institution looks."""
    demand(may_read(request.actor))
    one = seen(internship)
    arrive(request, one.person_id, "plan")
    return one


def own_internship(request: NahtlosRequest, internship: UUID) -> queries.Internship:
    """The person's own, once it was sent."""
    one = seen(internship)
    if one.person_id != sure(request.actor.person) or one.state == queries.State.DRAFT:
        raise Http404
    return one

"""How a page arrives at an activity, or is not there."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils.translation import gettext as _

from nahtlos.activities import queries
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Administrator, Adviser, Analyst, Coordinator, Member
from nahtlos.web.acting import NahtlosRequest

READERS = {Adviser, Member, Coordinator, Analyst, Administrator}


def staff(request: NahtlosRequest) -> None:
    """Activities are for the staff of the region."""
    demand(
        unless(request.actor.role in READERS, _("This page belongs to another role than yours."))
    )


def activity_at(request: NahtlosRequest, activity: UUID) -> queries.Activity:
    """The activity, or a page that is not there."""
    staff(request)
    try:
        return queries.activity_for(activity)
    except ObjectDoesNotExist as error:
        raise Http404 from error

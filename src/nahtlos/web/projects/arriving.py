"""How a page arrives at a project, a partner or a place: found and allowed, or not there."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Administrator, Adviser, Coordinator, Member
from nahtlos.projects import access, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mentoring.arriving import found

READERS = (Adviser, Member, Coordinator, Administrator)


def staff(request: NahtlosRequest) -> None:
    """These pages are for the staff of the region."""
    demand(
        unless(request.actor.role in READERS, _("This page belongs to another role than yours."))
    )


def read_project(request: NahtlosRequest, key: UUID) -> queries.Project:
    """A project of the region, for its staff."""
    staff(request)
    return found(queries.project_for, key)


def led_project(request: NahtlosRequest, key: UUID) -> queries.Project:
    """A project that the reader may change."""
    project = read_project(request, key)
    demand(access.may_change(request.actor, project))
    return project


def met_project(request: NahtlosRequest, key: UUID) -> queries.Project:
    """A project whose participants the reader's institution meets."""
    project = read_project(request, key)
    demand(
        unless(
            access.meets(request.actor, project),
            _("Only partners that meet the participants do this."),
        )
    )
    return project


def met_place(request: NahtlosRequest, key: UUID) -> queries.Participation:
    """A participant whom the reader's institution meets."""
    staff(request)
    one = found(queries.participation_for, key)
    met_project(request, one.project_id)
    return one

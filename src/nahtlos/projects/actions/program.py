"""What the program does by itself: begin on the day, take up who waits, settle what is over."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.projects import access
from nahtlos.projects.actions.moving import move
from nahtlos.projects.actions.projects import locked
from nahtlos.projects.actions.projects import move as move_project
from nahtlos.projects.models import LIVE, OVER, TAKES, Participation, Place, Project, Reason, State


@transaction.atomic
def begin_due(*, project: UUID, by: Actor, at: datetime, on: date) -> None:
    """On its first day a project that is agreed runs."""
    found = Project.objects.filter(pk=project, state=State.AGREED).first()
    if found is not None:
        move_project(project=found, to=State.RUNNING, by=by, at=at, on=on)


@transaction.atomic
def take_up(*, project: UUID, by: Actor, at: datetime) -> int:
    """Whoever has waited longest has the place that became free; how many were taken up."""
    found = Project.objects.filter(pk=project, state__in=TAKES).first()
    if found is None:
        return 0
    fresh = locked(found)
    waiting = Participation.objects.filter(project=fresh, state=Place.WAITING)
    # Whoever leaves the list in this moment is passed over, not waited for.
    rows = waiting.select_for_update(of=("self",), skip_locked=True).select_related("project")
    free = max(0, fresh.places - fresh.taken)
    next_ones = list(rows.order_by("given_at", "id")[:free])
    for one in next_ones:
        demand(access.may_move_place(by, one, Place.TAKEN))
        move(one, Place.TAKEN, by=by, at=at, hand="program")
    return len(next_ones)


@transaction.atomic
def settle(*, one: UUID, by: Actor, at: datetime) -> None:
    """Its project is over: who waits is told so; who took part has finished, or left where it was given up.

    Each in a transaction of its own, or two places that end at once could wait for each other.
    """
    rows = Participation.objects.select_for_update(of=("self",)).select_related("project")
    found = rows.filter(pk=one, state__in=LIVE, project__state__in=OVER).first()
    if found is None:
        return
    if found.state != Place.TAKEN:
        move(found, Place.LAPSED, by=by, at=at, hand="program")
    elif found.project.state == State.GIVEN_UP:
        found.reason = Reason.OVER
        move(found, Place.LEFT, "reason", by=by, at=at, hand="program")
    else:
        move(found, Place.FINISHED, by=by, at=at, hand="program")

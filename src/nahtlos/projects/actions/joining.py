"""What becomes of places when a case is closed, or two files become one."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.projects import access
from nahtlos.projects.actions.places import withdraw
from nahtlos.projects.models import LIVE, Participation, Place

_FAR = (Place.PROPOSED, Place.WAITING, Place.TAKEN)


def _live() -> QuerySet[Participation]:
    """Places that are not over, held until the transaction ends; in a project the older one first."""
    rows = Participation.objects.filter(state__in=LIVE)
    return rows.select_for_update(of=("self",)).order_by("project", "id")


@transaction.atomic
def end_with_case(*, person: UUID, by: Actor, at: datetime) -> None:
    """Nobody is proposed any more and nobody waits; who takes part goes on until the end."""
    for one in _live().filter(person=person, institution=by.institution).exclude(state=Place.TAKEN):
        withdraw(one=one, by=by, at=at)


@transaction.atomic
def make_one(*, person: UUID, merged: UUID, by: Actor, at: datetime) -> None:
    """Before two files are joined: in each project one place stays, that which has come further."""
    rows = _live().filter(person__in=(person, merged))
    for _project, twice in groupby(rows, key=lambda one: one.project_id):
        stays, *others = sorted(twice, key=lambda one: _FAR.index(Place(one.state)), reverse=True)
        for other in others:
            demand(access.may_become_one(*(one.state == Place.TAKEN for one in (stays, other))))
            withdraw(one=other, by=by, at=at)

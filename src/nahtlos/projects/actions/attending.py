"""Who was there on a day: a list that may be sent twice, and by two trainers at once."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.projects import access
from nahtlos.projects.models import WAS_THERE, Attendance, How, Participation, Project


@transaction.atomic
def note(
    *, project: Project, on: date, marks: Mapping[UUID, str], by: Actor, at: datetime, today: date
) -> int:
    """Write the list down; the last word counts, and no day stands twice. Says how many lines it has."""
    demand(access.may_note(by, project, on, today=today))
    there = Participation.objects.filter(project=project, pk__in=list(marks), state__in=WAS_THERE)
    lines = [
        Attendance(
            person_id=one.person_id, region_id=one.region_id, institution_id=one.institution_id,
            participation=one, on=on, how=How(marks[one.pk]), noted_at=at, noted_by_id=by.account,
        )
        for one in there.order_by("pk")
    ]  # fmt: skip
    Attendance.objects.bulk_create(
        lines, update_conflicts=True, unique_fields=["participation", "on"],
        update_fields=["how", "noted_at", "noted_by"],
    )  # fmt: skip
    return len(lines)

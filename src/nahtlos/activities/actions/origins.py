"""An adviser says from which activity an introduction or a start came."""

from datetime import date, datetime

from django.db import transaction

from nahtlos.activities import access
from nahtlos.activities.models import Activity, Origin
from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.introductions.models import Introduction
from nahtlos.placements.models import Placement


@transaction.atomic
def came_from(
    *, row: Placement | Introduction, activity: Activity | None, on: date, by: Actor, at: datetime
) -> Origin | None:
    """It came from this activity; None takes the tick back. The last word holds."""
    demand(access.may_tick(by, row, activity, on))
    key = {"placement_id" if isinstance(row, Placement) else "introduction_id": row.pk}
    if activity is None:
        Origin.objects.filter(**key).delete()
        return None
    return Origin.objects.update_or_create(
        **key,
        defaults={"activity": activity, "ticked_at": at, "ticked_by_id": sure(by.account)},
        create_defaults={
            "person_id": row.person_id, "institution_id": row.institution_id,
            "region_id": row.region_id, "activity": activity, "ticked_at": at,
            "ticked_by_id": sure(by.account),
        },
    )[0]  # fmt: skip

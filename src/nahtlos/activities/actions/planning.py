"""Plan an activity, and change what was planned."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from nahtlos.activities import access
from nahtlos.activities.models import Activity
from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand


@dataclass(frozen=True)
class Planned:
    """What is planned: which kind, what, where, when."""

    kind: str
    title: str
    starts_on: date
    ends_on: date
    place: str = ""
    about: str = ""


@transaction.atomic
def make(*, planned: Planned, by: Actor, at: datetime) -> Activity:
    """Plan it, for one's own institution."""
    demand(access.may_make(by))
    return Activity.objects.create(
        region_id=sure(by.region), institution_id=sure(by.institution),
        made_at=at, moved_at=at, made_by_id=sure(by.account), **asdict(planned),
    )  # fmt: skip


@transaction.atomic
def change(*, activity: Activity, planned: Planned, by: Actor) -> Activity:
    """Change what was planned, as long as its figures are open."""
    fresh = locked(activity)
    demand(access.may_change(by, fresh))
    told = asdict(planned)
    for name, value in told.items():
        setattr(fresh, name, value)
    fresh.save(update_fields=[*told])
    return fresh


def locked(activity: Activity) -> Activity:
    """The row as it stands now, held until the end."""
    return Activity.objects.select_for_update(of=("self",), no_key=True).get(pk=activity.pk)

"""Begin, change and end a group, and say which institution leads in a topic."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.network.actions.once import only_once
from nahtlos.steering import access
from nahtlos.steering.actions.holding import held
from nahtlos.steering.models import Group, Lead, Member, Pass

NAMED = _("A group of this name is there already.")


@transaction.atomic
def make_group(*, by: Actor, at: datetime, **told: object) -> Group:
    """Begin a group of the region."""
    demand(access.may_make(by))
    with only_once(NAMED):
        return Group.objects.create(region_id=sure(by.region), made_at=at, **told)


@transaction.atomic
def change_group(*, group: Group, by: Actor, **told: object) -> Group:
    """Change name, purpose, and whether the network may read what it settles."""
    demand(access.may_change(by, group))
    fresh = held(group)
    for name, value in told.items():
        setattr(fresh, name, value)
    with only_once(NAMED):
        fresh.save(update_fields=[*told])
    return fresh


@transaction.atomic
def close_group(*, group: Group, by: Actor, at: datetime, on: date) -> Group:
    """End it: its papers stay, links in mails open nothing any more."""
    demand(access.may_close(by, group))
    fresh = held(group)
    demand(access.may_close(by, fresh))
    fresh.closed_at = at
    fresh.save(update_fields=["closed_at"])
    Pass.objects.filter(group=fresh, account=None, ended_at=None).update(ended_at=at)
    Member.objects.filter(group=fresh, left_on=None).update(left_on=on)
    return fresh


@transaction.atomic
def take_lead(*, group: Group, topic: str, institution: UUID, by: Actor, on: date) -> Lead:
    """An institution leads in a topic; pressed twice, it stands once."""
    demand(access.may_lead(by, group))
    kept, _is_new = Lead.objects.get_or_create(
        group=group, topic=topic, institution_id=institution,
        defaults={"region_id": group.region_id, "since_on": on},
    )  # fmt: skip
    return kept


@transaction.atomic
def end_lead(*, group: Group, topic: str, institution: UUID, by: Actor) -> None:
    """It leads there no more."""
    demand(access.may_lead(by, group))
    Lead.objects.filter(group=group, topic=topic, institution=institution).delete()

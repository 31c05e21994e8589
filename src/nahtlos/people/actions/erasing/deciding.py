"""How long what is kept is decided here, and what stops an erasing."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.network.models import Institution
from nahtlos.people import access
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Hold, Period, Person, Processing


@transaction.atomic
def decide_period(
    *,
    key: str,
    months: int,
    ending: str,
    announced: int,
    because: str,
    by: Actor,
    at: datetime,
) -> Period:
    """Decide for the region; what was decided before stays readable beneath."""
    demand(access.may_decide_periods(by))
    demand(access.may_last_so_long(key, months, announced))
    return Period.objects.create(
        region_id=sure(by.region),
        key=key,
        months=months,
        ending=ending,
        announced=announced,
        because=because,
        decided_at=at,
        decided_by_id=sure(by.account),
    )


@transaction.atomic
def write_processing(
    *, institution: Institution, texts: dict[str, str], by: Actor, at: datetime
) -> Processing:
    """Write the record of processing of an institution anew; the one before stays."""
    demand(access.may_decide_periods(by))
    return Processing.objects.create(
        region_id=sure(by.region),
        institution=institution,
        written_at=at,
        written_by_id=sure(by.account),
        **texts,
    )


@transaction.atomic
def hold(*, person: Person, reason: str, until: date, by: Actor, at: datetime, on: date) -> Hold:
    """Let nothing of this person be erased until that day."""
    demand(access.may_hold(by, person, until, on))
    return Hold.objects.create(
        **of(person), reason=reason, until=until, set_at=at, set_by_id=sure(by.account)
    )


@transaction.atomic
def end_hold(*, person: Person, hold: UUID, by: Actor, at: datetime) -> None:
    """Let the file end as it would have."""
    demand(access.may_see_to(by, person))
    Hold.objects.filter(person=person, pk=hold, ended_at=None).update(ended_at=at)

"""Begin, change and end a mentoring programme."""

from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.employers.models import Employer
from nahtlos.mentoring import access
from nahtlos.mentoring.models import OPEN, Pair, Programme


@transaction.atomic
def make_programme(
    *, by: Actor, at: datetime, company: Employer | None = None, **told: object
) -> Programme:
    """Begin a programme. One of a company is run with the institution that looks after it."""
    demand(access.may_make(by, company))
    return Programme.objects.create(
        region_id=sure(by.region),
        institution_id=company.institution_id if company else sure(by.institution),
        company=company,
        made_at=at,
        **told,
    )


@transaction.atomic
def change_programme(*, programme: Programme, by: Actor, **told: object) -> Programme:
    """Change what it demands and offers; pairs that stand go on as they began."""
    demand(access.may_keep_mentors(by, programme))
    fresh = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    for name, value in told.items():
        setattr(fresh, name, value)
    fresh.save(update_fields=[*told])
    return fresh


@transaction.atomic
def close_programme(*, programme: Programme, by: Actor, at: datetime) -> Programme:
    """End it, once nobody stands in a pair any more."""
    demand(access.may_run(by, programme))
    fresh = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    standing = Pair.objects.filter(programme=fresh, state__in=OPEN).count()
    demand(access.may_close(by, fresh, standing=standing))
    fresh.closed_at = at
    fresh.save(update_fields=["closed_at"])
    return fresh

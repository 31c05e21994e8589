"""Reviews of the plan, and the rhythm that a region sets for them."""

from datetime import date, datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people.queries import Person
from nahtlos.plan import access
from nahtlos.plan.models import Review, Rhythm


@transaction.atomic
def hold_review(
    *, person: Person, held_on: date, by: Actor, at: datetime, said: str = "",
    next_on: date | None = None,
) -> Review:  # fmt: skip
    """Write down that the plan was looked at together, and when the next time is wanted."""
    demand(access.may_meet(by, person))
    return Review.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        held_on=held_on,
        said=said,
        next_on=next_on,
        kept_at=at,
        held_by_id=sure(by.account),
    )


@transaction.atomic
def set_rhythm(*, name: str, weeks: int, benefit: str, by: Actor) -> Rhythm:
    """How often persons of the region are met; one rhythm for each benefit, and one for all."""
    region = sure(by.region)
    demand(access.may_keep_rhythms(by, region))
    kept, _made = Rhythm.objects.update_or_create(
        region_id=region, benefit=benefit, defaults={"name": name, "weeks": weeks}
    )
    return kept


@transaction.atomic
def remove_rhythm(*, rhythm: Rhythm, by: Actor) -> None:
    """Take a rhythm out; who was due by it alone is due no longer."""
    demand(access.may_keep_rhythms(by, rhythm.region_id))
    rhythm.delete()

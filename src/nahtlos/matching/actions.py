"""Verbs of comparing: keep what a person looks for, and say that one has looked."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless
from nahtlos.employers.queries import knows_skill
from nahtlos.matching import access
from nahtlos.matching.models import Wish
from nahtlos.people.queries import Person

LIES_ELSEWHERE = _("This place lies in another region.")
LEAST_FIRST = _("The least hours come first: for example 20 to 40.")


@transaction.atomic
def keep_wish(*, person: Person, by: Actor, at: datetime, **fields: Any) -> Wish:
    """Write down what the person looks for, in the place of what stood there."""
    demand(access.may_wish(by, person))
    area, skills = fields["area"], fields.get("skills", [])
    demand(unless(area.region_id == person.region_id, LIES_ELSEWHERE))
    demand(unless(fields["hours_least"] <= fields["hours_most"], LEAST_FIRST))
    fields["skills"] = sorted({one for one in skills if knows_skill(one)})
    whose = {"region_id": person.region_id, "institution_id": person.institution_id}
    kept, _made = Wish.objects.update_or_create(
        person=person,
        defaults=fields | whose | {"kept_at": at, "kept_by_id": sure(by.account)},
        create_defaults=fields
        | whose
        | {"kept_at": at, "looked_at": at, "kept_by_id": sure(by.account)},
    )
    return kept


@transaction.atomic
def have_looked(*, wish: Wish, by: Actor, at: datetime) -> None:
    """What is published from now on is new."""
    demand(access.may_wish(by, wish.person))
    wish.looked_at = at
    wish.save(update_fields=["looked_at"])

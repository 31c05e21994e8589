"""Verbs of comparing: keep what a person looks for, say that one has looked, count for who offers work."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.employers import queries as employers
from nahtlos.employers.queries import knows_skill
from nahtlos.matching import access
from nahtlos.matching.engine import counting
from nahtlos.matching.models import OpeningCount, Wish
from nahtlos.matching.queries.counting import asked_by, crowd, law_on
from nahtlos.matching.translate import opening_of
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


@transaction.atomic
def count_openings(*, region: UUID, on: date, only: UUID | None = None) -> int:
    """Count who fits the openings of a region and who nearly does; how many openings were counted.

    The program does it by itself. `only` is one that was just published: it is counted once a day, or
    whoever changes it again and again could work out a single person.
    """
    with acting(Actor(role=Counter, region=region)):
        rows = employers.on_the_map(region, on)
        kept = OpeningCount.objects.filter(region=region)
        if only is None:
            kept.exclude(opening__in=rows).delete()
        else:
            done = kept.filter(opening=only, counted_on=on).exists()
            rows = [] if done else [one for one in rows if one.pk == only]
        if not rows:
            return 0
        everybody, read_on = crowd(region, on), law_on(region, on)
        found = counting.counts(everybody, [opening_of(one) for one in rows])
        told = {key: counting.told(one, len(everybody)) for key, one in found.items()}
        OpeningCount.objects.bulk_create(
            [
                OpeningCount(
                    region_id=region, opening=one, counted_on=on, law_on=read_on,
                    asked=asked_by(one), **asdict(told[str(one.pk)]),
                )
                for one in rows
            ],
            update_conflicts=True, unique_fields=["opening"],
            update_fields=["counted_on", "fits", "learned", "near", "asked", "law_on"],
        )  # fmt: skip
        return len(rows)

"""Who is asked at the company and at the school: named with the person's yes, and taken out again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import access
from nahtlos.apprenticeships.actions.asking import drop_open
from nahtlos.apprenticeships.actions.keeping import locked
from nahtlos.apprenticeships.models import OTHERS, Apprenticeship, Side, Voice
from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless


@dataclass(frozen=True, kw_only=True)
class Told:
    """Who speaks for a side, how they are reached, and in which language."""

    side: Side
    name: str
    email: str = ""
    telephone: str = ""
    language: str = "de"


@transaction.atomic
def name(
    *, apprenticeship: Apprenticeship, told: Told, agreed: bool, by: Actor, at: datetime
) -> Voice:
    """This one is asked every month from now on, since the person agreed."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_name(by, fresh))
    demand(unless(told.side in OTHERS, _("The trainee speaks for themself.")))
    demand(unless(agreed, _("The person has not agreed that this side is asked.")))
    demand(unless(told.email or told.telephone, _("Please write how to reach them.")))
    kept, _new = Voice.objects.update_or_create(
        apprenticeship=fresh, side=told.side,
        defaults={
            **vars(told), "person_id": fresh.person_id, "region_id": fresh.region_id,
            "institution_id": fresh.institution_id, "agreed_on": timezone.localdate(at),
            "made_at": at, "made_by_id": sure(by.account),
        },
    )  # fmt: skip
    return kept


@transaction.atomic
def unname(*, apprenticeship: Apprenticeship, side: Side, by: Actor, at: datetime) -> None:
    """The person has taken the yes back, or somebody else is asked: open questions are dropped."""
    fresh = locked(apprenticeship.pk)
    demand(access.may_name(by, fresh))
    Voice.objects.filter(apprenticeship=fresh, side=side).delete()
    drop_open(fresh, at=at, sides=(side,))

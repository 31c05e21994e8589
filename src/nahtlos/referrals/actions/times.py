"""How long things may take here."""

from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.referrals import access
from nahtlos.referrals.engine import Times
from nahtlos.referrals.models import Deadline


@transaction.atomic
def set_deadline(*, region: UUID, topic: str, times: Times, by: Actor) -> Deadline:
    """What is sent from now on has this time; what has been sent keeps its day."""
    demand(access.may_keep_deadlines(by, region))
    days = {"answer_days": times.answer, "appointment_days": times.appointment}
    found, _made = Deadline.objects.update_or_create(region_id=region, topic=topic, defaults=days)
    return found

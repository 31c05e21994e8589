"""What the program does by itself: remind whoever has not answered, end what nobody answers."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.referrals.actions.handovers.moving import move
from nahtlos.referrals.models import Handover, Stage
from nahtlos.referrals.news import HandoverLate


@transaction.atomic
def remind_receiver(*, handover: UUID, by: Actor, at: datetime) -> bool:
    """Remind the receiver, once."""
    rows = Handover.objects.select_for_update(of=("self",)).filter(pk=handover, reminded_on=None)
    found = rows.first()
    if found is None:
        return False
    found.reminded_on = timezone.localdate(at)
    found.save(update_fields=["reminded_on"])
    publish(HandoverLate(found.pk, found.recipient_id))
    return True


@transaction.atomic
def expire_handover(*, handover: UUID, by: Actor, at: datetime) -> Handover:
    """End what nobody answers; the giver has the person anyway, and is told."""
    return move(Handover.objects.get(pk=handover), Stage.EXPIRED, by=by, at=at)

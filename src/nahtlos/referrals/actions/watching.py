"""What the program does by itself: remind whoever is late, end what nobody answers."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.referrals.actions.moving import move
from nahtlos.referrals.models import Question, Referral, State
from nahtlos.referrals.news import QuestionLate, ReferralLate


@transaction.atomic
def remind(*, referral: UUID, by: Actor, at: datetime) -> bool:
    """Remind the recipient, once for the answer and once for the appointment."""
    rows = Referral.objects.select_for_update(of=("self",)).filter(pk=referral, reminded_on=None)
    found = rows.first()
    if found is None:
        return False
    found.reminded_on = timezone.localdate(at)
    found.save(update_fields=["reminded_on"])
    publish(
        ReferralLate(
            referral=found.pk,
            region=found.region_id,
            sender=found.institution_id,
            recipient=found.recipient_id,
            state=found.state,
            email=found.email,
            by_link=found.token_digest is not None,
        )
    )
    return True


@transaction.atomic
def expire(*, referral: UUID, by: Actor, at: datetime) -> Referral:
    """End what nobody answers; the sender has the person anyway, and is told."""
    return move(Referral.objects.get(pk=referral), State.EXPIRED, by=by, at=at)


@transaction.atomic
def remind_office(*, question: UUID, by: Actor, at: datetime) -> bool:
    """Remind the immigration office, once."""
    rows = Question.objects.select_for_update(of=("self",)).filter(pk=question, reminded_on=None)
    found = rows.first()
    if found is None:
        return False
    found.reminded_on = timezone.localdate(at)
    found.save(update_fields=["reminded_on"])
    publish(QuestionLate(found.pk, found.office_id))
    return True

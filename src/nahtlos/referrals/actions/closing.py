"""A case is closed: what is still open about it between institutions ends in the same moment."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.referrals.actions.asking import take_back_question
from nahtlos.referrals.actions.handovers.offering import withdraw_handover
from nahtlos.referrals.actions.sealed import withdraw_sealed_with_case
from nahtlos.referrals.actions.sending import withdraw
from nahtlos.referrals.models import OPEN, Handover, Question, Referral, Standing, State


@transaction.atomic
def end_with_case(*, person: UUID, by: Actor, at: datetime, words: str) -> int:
    """Take back what is open, each with its news; how much it was.

    The handover first: whoever takes it over holds it and then the rest, in the same order.
    """
    handovers = list(Handover.objects.open().filter(person=person))
    for handover in handovers:
        withdraw_handover(handover=handover, by=by, at=at, words=words)
    rows = Referral.objects.filter(person=person, state__in=[*OPEN, State.DRAFTED])
    referrals = list(rows.order_by("consent_id"))
    for referral in referrals:
        withdraw(referral=referral, by=by, at=at, words=words)
    asked = Question.objects.filter(person=person, state__in=[Standing.ASKED, Standing.SENT])
    questions = list(asked.order_by("pk"))
    for question in questions:
        take_back_question(question=question, by=by, at=at)
    sealed = withdraw_sealed_with_case(person=person, by=by, at=at)
    return len(handovers) + len(referrals) + len(questions) + sealed

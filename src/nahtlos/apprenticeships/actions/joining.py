"""What becomes of an apprenticeship when its case is closed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nahtlos.apprenticeships.actions.asking import drop_open
from nahtlos.apprenticeships.actions.starting import withdraw
from nahtlos.apprenticeships.models import BEFORE, OPEN, Apprenticeship, Did, Reaction
from nahtlos.core.actor import Actor, sure


@transaction.atomic
def end_with_case(*, person: UUID, by: Actor, at: datetime, words: str) -> None:
    """What has no contract is given up; of a training that goes on nobody is asked any more."""
    rows = Apprenticeship.objects.filter(person=person, institution=by.institution)
    for one in rows.filter(state__in=BEFORE):
        withdraw(apprenticeship=one, words=words, by=by, at=at)
    for one in rows.filter(state__in=OPEN):
        drop_open(one, at=at)
        one.guarded = False
        one.save(update_fields=["guarded"])
    Reaction.objects.filter(apprenticeship__in=rows, done_on=None).update(
        done_on=timezone.localdate(at), done_at=at, did=Did.NOTHING, done_by=sure(by.account)
    )

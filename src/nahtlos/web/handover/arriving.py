"""How a page arrives at a handover, and the words that the person reads of it."""

from uuid import UUID

from django.utils import timezone

from nahtlos.core.clock import today
from nahtlos.people import queries as people
from nahtlos.people import wording
from nahtlos.referrals import queries
from nahtlos.web.arriving import row_of


def handover_at(handover: UUID, person: UUID | None = None) -> queries.Handover:
    """The handover, of this person if one is named, or a page that is not there."""
    return row_of(person, queries.handover_for, handover)


def words_of(consent: people.Consent, language: str) -> wording.HandoverWording | None:
    """What the person reads before this consent, if it is one for a handover."""
    if consent.purpose != people.Purpose.HANDOVER:
        return None
    handover = queries.handover_of_consent(consent.pk)
    if handover is None:
        return None
    until = timezone.localdate(consent.valid_until)
    return wording.whole_in_words(language, queries.whole_of(handover, until))


def overdue(handover: queries.Handover) -> bool:
    """Whether the receiver should have answered by now."""
    due = handover.answer_due_on
    return handover.state in queries.WAITING and due is not None and due < today()

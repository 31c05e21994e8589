"""The words of a consent by which a whole case changes hands."""

from django.utils import timezone

from nahtlos.people import queries as people
from nahtlos.people import wording
from nahtlos.referrals import queries


def words_of(consent: people.Consent, language: str) -> wording.HandoverWording | None:
    """What the person reads before this consent, if it is one for a handover."""
    if consent.purpose != people.Purpose.HANDOVER:
        return None
    handover = queries.handover_of_consent(consent.pk)
    if handover is None:
        return None
    until = timezone.localdate(consent.valid_until)
    return wording.whole_in_words(language, queries.whole_of(handover, until))

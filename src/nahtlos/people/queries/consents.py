"""Questions about consent."""

from uuid import UUID

from django.db.models import QuerySet

from nahtlos.core.clock import now
from nahtlos.people.models import Consent, Scan

NoConsent = Consent.DoesNotExist


def consents(person: UUID) -> QuerySet[Consent]:
    """Every consent of a person, newest first, with recipient and who asked."""
    found = Consent.objects.filter(person=person)
    return found.select_related("recipient", "asked_by", "institution")


def live_consents(person: UUID) -> QuerySet[Consent]:
    """Those that open something now, soonest end first."""
    found = Consent.objects.live().filter(person=person).order_by("valid_until")
    return found.select_related("recipient", "asked_by", "institution")


def asked_consents(person: UUID) -> QuerySet[Consent]:
    """Those that wait for the person's answer."""
    found = consents(person).filter(given_at=None, refused_at=None, revoked_at=None)
    return found.filter(valid_until__gt=now())


def consent_for(consent: UUID) -> Consent:
    """The consent behind a key; raises NoConsent for whoever may not see it."""
    found = Consent.objects.select_related("recipient", "institution", "person", "asked_by")
    return found.get(pk=consent)


def scan_for(scan: UUID | None) -> Scan | None:
    """A signed paper, if there is one and the actor may see it."""
    return Scan.objects.filter(pk=scan).first() if scan else None

"""One internship with those who sign, its diary and what it showed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.internships import wording
from nahtlos.internships.models import (
    FIRST,
    Entry,
    Impression,
    Internship,
    Opens,
    Party,
    Pass,
    Signature,
    Signer,
)

NoInternship = Internship.DoesNotExist
ORDER = tuple(Party)


def internship_for(internship: UUID) -> Internship:
    """The internship behind a key; raises NoInternship for whoever may not see it."""
    return Internship.objects.select_related("institution").get(pk=internship)


def text_of(internship: Internship) -> wording.Text:
    """What is signed, as it is drawn on a page."""
    return wording.read(internship.text)


def signers_of(internship: UUID) -> list[Signer]:
    """Who signs, in the order of signing."""
    rows = Signer.objects.filter(internship=internship, named=True)
    return sorted(rows, key=lambda one: ORDER.index(Party(one.party)))


def signer_for(internship: UUID, party: str) -> Signer | None:
    """Who signs for a party."""
    return Signer.objects.filter(internship=internship, party=party, named=True).first()


def signer_of(link: Pass) -> Signer | None:
    """Whose link this is; none once it is over, for whoever holds it."""
    return Signer.objects.filter(pk=link.signer_id).first()


def signatures_of(internship: UUID) -> QuerySet[Signature]:
    """The signatures that hold, in the order in which they were given."""
    return Signature.objects.filter(internship=internship, voided_at=None)


def signature_of(internship: UUID, party: str) -> Signature | None:
    """The one that holds for a party."""
    return signatures_of(internship).filter(party=party).first()


@dataclass(frozen=True)
class Signing:
    """Somebody who signs: the signature if there is one, else the link if one was made."""

    signer: Signer
    signature: Signature | None
    link: Pass | None
    waits: bool

    @property
    def party(self) -> str:
        """On whose behalf."""
        return self.signer.party

    def is_over(self, at: datetime) -> bool:
        """Whether the link has run out."""
        return self.link is not None and self.link.ends_at <= at


def signings_of(internship: Internship) -> tuple[Signing, ...]:
    """Everybody who signs and how far it is; `waits` until the person has signed for the first time."""
    signed = {one.signer_id: one for one in signatures_of(internship.pk)}
    links = {one.signer_id: one for one in _open_links([internship.pk])}
    return tuple(
        Signing(
            one, signed.get(one.pk), links.get(one.pk),
            waits=one.party not in FIRST and one.party != Party.INSTITUTION
            and internship.agreed_at is None,
        )
        for one in signers_of(internship.pk)
    )  # fmt: skip


def _open_links(internships: Iterable[UUID]) -> QuerySet[Pass]:
    rows = Pass.objects.select_related("signer").filter(internship__in=list(internships))
    return rows.filter(opens=Opens.SIGN, ended_at=None)


def latest_pass(signer: UUID, opens: str) -> Pass | None:
    """The last link that was made for somebody and this."""
    return Pass.objects.filter(signer=signer, opens=opens).first()


def entries_of(internship: UUID) -> QuerySet[Entry]:
    """The diary, newest first."""
    return Entry.objects.filter(internship=internship)


def entry_for(entry: UUID) -> Entry:
    """A line of it; raises Entry.DoesNotExist."""
    return Entry.objects.select_related("internship").get(pk=entry)


def impressions_of(internship: UUID) -> dict[str, Impression]:
    """What each side has told, by side."""
    return {one.teller: one for one in Impression.objects.filter(internship=internship)}

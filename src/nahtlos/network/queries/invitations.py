"""Invitations: the link that each one has, and which are still open."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.signing import Signer

from nahtlos.network.models import Invitation

SIGNER = Signer(salt="nahtlos.network.invitation")


def token_of(invitation: UUID) -> str:
    """What the link in the mail carries.

    It follows from the key and a secret that the database never sees, so it is kept nowhere.
    """
    return SIGNER.sign(str(invitation)).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Offer:
    """What an invitation offers, as whoever holds the link sees it."""

    id: UUID
    institution: UUID
    institution_name: str
    region_name: str
    role: str
    email: str
    expires_at: datetime
    accepted_at: datetime | None
    withdrawn_at: datetime | None

    def is_open(self, at: datetime) -> bool:
        """Whether it can be taken at this moment."""
        return self.expires_at > at and self.accepted_at is None and self.withdrawn_at is None


@dataclass(frozen=True)
class InvitationLine:
    """One open invitation, as those who keep the network see it."""

    id: UUID
    institution: UUID
    institution_name: str
    email: str
    role: str
    invited_at: datetime
    invited_by: str
    expires_at: datetime

    def has_run_out(self, at: datetime) -> bool:
        """Whether it can no longer be taken and only waits to be sent anew."""
        return self.expires_at <= at


def offer_of_link(token: str) -> Offer | None:
    """What the link of whoever is acting offers; none if there is no such invitation."""
    fields = ("id", "institution", "institution__name", "region__name", "role", "email")
    more = ("expires_at", "accepted_at", "withdrawn_at")
    row = (
        Invitation.objects.filter(token_digest=digest_of(token)).values_list(*fields, *more).first()
    )
    return Offer(*row) if row else None


def invitation_for(invitation: UUID) -> Invitation | None:
    """One invitation that the actor may see."""
    return Invitation.objects.select_related("institution").filter(pk=invitation).first()


def invitations_open(institution: UUID | None = None, *, most: int = 50) -> list[InvitationLine]:
    """Invitations that nobody has answered or taken back, newest first; at most `most`."""
    rows = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
    if institution:
        rows = rows.filter(institution=institution)
    fields = ("id", "institution", "institution__short_name", "email", "role", "invited_at")
    more = ("invited_by__name", "expires_at")
    return [InvitationLine(*row) for row in rows.values_list(*fields, *more)[:most]]

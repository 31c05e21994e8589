"""The link with which an institution without an account answers one referral."""

import hashlib
from uuid import UUID

from django.core.signing import Signer

from nahtlos.referrals.models import Referral

SIGNER = Signer(salt="nahtlos.referrals.answer")


def token_of(referral: UUID) -> str:
    """What the link in the mail carries; it follows from the key and is kept nowhere."""
    return SIGNER.sign(str(referral)).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def referral_of_link(token: str) -> Referral | None:
    """The referral of whoever acts by this link, as long as the link holds."""
    rows = Referral.objects.select_related("institution", "recipient", "area", "instead")
    return rows.filter(token_digest=digest_of(token)).first()

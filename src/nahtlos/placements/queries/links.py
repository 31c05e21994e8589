"""The link by which one question is answered without signing in."""

import hashlib
from uuid import UUID

from django.core.signing import Signer

from nahtlos.placements.models import FollowUp

SIGNER = Signer(salt="nahtlos.placements.asked")


def token_of(followup: UUID) -> str:
    """What the link in a message carries; it follows from the key and is kept nowhere."""
    return SIGNER.sign(str(followup)).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def followup_of_link(token: str) -> FollowUp | None:
    """The question of whoever acts by this link, as long as the link holds."""
    return FollowUp.objects.filter(token_digest=digest_of(token)).first()

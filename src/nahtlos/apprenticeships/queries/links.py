"""The links by which one question, or one registration, is answered without signing in."""

import hashlib
from uuid import UUID

from django.core.signing import Signer

from nahtlos.apprenticeships.models import Registration, Sign

SIGNER = Signer(salt="nahtlos.apprenticeships.asked")


def token_of(key: UUID) -> str:
    """What the link in a message carries; it follows from the key and is kept nowhere."""
    return SIGNER.sign(str(key)).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign_of_link(token: str) -> Sign | None:
    """The question of whoever acts by this link, as long as the link holds."""
    return Sign.objects.filter(token_digest=digest_of(token)).first()


def registration_of_link(token: str) -> Registration | None:
    """What the chamber was told, for whoever acts by this link, as long as the link holds."""
    return Registration.objects.filter(token_digest=digest_of(token)).first()

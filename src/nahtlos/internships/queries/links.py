"""The links by which somebody signs or says how it was."""

import hashlib
from uuid import UUID

from django.core.signing import BadSignature, Signer

from nahtlos.internships.models import Pass

SIGNER = Signer(salt="nahtlos.internships.sign")


def token_of(link: UUID) -> str:
    """What the link in the message carries; it follows from the key and is kept nowhere."""
    return SIGNER.sign(str(link)).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_ours(token: str) -> bool:
    """Whether we made this link, however long ago."""
    try:
        SIGNER.unsign(token.replace("~", ":"))
    except BadSignature:
        return False
    return True


def opened(token: str) -> Pass | None:
    """The link that whoever acts by it holds, even where it is over; none for a foreign one."""
    return Pass.objects.filter(token_digest=digest_of(token)).first()

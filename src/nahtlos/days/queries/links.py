"""The link of an invitation: it follows from the visitor's key and a secret, and is kept nowhere."""

import hashlib
from uuid import UUID

from django.core.signing import Signer

from nahtlos.days.models import Pass, Visitor

SIGNER = Signer(salt="nahtlos.days.visitor")


def token_of(visitor: UUID) -> str:
    """What the link carries."""
    return SIGNER.sign(visitor.hex).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def visitor_of_link() -> Visitor | None:
    """Whose link has been opened; ask it as whoever holds the link."""
    found = Pass.objects.order_by().values_list("visitor", flat=True)[:2]
    keys = list(found)
    if len(keys) != 1:
        return None
    rows = Visitor.objects.select_related("day__institution", "day__region")
    return rows.filter(pk=keys[0]).first()

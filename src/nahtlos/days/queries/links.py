"""The link of an invitation: it follows from the visitor's key and a secret, and is kept nowhere."""

import hashlib
from uuid import UUID

from django.core.signing import Signer

from nahtlos.days.models import Helper, Pass, Visitor

SIGNER = Signer(salt="nahtlos.days.visitor")
HELPERS = Signer(salt="nahtlos.days.helper")


def token_of(visitor: UUID) -> str:
    """What the link carries."""
    return SIGNER.sign(visitor.hex).replace(":", "~")


def token_of_helper(helper: UUID) -> str:
    """What the link of somebody carries who interprets or helps."""
    return HELPERS.sign(helper.hex).replace(":", "~")


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


def helper_of_link() -> Helper | None:
    """Who is asked by the link that has been opened; ask it as whoever holds the link."""
    rows = Helper.objects.exclude(link_digest="").select_related("day__institution", "day__region")
    found = list(rows[:2])
    return found[0] if len(found) == 1 else None

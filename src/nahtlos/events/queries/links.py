"""The link of a guest: it follows from the guest's key and a secret, and is kept nowhere."""

import hashlib
from uuid import UUID

from django.core.signing import BadSignature, Signer

from nahtlos.events.models import Guest, Pass

GUESTS = Signer(salt="nahtlos.events.guest")
FEEDS = Signer(salt="nahtlos.events.feed")


def token_of(guest: UUID) -> str:
    """What the link carries."""
    return GUESTS.sign(guest.hex).replace(":", "~")


def digest_of(token: str) -> str:
    """A token as the database keeps it: SHA-256, 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def guest_of_link() -> Guest | None:
    """Whose link has been opened; ask it as whoever holds the link."""
    keys = list(Pass.objects.order_by().values_list("guest", flat=True)[:2])
    if len(keys) != 1:
        return None
    rows = Guest.objects.select_related("event__institution", "group")
    return rows.filter(pk=keys[0]).first()


def token_of_feed(region: UUID) -> str:
    """The address of the network's calendar; nobody's name stands in it."""
    return FEEDS.sign(region.hex).replace(":", "~")


def region_of_feed(token: str) -> UUID | None:
    """Whose meetings a calendar asks for; None where the address was made up."""
    try:
        return UUID(FEEDS.unsign(token.replace("~", ":")))
    except (BadSignature, ValueError):
        return None

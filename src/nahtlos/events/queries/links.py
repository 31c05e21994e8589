"""The link of a guest: it follows from the guest's key and a secret, and is kept nowhere."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.signing import BadSignature, Signer

from nahtlos.events.models import Guest, Pass
from nahtlos.network import queries as network

GUESTS = Signer(salt="nahtlos.events.guest")
FEEDS = Signer(salt="nahtlos.events.feed")
FEED_HOLDS = timedelta(days=365)


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


@dataclass(frozen=True)
class Feed:
    """The address of the network's calendar as it is now, and until when it holds."""

    token: str
    until: datetime


def feed_of(region: UUID) -> Feed:
    """What staff give to their calendars; nobody's name stands in it, and its key can be renewed."""
    kept = network.region_for(region)
    if kept is None:
        raise NoFeed
    token = FEEDS.sign(f"{region.hex}.{kept.feed_key.hex}").replace(":", "~")
    return Feed(token, kept.feed_made_at + FEED_HOLDS)


class NoFeed(LookupError):
    """This address was made up."""


class FeedOver(LookupError):
    """This address is ours, but was renewed or is over."""


def region_of_feed(token: str, at: datetime) -> UUID:
    """Whose meetings a calendar asks for; raises NoFeed or FeedOver."""
    try:
        hexed, _dot, _key = FEEDS.unsign(token.replace("~", ":")).partition(".")
        region = UUID(hexed)
    except (BadSignature, ValueError):
        raise NoFeed from None
    now = feed_of(region)
    if token != now.token or at >= now.until:
        raise FeedOver
    return region

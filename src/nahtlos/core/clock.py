"""The one place that asks what time it is, and the keys that grow with it."""

import os
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone


def now() -> datetime:
    """This moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """The calendar day where the region is."""
    return timezone.localdate()


def uuid7() -> UUID:
    """A key that sorts by time of birth, so that new rows stay together (RFC 9562, section 5.7)."""
    millis = int(timezone.now().timestamp() * 1000).to_bytes(6, "big")
    noise = bytearray(os.urandom(10))
    noise[0] = 0x70 | (noise[0] & 0x0F)
    noise[2] = 0x80 | (noise[2] & 0x3F)
    return UUID(bytes=millis + bytes(noise))

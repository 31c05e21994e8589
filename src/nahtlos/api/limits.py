"""How often one address may ask. Of the address only a digest is kept, and only for its minute."""

from contextlib import suppress
from ipaddress import IPv6Address, ip_address, ip_network
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from nahtlos.core.clock import now

MOST, SECONDS = 120, 60
"""So many questions in so many seconds."""

HOUSEHOLD = 64
"""Whoever has one address of version 6 has all that share these first bits."""


def seconds_to_wait(request: HttpRequest) -> int:
    """Counts this question; 0 while there are not too many in this minute."""
    return _counted(_address(request))


def seconds_to_wait_for(key: UUID) -> int:
    """The same for one key of a system, from wherever it asks."""
    return _counted(f"key {key}")


def _counted(whose: str) -> int:
    moment = int(now().timestamp())
    key = _key(whose, moment // SECONDS)
    cache.add(key, 0, SECONDS)
    count = 1
    with suppress(ValueError):  # it may have faded since
        count = cache.incr(key)
    return SECONDS - moment % SECONDS if count > MOST else 0


def _key(whose: str, minute: int) -> str:
    return f"api-{salted_hmac('nahtlos.api', f'{minute} {whose}').hexdigest()}"


def _address(request: HttpRequest) -> str:
    try:
        found = ip_address(get_adapter(request).get_client_ip(request))
    except (PermissionDenied, ValueError):
        return ""  # a local socket has none
    bits = HOUSEHOLD if isinstance(found, IPv6Address) else found.max_prefixlen
    return str(ip_network((str(found), bits), strict=False))

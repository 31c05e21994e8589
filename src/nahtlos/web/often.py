"""Whoever sends something very often from one address without an account has to pause."""

from contextlib import suppress

from allauth.account.adapter import get_adapter
from django.core.cache import cache

from nahtlos.web.acting import NahtlosRequest


def often(request: NahtlosRequest, what: str, *, most: int, pause: int) -> bool:
    """Count one more, and say whether it is one too many within `pause` seconds."""
    key = f"{what}-{get_adapter(request).get_client_ip(request)}"
    if cache.get(key, 0) >= most:
        return True
    cache.add(key, 0, pause)
    with suppress(ValueError):  # the pause has just run out
        cache.incr(key)
    return False

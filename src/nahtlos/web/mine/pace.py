"""How many wrong links, codes and birth dates may come from one address before a pause."""

from contextlib import suppress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WRONG_ONES, PAUSE = 20, 10 * 60


def _key(request: HttpRequest) -> str:
    return f"wrong-links-{get_adapter(request).get_client_ip(request)}"


def paused(request: HttpRequest) -> bool:
    """Whether too much was wrong from here in the last minutes."""
    return bool(cache.get(_key(request), 0) >= WRONG_ONES)


def count_wrong(request: HttpRequest) -> None:
    """One more that was wrong."""
    key = _key(request)
    cache.add(key, 0, PAUSE)
    with suppress(ValueError):  # the pause has just run out
        cache.incr(key)

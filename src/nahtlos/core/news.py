"""News goes up without imports: a room publishes what happened, `site.wiring` says who hears it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True)
class News:
    """Something that has happened. Holds keys, never names: news may travel to other processes."""


N = TypeVar("N", bound=News)

_listeners: dict[type[News], list[Callable[..., None]]] = defaultdict(list)


def listen(kind: type[N], listener: Callable[[N], None]) -> None:
    """Let `listener` hear every piece of news of this kind, inside the same transaction."""
    if listener not in _listeners[kind]:
        _listeners[kind].append(listener)


def publish(news: News) -> None:
    """Tell all listeners; if one fails, the whole transaction falls, so news is never half told."""
    for listener in _listeners[type(news)]:
        listener(news)

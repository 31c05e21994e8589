"""Nouns of meetings."""

from nahtlos.events.models.events import Event, Group, Item, Result
from nahtlos.events.models.guests import Card, Guest, Pass, Said, Share, Source
from nahtlos.events.models.states import (
    EVENT_MOVES,
    GUEST_MOVES,
    JOINED,
    LIVE,
    SEATED,
    SHOWN,
    Stand,
    State,
)

__all__ = (
    "EVENT_MOVES",
    "GUEST_MOVES",
    "JOINED",
    "LIVE",
    "SEATED",
    "SHOWN",
    "Card",
    "Event",
    "Group",
    "Guest",
    "Item",
    "Pass",
    "Result",
    "Said",
    "Share",
    "Source",
    "Stand",
    "State",
)

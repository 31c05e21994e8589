"""Whom to ask about an instrument: those who answer for its topic."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.network import queries

MOST = 3


@dataclass(frozen=True)
class Contacts:
    """The first few who answer for a topic; `more` says whether the directory has others."""

    topic: str
    answers: tuple[object, ...]
    more: bool


def contacts(topic: str | None, region: UUID | None) -> Contacts:
    """Who answers for a topic, in a region or anywhere; nobody where there is no topic."""
    found = queries.find(topic, region=region).answers if topic else []
    return Contacts(topic or "", tuple(found[:MOST]), len(found) > MOST)

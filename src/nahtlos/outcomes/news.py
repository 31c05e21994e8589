"""What this room tells: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class CountAsked(News):
    """The figures of a region are to be counted beside the pages, at somebody's wish."""

    region: UUID
    account: UUID

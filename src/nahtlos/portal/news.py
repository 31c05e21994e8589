"""What this room tells the rooms above it: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class CallAsked(News):
    """An employer wants to be called by this institution."""

    institution: UUID
    region: UUID
    call: UUID

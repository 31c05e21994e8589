"""What this room tells: keys, never names."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class Written(News):
    """Something waits to go out at `due`; `what` says which of the two tables."""

    what: str
    key: UUID
    region: UUID
    due: datetime

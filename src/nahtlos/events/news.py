"""What a meeting tells: keys, never names. Whoever sends mail listens here."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class GuestTold(News):
    """A guest is to be told something: invited, seat, place, moved, cancelled, soon, results."""

    guest: UUID
    event: UUID
    region: UUID
    what: str

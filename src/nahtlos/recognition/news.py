"""What this room tells the rooms above it: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class ProcedureMoved(News):
    """A procedure stands in another state; these facts of the person have changed with it.

    `account` and `membership` are those of the adviser who moved it.
    """

    procedure: UUID
    person: UUID
    holder: UUID
    state: str
    facts: tuple[str, ...]
    account: UUID
    membership: UUID | None

"""The fair order of a waiting list: class of need, then who came first; nobody is skipped unseen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

LAST = 32_767
"""The rank of whoever has no class of need."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the list, without a name. `passed` is the run that they let go, if any."""

    place: UUID
    rank: int
    since: datetime
    passed: UUID | None = None

    @property
    def turn(self) -> tuple[int, datetime, UUID]:
        """What the list is sorted by."""
        return self.rank, self.since, self.place


def in_turn(waiting: Iterable[Waiting], run: UUID | None = None) -> tuple[Waiting, ...]:
    """Those who may have a seat in this run, the next one first."""
    able = (one for one in waiting if run is None or one.passed != run)
    return tuple(sorted(able, key=lambda one: one.turn))


def before(waiting: Collection[Waiting], place: UUID, run: UUID) -> tuple[UUID, ...]:
    """Whom it would pass over to give this place a seat in this run now; KeyError if not in it.

    The place itself may have passed on this run and want it after all.
    """
    mine = {one.place: one for one in waiting}[place]
    return tuple(one.place for one in in_turn(waiting, run) if one.turn < mine.turn)

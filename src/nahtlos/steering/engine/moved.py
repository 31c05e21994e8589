"""How a figure stood when something was decided and how it stands now. No word on what moved it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Way(StrEnum):
    """Where it went, seen from what the group wished."""

    WISHED = "wished"
    AGAINST = "against"
    STILL = "still"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Moved:
    """The value then and now; the change only where both could be said."""

    then: Decimal | None
    now: Decimal | None
    way: Way

    @property
    def change(self) -> Decimal | None:
        """Now less then."""
        return None if self.then is None or self.now is None else self.now - self.then


def moved(then: Decimal | None, now: Decimal | None, *, falls: bool) -> Moved:
    """`falls`: the group wishes the figure to fall."""
    if then is None or now is None:
        return Moved(then, now, Way.UNKNOWN)
    if then == now:
        return Moved(then, now, Way.STILL)
    return Moved(then, now, Way.WISHED if (now < then) == falls else Way.AGAINST)

"""How the catalogue stands: whether the newest serves, and which texts should be read again."""

from datetime import date

from nahtlos.law.catalogue import catalogue, fault
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.queries.checks import check
from nahtlos.law.queries.instruments import STALE_MONTHS


def warm(on: date) -> None:
    """Make ready what the first question of a day would have to wait for."""
    check({}, on=on)


def refused() -> str:
    """Why the newest catalogue does not serve, empty if it does."""
    return fault()


def stale(on: date) -> tuple[str, ...]:
    """The statuses and instruments whose text in force was read more than six months before."""
    found = {**catalogue().on(on), **catalogue().terms(on)}
    return tuple(
        id_ for id_, one in sorted(found.items()) if plus_months(one.read_on, STALE_MONTHS) < on
    )

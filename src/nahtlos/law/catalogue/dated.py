"""Old versions stay beside new ones; on one day there is at most one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from nahtlos.law.catalogue.faults import Place
from nahtlos.law.engine.conditions import Says


@dataclass(frozen=True, kw_only=True)
class Dated:
    """In force from one day to another; `until` is the last day, None if it is in force.

    `read_on` is the date of the law text that was read, `source` where it was read.
    """

    since: date
    until: date | None
    read_on: date
    note: Says | None
    source: str

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


Version = TypeVar("Version", bound=Dated)


def pick(versions: Iterable[Version], day: date) -> Version | None:
    """The version in force that day."""
    return next((version for version in versions if version.in_force(day)), None)


def in_order(versions: Sequence[Version], place: Place) -> tuple[Version, ...]:
    """The versions by time; raises CatalogueFault where two are in force on one day."""
    for i, one in enumerate(versions):
        if one.until is not None and one.until < one.since:
            raise place.at(i, "until").fault("a version ends on or after the day it begins")
    found = sorted(versions, key=lambda version: version.since)
    for earlier, later in pairwise(found):
        if earlier.until is None or earlier.until >= later.since:
            raise place.fault(f"two versions are in force on {later.since}")
    return tuple(found)

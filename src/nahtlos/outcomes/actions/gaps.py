"""Whom nothing covers: groups to whom the law opens nothing, or something without a seat here, and groups
whom everybody has declined.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from nahtlos.law import queries as law
from nahtlos.offers import queries as offers
from nahtlos.referrals import queries as referrals

FIVE = 5
"""Groups overlap, so that one could be taken from another: their sizes are told in steps of five."""


def gaps(region: UUID, on: date) -> dict[str, tuple[str, Any]]:
    """The gap finder, for everybody accompanied now; for role `counter` alone."""
    _all, found = referrals.uncovered(on=on, offered=offers.with_seats(region, on))
    rows = [
        {
            "kind": one.kind,
            "de": [law.say(part, "de").text for part in one.describes],
            "en": [law.say(part, "en").text for part in one.describes],
            "persons": _about(one.persons),
            "certain": _about(one.certain),
        }
        for one in found
        if one.persons >= FIVE
    ]
    return {"gaps": (str(on), {"kind": "gaps", "rows": sorted(rows, key=_size)})}


def _about(number: int) -> int:
    return number // FIVE * FIVE


def _size(row: Mapping[str, Any]) -> int:
    return -int(row["persons"])

"""Tables as an edition keeps them, and back."""

from collections.abc import Mapping
from typing import Any

from nahtlos.outcomes.engine import Beside, Kept, Region, Told, beside, demand, seats
from nahtlos.outcomes.engine.families import LEVELS


def content_of(one: Kept | Told) -> dict[str, Any]:
    """A table of counts, or a curve."""
    told = {name: value for name, value in vars(one).items() if name not in ("key", "period")}
    return {"kind": "counts" if isinstance(one, Kept) else "times", **told}


def kept_from(key: str, period: str, content: Mapping[str, Any]) -> Kept:
    """A table of counts as it was published."""
    by, folded = content["by"], content["folded"]
    return Kept(
        key, content["counted"], (by[0], by[1]), tuple(content["rows"]), tuple(content["columns"]),
        tuple(tuple(line) for line in content["cells"]), period,
        (tuple(folded[0]), tuple(folded[1])),
    )  # fmt: skip


def told_from(key: str, period: str, content: Mapping[str, Any]) -> Told:
    """A curve as it was published."""
    given: dict[str, Any] = {
        name: tuple(tuple(one) if isinstance(one, list) else one for one in value)
        if isinstance(value, list)
        else value
        for name, value in content.items()
        if name != "kind"
    }
    return Told(key=key, period=period, **given)


def demand_content(region: Region) -> dict[str, Any]:
    """Places of work on offer, by main group of occupations and level."""
    rows = demand(region)
    lines = [[*numbers, sum(numbers)] for _, numbers in rows]
    totals = [sum(column) for column in zip(*lines, strict=True)] or [0] * (len(LEVELS) + 1)
    return {"kind": "open", "by": ["occupation", "level"], "rows": [row for row, _ in rows],
            "columns": list(LEVELS), "cells": [*lines, totals]}  # fmt: skip


def beside_from(supply: Mapping[str, Any], demand: Mapping[str, Any]) -> tuple[Beside, ...]:
    """People beside places, read off the two tables as they were kept; nothing of older tables by field."""
    if supply["by"][0] != "occupation" or demand["by"][0] != "occupation":
        return ()
    places = dict(zip(demand["rows"], (line[:-1] for line in demand["cells"]), strict=False))
    return beside(kept_from("supply", "", supply), places)


def seats_content(region: Region) -> dict[str, Any]:
    """Seats of courses and how many were held, by topic."""
    rows = seats(region)
    return {"kind": "list", "by": ["topic", "seats"], "rows": [row[0] for row in rows],
            "columns": ["seats", "held"], "cells": [list(row[1:]) for row in rows]}  # fmt: skip

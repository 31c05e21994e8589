"""Editions and documents for tests, written as the program counting writes them."""

from datetime import date
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Counter
from nahtlos.core.wall import acting
from nahtlos.outcomes.models import Edition, Figure
from tests.makers import sure

CONDITIONS = {
    "population": 250_000,
    "unemployed": 5.4,
    "openings": 1900,
    "source": "BA, Oktober 2026",
}
FIVE = [
    ("k2_like", "", 60, 400.0, 15.0, None, None, "percent"),
    ("k2_like", "temp24", 40, 250.0, 16.0, None, None, "percent"),
    ("lasting_6", "", 30, 50, 60.0, 56.0, 70.0, "percent"),
    ("at_level", "", 12, 40, 30.0, None, None, "percent"),
    ("days_to_work", "", None, 300, 212.0, None, None, "days"),
    ("answered_in_time", "", 80, 100, 80.0, None, None, "percent"),
]  # fmt: skip


def make_edition(by: Actor, on: date | None = None, **lasting: float) -> Edition:
    """The five figures of the briefing, counted on a day."""
    region, day = sure(by.region), on or today()
    with acting(Actor(role=Counter, region=region)):
        made = Edition.objects.create(
            region_id=region, counted_on=day, made_at=now(), law_on=date(2026, 8, 19), program="1.0",
            digest="abcdefabcdef",
        )  # fmt: skip
        for key, group, above, below, value, low, high, unit in FIVE:
            Figure.objects.create(
                region_id=region, edition=made, key=key, group=group, period=f"{day}", numerator=above,
                denominator=below, value=lasting.get(key, value), low=low, high=high, unit=unit,
            )  # fmt: skip
    return made


def document(key: str = "99001", name: str = "Kreis Anderswo", on: str = "2026-09-30", **more: Any) -> dict[str, Any]:  # fmt: skip
    """What another region publishes."""
    names = ("key", "group", "numerator", "denominator", "value", "low", "high", "unit")
    figures = [dict(zip(names, one, strict=True)) | {"period": on} for one in FIVE]
    return {
        "format": "nahtlos-figures", "version": 1, "region": {"key": key, "name": name},
        "counted_on": on, "law_on": "2026-08-19", "program": "1.0", "digest": "abcdefabcdef",
        "conditions": dict(CONDITIONS), "figures": figures, **more,
    }  # fmt: skip

"""What the Kreis shows to everybody: the briefing with two examples, its figures, and five other regions."""

from datetime import date
from random import Random
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.outcomes import actions
from nahtlos.outcomes.engine import months_before
from nahtlos.outcomes.models import Edition, Example
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as, read

QUARTERS, MONTHS, PERCENT = 4, 3, 100
GROUPS = (("", 1.0), ("temp24", 0.55), ("protection", 0.3))


def build(world: World, files: list[File]) -> None:
    """After the editions."""
    told = read("publishing.yaml")
    by = acting_as(next(one for one in world.memberships if one.role == "coordinator"))
    chosen = [
        _agreed(world, whole, texts) for whole, texts in zip(files, told["examples"], strict=False)
    ]
    with acting(by):
        if not Edition.objects.exists():
            return
        actions.write_draft(
            requests=told["requests"], chart=told["chart"], chosen=[one.pk for one in chosen],
            by=by, at=world.at(-6),
        )  # fmt: skip
        actions.publish_briefing(checked=True, by=by, at=world.at(-1))
        actions.publish_figures(conditions=told["conditions"], by=by, at=world.at(-1))
    _others(world, by, told)


def _agreed(world: World, whole: File, texts: dict[str, str]) -> Example:
    by = acting_as(whole.adviser)
    with acting(by):
        made = actions.write_example(
            person=whole.person, texts=(texts["de"], texts["en"]), by=by, at=world.at(-20)
        )
        return actions.agree_to_example(example=made, by=by, at=world.at(-14))


def _others(world: World, by: Actor, told: dict[str, Any]) -> None:
    dice = Random("regions")
    for region in told["regions"]:
        for quarter in reversed(range(QUARTERS)):
            day = months_before(world.day, MONTHS * quarter)
            with acting(by):
                actions.take_in(
                    told=_document(region, day, dice, told["conditions"]["source"]), today=world.day,
                    by=by, at=world.at(-2),
                )  # fmt: skip


def _document(region: dict[str, Any], day: date, dice: Random, source: str) -> dict[str, Any]:
    begun = [
        _figure(
            "k2_like", group, round(region["size"] * 4 * part), dice.uniform(0.13, 0.2), day=day
        )
        for group, part in GROUPS
    ]
    lasting = _figure(
        "lasting_6", "", region["size"], region["rate"] + dice.uniform(-0.03, 0.03), day=day
    )
    return {
        "format": "nahtlos-figures", "version": 1,
        "region": {"key": region["key"], "name": region["name"]},
        "counted_on": day.isoformat(), "law_on": "2026-08-19", "program": "1.0", "digest": "demo",
        "conditions": {name: region[name] for name in ("population", "unemployed", "openings")} | {"source": source},
        "figures": [*begun, lasting],
    }  # fmt: skip


def _figure(key: str, group: str, below: int, rate: float, *, day: date) -> dict[str, Any]:
    above = round(below * rate)
    return {
        "key": key, "group": group, "period": day.isoformat(), "numerator": above, "denominator": below,
        "value": PERCENT * above / below, "low": None, "high": None, "unit": "percent",
    }  # fmt: skip

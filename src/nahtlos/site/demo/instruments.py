"""The region's own instruments: a town's fund, a Land's programme, a foundation's project in draft."""

from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.law import actions
from nahtlos.site.demo.world import World, acting_as, read

TRIED = 1
"""The draft was tried so many days ago."""


def make(world: World) -> None:
    """Write, publish and try them as the coordinator does; the persons are there already."""
    place = next(one for one in world.memberships if one.role == "coordinator")
    with acting(acting_as(place)) as coordinator:
        for one in read("instruments.yaml"):
            _make(world, one, coordinator)


def _make(world: World, one: dict[str, Any], by: Actor) -> None:
    version = actions.make_draft(
        region=world.region.pk, content=one["content"], by=by, at=world.at(-one["ago"])
    )
    if one["state"] == "published":
        actions.publish(version=version, by=by, at=world.at(-one["ago"], 11))
    else:
        actions.try_out(version=version, by=by, at=world.at(-TRIED), on=world.ago(TRIED))

"""Figures of the Kreis: an edition for each of the last six quarters, counted from the seeded rows as
they stood then, the newest of today.
"""

from nahtlos.core.clock import now
from nahtlos.outcomes.actions.editions import make
from nahtlos.outcomes.engine import months_before
from nahtlos.site.demo.world import World

QUARTERS, MONTHS = 6, 3


def build(world: World) -> None:
    """The oldest first; none is counted a second time."""
    for number in reversed(range(QUARTERS)):
        day = months_before(world.day, MONTHS * number)
        at = world.at((day - world.day).days) if number else now()
        make(region=world.region.pk, at=at, on=day, looks_back=number > 0)

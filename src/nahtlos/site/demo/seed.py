"""Fills the empty database with the fictional Kreis: the same for the same day, the wall standing."""

from datetime import date
from random import Random

from django.db import transaction

from nahtlos.site.demo import network

SEED = "Kreis Lindenau"


def fill(*, day: date, owner: str, seed: str = SEED) -> str:
    """Make everything; `owner` is the address of the database for its owner. Says what was made."""
    with transaction.atomic():
        world = network.build(day, Random(seed))
    return f"{len(world.institutions)} institutions, {len(world.accounts)} staff."

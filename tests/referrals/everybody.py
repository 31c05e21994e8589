"""Every role there is, at every house that could have to do with a person, program roles too."""

from collections.abc import Mapping
from itertools import product

from nahtlos.core import roles
from nahtlos.core.actor import Actor
from nahtlos.core.roles import Role
from nahtlos.network.models import Institution

ROLES: tuple[type[Role], ...] = tuple(
    one for one in vars(roles).values()
    if isinstance(one, type) and issubclass(one, Role) and one is not Role
)  # fmt: skip


def at(houses: Mapping[str, Institution]) -> dict[str, Actor]:
    """Each role at each house, called `Role where`."""
    return {
        f"{role.__name__} {where}": Actor(role=role, institution=house.pk, region=house.region_id)
        for role, (where, house) in product(ROLES, houses.items())
    }

"""Rows of comparing, made the way the program must: acting as somebody who may."""

from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.matching import actions
from nahtlos.matching.models import Wish
from nahtlos.network.models import Area
from nahtlos.offers.models import Spot
from nahtlos.people.models import Person
from tests.makers import sure

LINDENAU = (51.36, 7.46)


def make_area(by: Actor, name: str = "Lindenau", spot: tuple[float, float] = LINDENAU) -> Area:
    """A place of the region of which it is known where it lies."""
    area, _made = Area.objects.get_or_create(
        region_id=sure(by.region), name=name, defaults={"postcodes": ["59981"]}
    )
    Spot.objects.get_or_create(area=area, defaults={"lat": spot[0], "lon": spot[1]})
    return area


def make_wish(person: Person, by: Actor, **more: Any) -> Wish:
    """What somebody of the place looks for: any job, 15 to 40 hours, from today."""
    fields: dict[str, Any] = {
        "area": more.pop("area", None) or make_area(by), "reach_km": 25, "wants": ["job"],
        "hours_least": 15, "hours_most": 40, "from_on": today(),
    }  # fmt: skip
    with acting(by):
        return actions.keep_wish(person=person, by=by, at=now(), **(fields | more))

"""The head of every page fits, from a tablet to a wide screen, whatever somebody may do."""

import pytest

from nahtlos.core.roles import Administrator, Adviser, Coordinator, Member, Role
from tests.journeys.conftest import Begin
from tests.journeys.walk import WIDTH
from tests.makers import make_institution, make_member, make_region

pytestmark = pytest.mark.journey
WIDTHS = (768, 1024, 1151, 1152, 1200, 1280, 1359, 1360, 1366)


@pytest.mark.parametrize("role", [Adviser, Member, Coordinator, Administrator])
def test_nobody_scrolls_sideways(begin: Begin, role: type[Role]) -> None:
    home = make_institution(make_region("Landkreis Lindenau-Birkenfeld"))
    walk = begin(make_member(home, role, name="Maximiliane Beispielhausen"), name=role.key)
    walk.open("/days/")
    for width in WIDTHS:
        walk.page.set_viewport_size({"width": width, "height": 768})
        assert walk.page.evaluate(WIDTH) <= width, f"{width} pixels"

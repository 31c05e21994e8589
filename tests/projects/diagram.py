"""Draws the lives of a project, a partner and a place from their tables.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.projects.diagram import refresh; refresh()"`
"""

from pathlib import Path

from nahtlos.projects.models import (
    MOVES,
    PARTNER_MOVES,
    PLACE_MOVES,
    PartnerState,
    Place,
    State,
)
from tests.referrals.diagram import Diagram

PAGE = Path(__file__).resolve().parents[2] / "docs" / "projects.md"
PROJECTS = Diagram("<!-- drawn from MOVES -->", State.IDEA, MOVES, PAGE)
PARTNERS = Diagram("<!-- drawn from PARTNER_MOVES -->", PartnerState.ASKED, PARTNER_MOVES, PAGE)
PLACES = Diagram("<!-- drawn from PLACE_MOVES -->", Place.PROPOSED, PLACE_MOVES, PAGE)


def refresh() -> None:
    """Draw all three anew."""
    for one in (PROJECTS, PARTNERS, PLACES):
        one.refresh()

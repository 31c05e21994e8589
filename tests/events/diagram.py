"""Draws the lives of a meeting and of a guest from their tables.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.events.diagram import refresh; refresh()"`
"""

from pathlib import Path

from nahtlos.events.models import EVENT_MOVES, GUEST_MOVES, Stand, State
from tests.referrals.diagram import Diagram

PAGE = Path(__file__).resolve().parents[2] / "docs" / "events.md"
EVENTS = Diagram("<!-- drawn from EVENT_MOVES -->", State.DRAFT, EVENT_MOVES, PAGE)
GUESTS = Diagram("<!-- drawn from GUEST_MOVES -->", Stand.INVITED, GUEST_MOVES, PAGE)


def refresh() -> None:
    """Draw both anew."""
    for one in (EVENTS, GUESTS):
        one.refresh()

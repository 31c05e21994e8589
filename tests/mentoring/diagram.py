"""Draws the lives of a wish and of a pair from their tables.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.mentoring.diagram import refresh; refresh()"`
"""

from pathlib import Path

from nahtlos.mentoring.models import MOVES, WISH_MOVES, State, WishState
from tests.referrals.diagram import Diagram

PAGE = Path(__file__).resolve().parents[2] / "docs" / "mentoring.md"
WISHES = Diagram("<!-- drawn from WISH_MOVES -->", WishState.PROPOSED, WISH_MOVES, PAGE)
PAIRS = Diagram("<!-- drawn from MOVES -->", State.PROPOSED, MOVES, PAGE)


def refresh() -> None:
    """Draw both anew."""
    for one in (WISHES, PAIRS):
        one.refresh()

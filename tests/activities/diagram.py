"""Draws the life of an activity from its table.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.activities.diagram import LIFE; LIFE.refresh()"`
"""

from pathlib import Path

from nahtlos.activities.models import MOVES, State
from tests.referrals.diagram import Diagram

PAGE = Path(__file__).resolve().parents[2] / "docs" / "activities.md"
LIFE = Diagram("<!-- drawn from MOVES -->", State.PLANNED, MOVES, PAGE)

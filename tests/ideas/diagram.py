"""Draws the life of an idea or a complaint from its table.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.ideas.diagram import IDEAS; IDEAS.refresh()"`
"""

from pathlib import Path

from nahtlos.ideas.models import MOVES, State
from tests.referrals.diagram import Diagram

PAGE = Path(__file__).resolve().parents[2] / "docs" / "ideas.md"
IDEAS = Diagram("<!-- drawn from MOVES -->", State.RECEIVED, MOVES, PAGE)

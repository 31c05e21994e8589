"""Draws the lives of what a group settles from their tables.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.steering.diagram import refresh; refresh()"`
"""

from pathlib import Path

from nahtlos.steering.models import COMMITMENT, DECISION, MEETING, POINT, TASK
from tests.referrals.diagram import Diagram

PAGE = Path(__file__).resolve().parents[2] / "docs" / "steering.md"
DIAGRAMS = tuple(
    Diagram(f"<!-- drawn from {name} -->", str(next(iter(moves))), moves, PAGE)
    for name, moves in (
        ("MEETING", MEETING), ("POINT", POINT), ("DECISION", DECISION), ("TASK", TASK),
        ("COMMITMENT", COMMITMENT),
    )
)  # fmt: skip


def refresh() -> None:
    """Draw all anew."""
    for one in DIAGRAMS:
        one.refresh()

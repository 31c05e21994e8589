"""Draws the life of an internship from its table.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.internships.diagram import refresh; refresh()"`
"""

from collections.abc import Iterator
from pathlib import Path

from nahtlos.internships.models import MOVES, State

PAGE = Path(__file__).resolve().parents[2] / "docs" / "internships.md"
MARK = "<!-- drawn from MOVES -->"


def lines() -> Iterator[str]:
    """One line for each move, with the hands that may do it."""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {State.DRAFT}"
    for state, moves in MOVES.items():
        for to, sides in moves.items():
            yield f"    {state} --> {to}: {' or '.join(sorted(sides))}"
        if not moves:
            yield f"    {state} --> [*]"
    yield "```"


def drawn() -> str:
    """What stands on the page."""
    return PAGE.read_text(encoding="utf-8").split(MARK)[1].strip()


def mermaid() -> str:
    """The whole diagram."""
    return "\n".join(lines())


def refresh() -> None:
    """Put the diagram into the page, between its marks."""
    before, _old, after = PAGE.read_text(encoding="utf-8").split(MARK)
    PAGE.write_text(f"{before}{MARK}\n{mermaid()}\n{MARK}{after}", encoding="utf-8")

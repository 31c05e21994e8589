"""Draws the life of an introduction from its table of moves into the page about it.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.introductions.diagram import refresh; refresh()"`
"""

from collections.abc import Iterator
from pathlib import Path

from nahtlos.introductions.models import MOVES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "introductions.md"
MARK = "<!-- drawn from MOVES -->"


def lines() -> Iterator[str]:
    """One line for each move, with the hands that may do it."""
    yield from ("```mermaid", "stateDiagram-v2", "    [*] --> wished", "    [*] --> proposed")
    for state, moves in MOVES.items():
        for to, sides in moves.items():
            yield f"    {state} --> {to}: {' or '.join(sorted(sides))}"
        if not moves:
            yield f"    {state} --> [*]"
    yield "```"


def drawn() -> str:
    """What stands on the page."""
    return PAGE.read_text(encoding="utf-8").split(MARK)[1].strip()


def refresh() -> None:
    """Put the diagram into the page, between its marks."""
    before, _old, after = PAGE.read_text(encoding="utf-8").split(MARK)
    text = f"{before}{MARK}\n{chr(10).join(lines())}\n{MARK}{after}"
    PAGE.write_text(text, encoding="utf-8")

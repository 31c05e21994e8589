"""Draws the lives of a referral and of a handover from their tables.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.referrals.diagram import refresh; refresh()"`
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nahtlos.referrals.models import MOVES, STAGES, Stage, State

PAGE = Path(__file__).resolve().parents[2] / "docs" / "referrals.md"


@dataclass(frozen=True)
class Diagram:
    """One table of moves, and between which marks of the page it is drawn."""

    mark: str
    first: str
    moves: Mapping[Any, Mapping[Any, Collection[str]]]
    page: Path = PAGE

    def lines(self) -> Iterator[str]:
        """One line for each move, with the hands that may do it."""
        yield "```mermaid"
        yield "stateDiagram-v2"
        yield f"    [*] --> {self.first}"
        for state, moves in self.moves.items():
            for to, sides in moves.items():
                yield f"    {state} --> {to}: {' or '.join(sorted(sides))}"
            if not moves:
                yield f"    {state} --> [*]"
        yield "```"

    def mermaid(self) -> str:
        """The whole diagram."""
        return "\n".join(self.lines())

    def drawn(self) -> str:
        """What stands on the page."""
        return self.page.read_text(encoding="utf-8").split(self.mark)[1].strip()

    def refresh(self) -> None:
        """Put the diagram into the page, between its marks."""
        before, _old, after = self.page.read_text(encoding="utf-8").split(self.mark)
        text = f"{before}{self.mark}\n{self.mermaid()}\n{self.mark}{after}"
        self.page.write_text(text, encoding="utf-8")


REFERRALS = Diagram("<!-- drawn from MOVES -->", State.DRAFTED, MOVES)
HANDOVERS = Diagram("<!-- drawn from STAGES -->", Stage.DRAFTED, STAGES)


def refresh() -> None:
    """Draw both anew."""
    for one in (REFERRALS, HANDOVERS):
        one.refresh()

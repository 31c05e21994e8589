"""Draws the lives of an apprenticeship, a registration and a question from their tables.

`DJANGO_SETTINGS_MODULE=nahtlos.site.settings.test python -m django shell -c \
"from tests.apprenticeships.diagram import refresh; refresh()"`
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nahtlos.apprenticeships.models import (
    ASKINGS,
    MOVES,
    STANDINGS,
    Asking,
    Hand,
    Standing,
    State,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "apprenticeships.md"
Table = (
    Mapping[State, Mapping[State, Collection[Hand]]]
    | Mapping[Standing, Mapping[Standing, Collection[Hand]]]
    | Mapping[Asking, Mapping[Asking, Collection[Hand]]]
)


@dataclass(frozen=True)
class Diagram:
    """One table of moves, and between which marks of the page it is drawn."""

    mark: str
    first: str
    moves: Table

    def lines(self) -> Iterator[str]:
        """One line for each move, with the hands that may do it."""
        yield "```mermaid"
        yield "stateDiagram-v2"
        yield f"    [*] --> {self.first}"
        for state, moves in self.moves.items():
            for to, hands in moves.items():
                yield f"    {state} --> {to}: {' or '.join(sorted(hands))}"
            if not moves:
                yield f"    {state} --> [*]"
        yield "```"

    def mermaid(self) -> str:
        """The whole diagram."""
        return "\n".join(self.lines())

    def drawn(self) -> str:
        """What stands on the page."""
        return PAGE.read_text(encoding="utf-8").split(self.mark)[1].strip()

    def refresh(self) -> None:
        """Put the diagram into the page, between its marks."""
        before, _old, after = PAGE.read_text(encoding="utf-8").split(self.mark)
        text = f"{before}{self.mark}\n{self.mermaid()}\n{self.mark}{after}"
        PAGE.write_text(text, encoding="utf-8")


WAYS = Diagram("<!-- drawn from MOVES -->", State.PREPARING, MOVES)
REGISTERS = Diagram("<!-- drawn from STANDINGS -->", Standing.TOLD, STANDINGS)
QUESTIONS = Diagram("<!-- drawn from ASKINGS -->", Asking.ASKED, ASKINGS)
EVERY = (WAYS, REGISTERS, QUESTIONS)


def refresh() -> None:
    """Draw all three anew."""
    for one in EVERY:
        one.refresh()

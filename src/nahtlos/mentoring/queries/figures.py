"""How intensely the pairs of a programme meet, and how they ended."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nahtlos.mentoring import engine
from nahtlos.mentoring.models import About, Ended, Pair, Programme, State, Word
from nahtlos.mentoring.translate import kept


@dataclass(frozen=True)
class Figures:
    """Of pairs that have begun: each one's intensity, and how it is spread; how they ended."""

    each: dict[UUID, engine.Intensity]
    spread: engine.Spread
    states: dict[str, int]
    reasons: tuple[tuple[str, int], ...]


def figures_of(programme: Programme, on: date) -> Figures:
    """What the programme brought, in meetings and hours. Nobody is named."""
    each = {key: engine.intensity(pair) for key, pair in kept(programme, on).items()}
    states = Counter(Pair.objects.filter(programme=programme).values_list("state", flat=True))
    said = Counter(
        Word.objects.filter(pair__programme=programme, about=About.END).values_list(
            "reason", flat=True
        )
    )
    reasons = tuple((str(Ended(code).label), many) for code, many in said.most_common())
    named = {str(State(code).label): many for code, many in sorted(states.items())}
    return Figures(each, engine.spread(each.values()), named, reasons)

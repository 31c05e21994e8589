"""What to ask next: the unknown fact whose answer is expected to settle the most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nahtlos.law.engine.cases import Cases, is_open, rest_of
from nahtlos.law.engine.residual import Rest, narrowed
from nahtlos.law.engine.situation import Situation
from nahtlos.law.engine.tables import Table


@dataclass(frozen=True)
class Ask:
    """A fact to ask for: how many tables its answer can settle, and how many it will on average."""

    fact: str
    splits: int
    expected: Fraction


def ask_next(
    tables: Sequence[Table],
    situation: Situation,
    known: Cases,
    askable: Mapping[str, str],
) -> Ask | None:
    """The best question, None when there is nothing to ask.

    `askable` gives for each fact that can still change an answer, and may be asked, what is asked
    for: the fact itself, or what it follows from.
    """
    rests = [rest_of(table, situation) for table in tables]
    still = [rest for rest in rests if is_open(rest, known)]
    asks = [_weigh(fact, asked, still, known) for fact, asked in askable.items()]
    return max(asks, key=lambda ask: (ask.expected, ask.splits), default=None)


def _weigh(fact: str, asked: str, rests: Sequence[Rest], known: Cases) -> Ask:
    values = known.of(fact)
    settled = [
        [not is_open(narrowed(rest, {fact: value}, known.day), known) for rest in rests]
        for value in values
    ]
    return Ask(
        fact=asked,
        splits=sum(any(column) for column in zip(*settled, strict=True)),
        expected=Fraction(sum(map(sum, settled)), len(values)),
    )

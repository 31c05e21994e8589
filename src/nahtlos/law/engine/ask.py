"""What to ask next: the unknown fact whose answer is expected to settle the most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nahtlos.law.engine.cases import Cases, settle
from nahtlos.law.engine.explain import missing
from nahtlos.law.engine.situation import Situation
from nahtlos.law.engine.tables import UNKNOWN, Table, reachable


@dataclass(frozen=True)
class Ask:
    """A fact to ask for: how many tables its answer can settle, and how many it will on average."""

    fact: str
    splits: int
    expected: Fraction


def ask_next(
    tables: Sequence[Table], situation: Situation, known: Cases, askable: Mapping[str, str]
) -> Ask | None:
    """The best question, None when nothing askable can change anything.

    `askable` gives for each fact what is asked for instead, often the fact itself.
    """
    still = [table for table in tables if _is_open(table, situation, known)]
    wanted = {fact for table in still for fact in missing(table, situation, known)}
    asks = [
        _weigh(fact, askable[fact], still, situation, known)
        for fact in dict.fromkeys(fact for table in still for fact in table.facts)
        if fact in wanted and fact in askable
    ]
    return max(asks, key=lambda ask: (ask.expected, ask.splits), default=None)


def _is_open(table: Table, situation: Situation, known: Cases) -> bool:
    if settle(table, situation, known) != UNKNOWN:
        return False
    return len({row.outcome for row, _ in reachable(table.rows, situation)}) > 1


def _weigh(
    fact: str, asked: str, tables: Sequence[Table], situation: Situation, known: Cases
) -> Ask:
    values = known.of(fact)
    given = [situation.given(fact, value) for value in values]
    settled = [[not _is_open(table, case, known) for table in tables] for case in given]
    return Ask(
        fact=asked,
        splits=sum(any(column) for column in zip(*settled, strict=True)),
        expected=Fraction(sum(map(sum, settled)), len(values)),
    )

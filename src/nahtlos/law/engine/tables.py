"""Decision tables: the first row whose condition holds decides. A table has no hole at its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nahtlos.law.engine.conditions import (
    AllOf,
    Always,
    Condition,
    Is,
    Says,
    facts_of,
)
from nahtlos.law.engine.evaluate import truth
from nahtlos.law.engine.logic import Truth
from nahtlos.law.engine.situation import Situation

UNKNOWN = "unknown"
"""The outcome where facts are missing, or where the law itself leaves it to the office."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """If the condition holds and no earlier one did, this is the outcome."""

    outcome: str
    says: Says
    cite: str
    when: Condition = field(default_factory=Always)
    note: Says | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    guard: Is | None = None
    """Set where a fact picks the row's table out of many; `when` contains it."""


@dataclass(frozen=True)
class Table:
    """Rows in order; the last one holds always, so that every full set of facts has an answer."""

    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        if not self.rows or not isinstance(self.rows[-1].when, Always):
            raise ValueError("the last row of a table must hold always")

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for row in self.rows for fact in facts_of(row.when)))


def reachable(rows: Iterable[Row], situation: Situation) -> list[tuple[Row, Truth]]:
    """The rows that may still decide, down to the first that holds for certain."""
    found: list[tuple[Row, Truth]] = []
    for row in rows:
        holds = truth(row.when, situation)
        if holds is not False:
            found.append((row, holds))
        if holds is True:
            break
    return found


def guarded(fact: str, tables: Mapping[str, Table], otherwise: Row) -> Table:
    """One table out of many, of which the value of a fact picks one."""
    rows = [
        Row(
            outcome=row.outcome,
            says=row.says,
            cite=row.cite,
            when=AllOf((Is(fact, value), row.when)),
            note=row.note,
            tags=row.tags,
            guard=Is(fact, value),
        )
        for value, table in tables.items()
        for row in table.rows
    ]
    return Table((*rows, otherwise))

"""Why: the deciding row first, then what it rests on, then what was looked at and does not apply."""

from collections.abc import Iterator
from dataclasses import dataclass

from nahtlos.law.engine.cases import Cases, outcomes, relevant, rest_of
from nahtlos.law.engine.conditions import Condition, Says, facts_of, parts_of
from nahtlos.law.engine.evaluate import truth
from nahtlos.law.engine.logic import Truth
from nahtlos.law.engine.residual import open_facts
from nahtlos.law.engine.situation import Situation
from nahtlos.law.engine.tables import UNKNOWN, Row, Table, reachable


@dataclass(frozen=True)
class Reason:
    """One sentence with its truth, its paragraph and the facts that it rests on."""

    says: Says
    holds: Truth
    cite: str
    facts: tuple[str, ...] = ()
    note: Says | None = None


@dataclass(frozen=True)
class Finding:
    """What a table says in a situation: the outcome, why, and what could still change it."""

    outcome: str
    row: Row | None
    because: tuple[Reason, ...]
    missing: tuple[str, ...]
    possible: tuple[str, ...]


def find(table: Table, situation: Situation, known: Cases) -> Finding:
    """Decide and explain; `row` is None where more than one row may still decide."""
    rest = rest_of(table, situation)
    named = tuple(dict.fromkeys(outcome for outcome, _ in rest))
    reached = outcomes(rest, known, enough=len(named))
    settled = len(reached) == 1
    found = reachable(table.rows, situation)
    return Finding(
        outcome=next(iter(reached)) if settled else UNKNOWN,
        row=found[0][0] if len(found) == 1 else None,
        because=tuple(_reasons(table, situation, settled=settled)),
        missing=() if settled else missing(table, situation, known),
        possible=tuple(outcome for outcome in named if outcome in reached),
    )


def missing(table: Table, situation: Situation, known: Cases) -> tuple[str, ...]:
    """The unknown facts that can still change the outcome, in the order in which they are met."""
    rest = rest_of(table, situation)
    facts = open_facts(rest)
    found = relevant(rest, known, frozenset(facts))
    return tuple(fact for fact in facts if fact in found)


def _reasons(table: Table, situation: Situation, *, settled: bool) -> Iterator[Reason]:
    found = reachable(table.rows, situation)
    if settled:
        yield from _of_deciding(*found[0], situation)
    elif found[0][0].guard is not None and not situation.knows(found[0][0].guard.fact):
        yield Reason(table.rows[-1].says, None, table.rows[-1].cite, (found[0][0].guard.fact,))
    else:
        for row, _ in found:
            yield from _of_deciding(row, None, situation)
    for row in table.rows:
        if truth(row.when, situation) is False and not _is_elsewhere(row, situation):
            yield _of_row(row, holds=False)


def _of_deciding(row: Row, holds: Truth, situation: Situation) -> Iterator[Reason]:
    yield _of_row(row, holds)
    yield from _parts(row.when, situation)


def _is_elsewhere(row: Row, situation: Situation) -> bool:
    """Whether the row belongs to a table that the situation does not pick."""
    return row.guard is not None and truth(row.guard, situation) is not True


def _of_row(row: Row, holds: Truth) -> Reason:
    return Reason(row.says, holds, row.cite, facts_of(row.when), row.note)


def _parts(condition: Condition, situation: Situation) -> Iterator[Reason]:
    if condition.says is not None:
        holds = truth(condition, situation)
        yield Reason(condition.says, holds, condition.cite, facts_of(condition), condition.note)
    for part in parts_of(condition):
        yield from _parts(part, situation)

"""Why: the deciding row first, then what it rests on, then what was looked at and does not apply."""

from collections.abc import Iterator
from dataclasses import dataclass

from nahtlos.law.engine.conditions import Condition, facts_of
from nahtlos.law.engine.diagram import Known, Node, ends, only_end
from nahtlos.law.engine.diagram import facts_of as facts_in
from nahtlos.law.engine.evaluate import truth
from nahtlos.law.engine.frame import Frame
from nahtlos.law.engine.grants import Reason, worded
from nahtlos.law.engine.logic import Truth
from nahtlos.law.engine.situation import Situation
from nahtlos.law.engine.tables import UNKNOWN, Row, Table, reachable


@dataclass(frozen=True)
class Finding:
    """What a table says in a situation: the outcome, why, and what could still change it."""

    outcome: str
    row: Row | None
    because: tuple[Reason, ...]
    missing: tuple[str, ...]
    possible: tuple[str, ...]


def node_of(table: Table, frame: Frame) -> Node:
    """The diagram of a table, with its outcomes at the ends."""
    found: Node = frame.diagrams.end(table.rows[-1].outcome)
    for row in reversed(table.rows[:-1]):
        then = frame.diagrams.end(row.outcome)
        found = frame.diagrams.choose(frame.node(row.when), then, found)
    return found


def find(table: Table, node: Node, frame: Frame, situation: Situation) -> Finding:
    """Decide and explain; `row` is None where more than one row may still decide."""
    known = frame.known(situation)
    rest = frame.diagrams.rest(node, known)
    possible = ends(rest)
    settled = len(possible) == 1
    found = reachable(table.rows, situation)
    return Finding(
        outcome=possible[0] if settled else UNKNOWN,
        row=found[0][0] if len(found) == 1 else None,
        because=tuple(_reasons(table, situation, settled=settled)),
        missing=missing(rest, frame),
        possible=tuple(dict.fromkeys(r.outcome for r in table.rows if r.outcome in possible)),
    )


def settle(node: Node, known: Known) -> str:
    """The outcome that all completions share, else *unknown*."""
    found = only_end(node, known)
    return UNKNOWN if found is None else found.value


def missing(rest: Node, frame: Frame) -> tuple[str, ...]:
    """The unknown facts that can still change the outcome, in the order of the frame."""
    return tuple(frame.facts[fact] for fact in sorted(facts_in(rest)))


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
    for condition, _ in worded(row.when):
        yield _of_part(condition, truth(condition, situation))


def _is_elsewhere(row: Row, situation: Situation) -> bool:
    """Whether the row belongs to a table that the situation does not pick."""
    return row.guard is not None and truth(row.guard, situation) is not True


def _of_row(row: Row, holds: Truth) -> Reason:
    return Reason(row.says, holds, row.cite, facts_of(row.when), row.note)


def _of_part(condition: Condition, holds: Truth) -> Reason:
    return Reason(
        condition.says or {}, holds, condition.cite, facts_of(condition), condition.note, depth=1
    )

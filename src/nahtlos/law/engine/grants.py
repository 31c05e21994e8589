"""Grants: all conditions must hold; then there is a claim, or the office decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nahtlos.law.engine.conditions import Condition, Says, facts_of, parts_of
from nahtlos.law.engine.diagram import Known, Node, only_end
from nahtlos.law.engine.frame import Frame, Look
from nahtlos.law.engine.logic import Truth
from nahtlos.law.engine.tables import UNKNOWN

Verdict = Literal["entitled", "discretionary", "closed", "unknown"]
ENTITLED, DISCRETIONARY, CLOSED = "entitled", "discretionary", "closed"
OPEN = frozenset({ENTITLED, DISCRETIONARY})


@dataclass(frozen=True)
class Grant:
    """What is asked and how it is given: `claim` tells when one may insist, `outcome` else."""

    conditions: tuple[Condition, ...]
    claim: Condition | None
    outcome: str

    @property
    def every(self) -> tuple[Condition, ...]:
        return self.conditions if self.claim is None else (*self.conditions, self.claim)


@dataclass(frozen=True)
class Reason:
    """One sentence with its truth, its paragraph and the facts that it rests on.

    `depth` is 0 for a condition of its own and grows for the parts of one.
    """

    says: Says
    holds: Truth
    cite: str
    facts: tuple[str, ...] = ()
    note: Says | None = None
    depth: int = 0


def node_of(grant: Grant, frame: Frame) -> Node:
    """The diagram of a grant, with its outcomes at the ends."""
    diagrams = frame.diagrams
    given: Node = diagrams.end(grant.outcome)
    if grant.claim is not None:
        given = diagrams.choose(frame.node(grant.claim), diagrams.end(ENTITLED), given)
    asked = diagrams.both(frame.node(condition) for condition in grant.conditions)
    return diagrams.choose(asked, given, diagrams.end(CLOSED))


class Prepared:
    """A grant made ready for one person after the other: its diagram and its sentences."""

    def __init__(self, grant: Grant, frame: Frame) -> None:
        self.node = node_of(grant, frame)
        self.frame = frame
        self.told: tuple[tuple[Look, dict[Truth, Reason]], ...] = tuple(
            (frame.look(node), {t: _reason(node, t, depth) for t in (True, False, None)})
            for condition in grant.every
            for node, depth in worded(condition)
        )

    def outcome(self, known: Known) -> str:
        """What every way of completing the facts has in common, else *unknown*."""
        found = only_end(self.node, known)
        return UNKNOWN if found is None else found.value

    def because(self, some: Sequence[int], seen: dict[Look, Truth]) -> tuple[Reason, ...]:
        """Every sentence with its truth, in the order of the law.

        `seen` keeps what was looked at before, for the same person: instruments share conditions.
        """
        found: list[Reason] = []
        for look, reasons in self.told:
            if look in seen:
                holds = seen[look]
            else:
                holds = seen[look] = look(some)
            found.append(reasons[holds])
        return tuple(found)


def worded(condition: Condition, depth: int = 0) -> list[tuple[Condition, int]]:
    """Every node of a condition that says something, from the top down."""
    own = [(condition, depth)] if condition.says is not None else []
    below = depth + len(own)
    return [*own, *(pair for part in parts_of(condition) for pair in worded(part, below))]


def _reason(condition: Condition, holds: Truth, depth: int) -> Reason:
    says = condition.says or {}
    return Reason(says, holds, condition.cite, facts_of(condition), condition.note, depth)

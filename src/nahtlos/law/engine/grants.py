"""Grants: all conditions must hold; then there is a claim, or the office decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nahtlos.law.engine.conditions import Condition, Says, facts_of, leaves, parts_of
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
    """A grant made ready for one person after the other: its diagram and its sentences.

    `seen` keeps the truths that were found before, for the same person: instruments share conditions.
    """

    def __init__(self, grant: Grant, frame: Frame) -> None:
        self.node = node_of(grant, frame)
        self.frame = frame
        self.given = grant.outcome
        self.asks = tuple(frame.look(condition) for condition in grant.conditions)
        decides = grant.claim is not None and grant.outcome != ENTITLED
        self.claim = frame.look(grant.claim) if grant.claim is not None and decides else None
        tests = [leaf.fact for condition in grant.every for leaf in leaves(condition)]
        self.is_plain = len(tests) == len(set(tests))
        """No fact is asked about twice, so that Kleene's logic is exact."""
        self.told: tuple[tuple[Look, dict[Truth, Reason]], ...] = tuple(
            (frame.look(node), {t: _reason(node, t, depth) for t in (True, False, None)})
            for condition in grant.every
            for node, depth in worded(condition)
        )

    def outcome(self, known: Known, seen: dict[Look, Truth]) -> str:
        """What every way of completing the facts has in common, else *unknown*."""
        asked = self._kleene(self.asks, known.some, seen)
        if asked is False:
            return CLOSED
        if asked is True and self.claim is None:
            return self.given
        if asked is True and self.claim is not None:
            claimed = self._kleene((self.claim,), known.some, seen)
            if claimed is not None:
                return ENTITLED if claimed else self.given
        if self.is_plain:
            return UNKNOWN
        found = only_end(self.node, known)
        return UNKNOWN if found is None else found.value

    @staticmethod
    def _kleene(looks: tuple[Look, ...], some: Sequence[int], seen: dict[Look, Truth]) -> Truth:
        result: Truth = True
        for look in looks:
            if look in seen:
                holds = seen[look]
            else:
                holds = seen[look] = look(some)
            if holds is False:
                return False
            if holds is None:
                result = None
        return result

    def because(self, some: Sequence[int], seen: dict[Look, Truth]) -> tuple[Reason, ...]:
        """Every sentence with its truth, in the order of the law."""
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

"""Many at once: diagrams as a list of steps over columns, the same answers for a million persons.

Each fact of each person is a set of classes (bits): one where it is known, all where it is not. Each
node then holds the set of outcomes that are still possible: for every answer that may be, what may
follow from it. That is exact, not only Kleene's approximation, because a fact stands at most once on
every way through an ordered diagram.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nahtlos.law.engine.diagram import Asks, End, Node
from nahtlos.law.engine.kernel import run

NARROW = 8
"""So many classes fit into a byte."""

Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Steps:
    """A program: first planes (which persons may be in these classes of a fact), then nodes.

    A node is the union, over its parts, of what a kid allows where its plane is set. Kids below 0
    are outcomes: -1 - bits.
    """

    plane_fact: npt.NDArray[np.int32]
    plane_mask: Words
    start: npt.NDArray[np.int32]
    plane: npt.NDArray[np.int32]
    kid: npt.NDArray[np.int32]
    slot: npt.NDArray[np.int32]
    result: npt.NDArray[np.int32]
    slots: int


class Program:
    """Tables by name, made ready for columns. `outcomes` tells the bit of every outcome."""

    def __init__(
        self, tables: Mapping[str, Node], outcomes: Sequence[str], sizes: Sequence[int]
    ) -> None:
        self.names = tuple(tables)
        self.sizes = tuple(sizes)
        self.bits = {outcome: 1 << i for i, outcome in enumerate(outcomes)}
        small = [fact for fact, size in enumerate(sizes) if size <= NARROW]
        large = [fact for fact, size in enumerate(sizes) if size > NARROW]
        self.narrow: Mapping[int, int] = {fact: i for i, fact in enumerate(small)}
        self.wide: Mapping[int, int] = {fact: i for i, fact in enumerate(large)}
        self.steps = _Writer(self).written(tuple(tables.values()))

    def place(self, fact: int) -> int:
        """Where the kernel finds a fact: narrow ones from 0 on, wide ones from -1 down."""
        return self.narrow[fact] if fact in self.narrow else -1 - self.wide[fact]

    def unknown(self, persons: int) -> "Columns":
        """Columns in which nothing is known yet."""
        narrow = np.empty((len(self.narrow), persons), np.uint8)
        wide = np.empty((len(self.wide), persons), np.uint64)
        for fact, row in self.narrow.items():
            narrow[row] = (1 << self.sizes[fact]) - 1
        for fact, row in self.wide.items():
            wide[row] = (1 << self.sizes[fact]) - 1
        return Columns(self, narrow, wide)


@dataclass(frozen=True)
class Columns:
    """One row a fact, one column a person; each entry the classes that are possible, as bits."""

    program: Program
    narrow: Bytes
    wide: Words

    @property
    def persons(self) -> int:
        return len(self.narrow[0])

    def row(self, fact: int) -> Bytes | Words:
        """The row of a fact, to be written into."""
        place = self.program.place(fact)
        row: Bytes | Words = self.narrow[place] if place >= 0 else self.wide[-1 - place]
        return row

    def possible(self, program: Program | None = None) -> Bytes:
        """For each table a row with the outcomes that are possible for each person, as bits."""
        steps = (program or self.program).steps
        out = np.empty((len(steps.result), self.persons), np.uint8)
        run(
            self.narrow, self.wide, steps.plane_fact, steps.plane_mask, steps.start, steps.plane,
            steps.kid, steps.slot, steps.slots, steps.result, out,
        )  # fmt: skip
        return out


class _Writer:
    """Writes nodes after their kids, and lets a slot go when nobody needs it any more."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.planes: dict[tuple[int, int], int] = {}
        self.starts: list[int] = [0]
        self.parts: list[tuple[int, int]] = []
        self.slots: list[int] = []
        self.slot_of: dict[Node, int] = {}
        self.uses: dict[Node, int] = {}
        self.free: list[int] = []
        self.most = 0

    def written(self, roots: Sequence[Node]) -> Steps:
        order = list(_after_kids(roots))
        for node in order:
            for kid in set(node.kids):
                self.uses[kid] = self.uses.get(kid, 0) + 1
        results: list[int] = []
        for root in roots:
            # A result is read at the end, so its slot is never let go.
            self.uses[root] = self.uses.get(root, 0) + len(order) + 1
        for node in order:
            self._write(node)
        results = [self._ref(root) for root in roots]
        facts = [self.program.place(fact) for fact, _ in self.planes]
        return Steps(
            plane_fact=np.array(facts, np.int32),
            plane_mask=np.array([mask for _, mask in self.planes], np.uint64),
            start=np.array(self.starts, np.int32),
            plane=np.array([plane for plane, _ in self.parts], np.int32),
            kid=np.array([kid for _, kid in self.parts], np.int32),
            slot=np.array(self.slots, np.int32),
            result=np.array(results, np.int32),
            slots=max(self.most, 1),
        )

    def _write(self, node: Asks) -> None:
        masks: dict[Node, int] = {}
        for i, kid in enumerate(node.kids):
            masks[kid] = masks.get(kid, 0) | 1 << i
        for kid, mask in masks.items():
            plane = self.planes.setdefault((node.fact, mask), len(self.planes))
            self.parts.append((plane, self._ref(kid)))
        self.starts.append(len(self.parts))
        self.slots.append(self._taken(node))
        for kid in masks:
            self._let_go(kid)

    def _ref(self, node: Node) -> int:
        return -1 - self.program.bits[node.value] if isinstance(node, End) else self.slot_of[node]

    def _taken(self, node: Asks) -> int:
        if not self.free:
            self.free.append(self.most)
            self.most += 1
        self.slot_of[node] = self.free.pop()
        return self.slot_of[node]

    def _let_go(self, kid: Node) -> None:
        self.uses[kid] -= 1
        if isinstance(kid, Asks) and self.uses[kid] == 0:
            self.free.append(self.slot_of.pop(kid))


def _after_kids(roots: Sequence[Node]) -> Iterator[Asks]:
    """Every node once, each after its kids; one table after the other."""
    seen: set[Node] = set()
    for root in roots:
        todo: list[tuple[Node, bool]] = [(root, False)]
        while todo:
            node, kids_done = todo.pop()
            if isinstance(node, End) or (node in seen and not kids_done):
                continue
            if kids_done:
                yield node
                continue
            seen.add(node)
            todo.append((node, True))
            todo.extend((kid, False) for kid in dict.fromkeys(node.kids))

"""Many at once: diagrams as a list of steps over columns, the same answers for a million persons.

Each fact of each person is a set of classes (bits): one where it is known, all where it is not. Each
node then holds the set of outcomes that are still possible: for every answer that may be, what may
follow from it. That is exact, not only Kleene's approximation, because a fact stands at most once on
every way through an ordered diagram.

A machine does the work: `compiled` for files of any size, `plain` where no compiler may be loaded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from nahtlos.law.engine.diagram import Asks, End, Node

NARROW, ALL = 8, 255
"""So many classes fit into a byte; a plane has all its bits set."""

Row = npt.NDArray[Any]
Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Steps:
    """A program: planes (who may be in these classes of a wide fact), then nodes.

    A node is the union, over its parts, of what a kid allows where the fact may be in the classes of
    the mask. A test from 0 on is a narrow fact, below 0 a plane. Each node has two parts or more. Kids
    are slots; those from `slots` on hold an outcome.
    """

    wide_fact: npt.NDArray[np.int32]
    wide_mask: Words
    ends: Bytes
    start: npt.NDArray[np.int32]
    test: npt.NDArray[np.int32]
    mask: Bytes
    kid: npt.NDArray[np.int32]
    slot: npt.NDArray[np.int32]
    result: npt.NDArray[np.int32]
    slots: int


class Machine(Protocol):
    """What writes classes into rows and runs programs over them."""

    def put_truth(self, yes: Row, known: Row, classes: Row, row: Row) -> None:
        """`classes` are those of no, of yes and of not known."""

    def put_named(self, place: Row, known: Row, classes: Row, row: Row) -> None:
        """`classes` by the place of the value; the last is that of not known."""

    def put_number(self, number: Row, known: Row, bounds: Row, row: Row) -> None:
        """A number is in the class of the last bound that it reaches; one not known in any."""

    def run(
        self, steps: Steps, facts: tuple[Bytes, Words], bits: Bytes, out: Bytes, *, first: int
    ) -> None:
        """Fill `out[table, person]` from the first on: which of the `bits` alone is possible, from 1, else 0.

        Without `bits` the outcomes that are possible themselves. `facts` are the narrow and the wide ones.
        """


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

    def columns(self, persons: int, machine: Machine) -> "Columns":
        """Columns into which something must be written for every fact."""
        narrow = np.empty((len(self.narrow), persons), np.uint8)
        return Columns(self, machine, narrow, np.empty((len(self.wide), persons), np.uint64))

    def unknown(self, persons: int, machine: Machine) -> "Columns":
        """Columns in which nothing is known yet."""
        found = self.columns(persons, machine)
        for fact in range(len(self.sizes)):
            found.forget(fact)
        return found


@dataclass(frozen=True)
class Columns:
    """One row a fact, one column a person; each entry the classes that are possible, as bits."""

    program: Program
    machine: Machine
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

    def forget(self, fact: int) -> None:
        """Nothing is known of a fact."""
        self.row(fact)[:] = (1 << self.program.sizes[fact]) - 1

    def possible(self, program: Program | None = None) -> Bytes:
        """For each table a row with the outcomes that are possible for each person, as bits."""
        program = program or self.program
        out = np.empty((len(program.names), self.persons), np.uint8)
        self._run(program, (), out, 0)
        return out

    def settled(self, out: Bytes, first: int = 0) -> None:
        """Write for each table the outcome of each person, counted from 1; 0 where several may be.

        These persons stand in `out` from the first on.
        """
        self._run(self.program, tuple(self.program.bits.values()), out, first)

    def _run(self, program: Program, bits: Sequence[int], out: Bytes, first: int) -> None:
        facts = (self.narrow, self.wide)
        self.machine.run(program.steps, facts, np.array(bits, np.uint8), out, first=first)


class _Writer:
    """Writes nodes after their kids, and lets a slot go when nobody needs it any more."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.planes: dict[tuple[int, int], int] = {}
        self.starts: list[int] = [0]
        self.parts: list[tuple[int, int, int]] = []
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
        ends = sorted(
            {-1 - ref for ref in (*(kid for _, _, kid in self.parts), *results) if ref < 0}
        )
        slots = max(self.most, 1)
        place = {-1 - bits: slots + i for i, bits in enumerate(ends)}
        return Steps(
            wide_fact=np.array([fact for fact, _ in self.planes], np.int32),
            wide_mask=np.array([mask for _, mask in self.planes], np.uint64),
            ends=np.array(ends, np.uint8),
            start=np.array(self.starts, np.int32),
            test=np.array([test for test, _, _ in self.parts], np.int32),
            mask=np.array([mask for _, mask, _ in self.parts], np.uint8),
            kid=np.array([place.get(kid, kid) for _, _, kid in self.parts], np.int32),
            slot=np.array(self.slots, np.int32),
            result=np.array([place.get(ref, ref) for ref in results], np.int32),
            slots=slots,
        )

    def _write(self, node: Asks) -> None:
        masks: dict[Node, int] = {}
        for i, kid in enumerate(node.kids):
            masks[kid] = masks.get(kid, 0) | 1 << i
        for kid, mask in masks.items():
            self.parts.append((*self._test(node.fact, mask), self._ref(kid)))
        self.starts.append(len(self.parts))
        self.slots.append(self._taken(node))
        for kid in masks:
            self._let_go(kid)

    def _test(self, fact: int, mask: int) -> tuple[int, int]:
        """A narrow fact with its mask, or the plane that has looked at a wide one."""
        place = self.program.place(fact)
        if place >= 0:
            return place, mask
        return -1 - self.planes.setdefault((-1 - place, mask), len(self.planes)), ALL

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

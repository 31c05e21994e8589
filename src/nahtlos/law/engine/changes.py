"""What would open it: the smallest sets of changes that a person can make or time can bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from nahtlos.law.engine.diagram import Asks, End, Known, Node
from nahtlos.law.engine.frame import Frame
from nahtlos.law.engine.situation import Value

MOST_CHANGES = 4
MOST_WAYS = 24


@dataclass(frozen=True)
class Reach:
    """How a fact can change: to some values, or to more or less of what it is; by whom."""

    to: tuple[Value, ...] | Literal["more", "less"]
    by: Literal["person", "time"]


@dataclass(frozen=True)
class Change:
    """One fact and what it becomes."""

    fact: str
    becomes: Value


Way = Mapping[int, int]
"""Facts and the classes that they come into."""


def opens_if(
    node: Node,
    known: Known,
    *,
    frame: Frame,
    reaches: Mapping[str, Reach],
    opened: frozenset[str],
) -> tuple[tuple[Change, ...], ...]:
    """Sets of changes after each of which the outcome is settled as one of `opened`.

    None has a change too many.

    Smaller sets first; at most four changes in each. What is not known counts as changed if it must
    be one way, and whatever is neither known nor changed cannot close it again.
    """
    every = [_Search(frame, known, reaches, one) for one in sorted(opened)]
    found = every[0].smallest([way for search in every for way in search.ways(node)])
    ways = sorted(found, key=lambda way: (len(way), sorted(way.items())))
    return tuple(
        tuple(Change(frame.facts[fact], every[0].value(fact, place)) for fact, place in way.items())
        for way in ways
        if way
    )


class _Search:
    def __init__(
        self, frame: Frame, known: Known, reaches: Mapping[str, Reach], opened: str
    ) -> None:
        self.frame, self.known, self.opened = frame, known, opened
        self.reaches = reaches
        self.found: dict[Node, list[Way]] = {}
        self.targets: dict[int, tuple[int, ...]] = {}

    def value(self, fact: int, place: int) -> Value:
        return self.frame.classes[fact].values[place]

    def ways(self, node: Node) -> list[Way]:
        if isinstance(node, End):
            return [{}] if node.value == self.opened else []
        if node not in self.found:
            self.found[node] = self.smallest([*self._staying(node), *self._changing(node)])
        return self.found[node]

    def _staying(self, node: Asks) -> list[Way]:
        """Ways that leave the fact as it is: whatever it may be, the rest must open."""
        mask = self.known.some[node.fact]
        kids = dict.fromkeys(kid for i, kid in enumerate(node.kids) if mask >> i & 1)
        found: list[Way] = [{}]
        for kid in kids:
            pairs = product(found, self.ways(kid))
            joined = (_joined(one, other) for one, other in pairs)
            found = self.smallest([way for way in joined if way is not None])
        return found

    def _changing(self, node: Asks) -> list[Way]:
        return [
            {node.fact: place, **way}
            for place in self._targets(node.fact)
            for way in self.ways(node.kids[place])
            if len(way) < MOST_CHANGES
        ]

    def _targets(self, fact: int) -> tuple[int, ...]:
        if fact not in self.targets:
            self.targets[fact] = self._reached(fact)
        return self.targets[fact]

    def _reached(self, fact: int) -> tuple[int, ...]:
        """The classes that the fact can come into, the nearest first."""
        reach = self.reaches.get(self.frame.facts[fact])
        now, classes = self.known.one[fact], self.frame.classes[fact]
        if reach is None:
            return ()
        if reach.to == "more":
            return tuple(range(max(now, 0) + 1, len(classes.values)))
        if reach.to == "less":
            return tuple(range(now - 1, -1, -1))
        return tuple(dict.fromkeys(p for v in reach.to if (p := classes.of(v)) != now))

    def smallest(self, ways: Sequence[Way]) -> list[Way]:
        """Without those that contain another one, or that go further than another one."""
        kept: list[Way] = []
        for way in sorted(ways, key=len):
            if len(way) <= MOST_CHANGES and not any(self._covers(one, way) for one in kept):
                kept.append(way)
        return kept[:MOST_WAYS]

    def _covers(self, small: Way, large: Way) -> bool:
        return all(
            fact in large and self._no_further(fact, place, large[fact])
            for fact, place in small.items()
        )

    def _no_further(self, fact: int, place: int, other: int) -> bool:
        reach = self.reaches[self.frame.facts[fact]]
        if reach.to == "more":
            return place <= other
        return place >= other if reach.to == "less" else place == other


def _joined(one: Way, other: Way) -> Way | None:
    """Both together, None where they want one fact in two classes."""
    if any(other.get(fact, place) != place for fact, place in one.items()):
        return None
    return {**one, **other}

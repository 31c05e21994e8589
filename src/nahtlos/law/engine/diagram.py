"""Decision diagrams: every question that a table can ask, each once, in one order.

An ordered, reduced, multi-valued decision diagram is canonical (Bryant 1986; Srinivasan et al. 1990):
two conditions with the same truth have the same node, and a fact occurs in it exactly if it matters.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Union

LAST = 1 << 30


class End:
    """Where nothing is left to ask."""

    __slots__ = ("fact", "value")

    def __init__(self, value: str) -> None:
        self.value = value
        self.fact = LAST

    def __repr__(self) -> str:
        return self.value


class Asks:
    """Asks for one fact; `kids` has what follows for each of its classes."""

    __slots__ = ("fact", "kids")

    def __init__(self, fact: int, kids: tuple["Node", ...]) -> None:
        self.fact = fact
        self.kids = kids


Node = Union[End, Asks]  # noqa: UP007 -- the class names the type within itself

YES, NO = End("yes"), End("no")


@dataclass(frozen=True)
class Known:
    """What is known, by fact: the class if it is one, else -1; and the classes that it may be."""

    one: Sequence[int]
    some: Sequence[int]

    def with_class(self, fact: int, place: int) -> "Known":
        """The same with one fact in one class."""
        one, some = list(self.one), list(self.some)
        one[fact], some[fact] = place, 1 << place
        return Known(one, some)


class Diagrams:
    """Makes nodes and keeps each once. `sizes` has the number of classes of every fact, in order."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self._nodes: dict[tuple[int, tuple[Node, ...]], Asks] = {}
        self._ends: dict[str, End] = {}
        self._chosen: dict[tuple[Node, Node, Node], Node] = {}

    def end(self, value: str) -> End:
        return self._ends.setdefault(value, End(value))

    def node(self, fact: int, kids: tuple[Node, ...]) -> Node:
        """What to ask; nothing if every answer leads to the same."""
        first = kids[0]
        if all(kid is first for kid in kids):
            return first
        key = (fact, kids)
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Asks(fact, kids)
        return found

    def leaf(self, fact: int, mask: int) -> Node:
        """Whether a fact is in one of the classes of the mask."""
        return self.node(fact, tuple(YES if mask >> i & 1 else NO for i in range(self.sizes[fact])))

    def choose(self, test: Node, then: Node, other: Node) -> Node:
        """`then` where the test is a yes, else `other`."""
        if test is YES or then is other:
            return then
        if test is NO:
            return other
        key = (test, then, other)
        found = self._chosen.get(key)
        if found is None:
            fact = min(test.fact, then.fact, other.fact)
            branches = zip(*(self._kids(one, fact) for one in key), strict=True)
            found = self.node(fact, tuple(self.choose(*branch) for branch in branches))
            self._chosen[key] = found
        return found

    def both(self, parts: Iterable[Node]) -> Node:
        found: Node = YES
        for part in parts:
            found = self.choose(part, found, NO)
        return found

    def either(self, parts: Iterable[Node]) -> Node:
        found: Node = NO
        for part in parts:
            found = self.choose(part, YES, found)
        return found

    def negated(self, part: Node) -> Node:
        return self.choose(part, NO, YES)

    def _kids(self, node: Node, fact: int) -> tuple[Node, ...]:
        if isinstance(node, Asks) and node.fact == fact:
            return node.kids
        return (node,) * self.sizes[fact]

    def rest(self, node: Node, known: Known) -> Node:
        """What is left to ask once this is known; its facts are exactly those that still matter."""
        done: dict[Node, Node] = {}

        def left(node: Node) -> Node:
            while isinstance(node, Asks) and (place := known.one[node.fact]) >= 0:
                node = node.kids[place]
            if isinstance(node, End):
                return node
            if node not in done:
                done[node] = self._narrowed(node, known.some[node.fact], left)
            return done[node]

        return left(node)

    def _narrowed(self, node: Asks, mask: int, left: Callable[[Node], Node]) -> Node:
        kids = [left(kid) if mask >> i & 1 else None for i, kid in enumerate(node.kids)]
        any_ = next(kid for kid in kids if kid is not None)
        return self.node(node.fact, tuple(any_ if kid is None else kid for kid in kids))


def ends(node: Node) -> tuple[str, ...]:
    """Everything that may still come out, in the order of the answers."""
    return tuple(dict.fromkeys(one.value for one in _walk(node) if isinstance(one, End)))


def facts_of(node: Node) -> frozenset[int]:
    """The facts that are asked somewhere."""
    return frozenset(one.fact for one in _walk(node) if isinstance(one, Asks))


def _walk(node: Node) -> Iterable[Node]:
    seen: dict[Node, None] = {}
    todo = [node]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen[one] = None
            if isinstance(one, Asks):
                todo.extend(reversed(one.kids))
    return seen


def only_end(node: Node, known: Known) -> End | None:
    """What comes out whatever is not known, None if there are two ways; looks no further than that."""
    one, some = known.one, known.some
    while node.fact != LAST and (place := one[node.fact]) >= 0:
        node = node.kids[place]  # type: ignore[union-attr] # the last fact is that of an end
    if isinstance(node, End):
        return node
    found: End | None = None
    seen: set[Node] = set()
    todo = [node]
    while todo:
        node = todo.pop()
        while node.fact != LAST and (place := one[node.fact]) >= 0:
            node = node.kids[place]  # type: ignore[union-attr] # the last fact is that of an end
        if isinstance(node, End):
            if found is not None and node is not found:
                return None
            found = node
        elif node not in seen:
            seen.add(node)
            mask = some[node.fact]
            todo.extend(kid for i, kid in enumerate(node.kids) if mask >> i & 1)
    return found


def never_ends_in(value: str, node: Node, known: Known) -> bool:
    """Whether something else comes out whatever is not known."""
    seen: set[Node] = set()
    todo = [node]
    while todo:
        one = todo.pop()
        if isinstance(one, End):
            if one.value == value:
                return False
        elif one not in seen:
            seen.add(one)
            mask = known.some[one.fact]
            todo.extend(kid for i, kid in enumerate(one.kids) if mask >> i & 1)
    return True


def is_settled_by(node: Node, fact: int, place: int) -> bool:
    """Whether one class of one fact leaves nothing open."""
    found: End | None = None
    seen: set[Node] = set()
    todo = [node]
    while todo:
        one = todo.pop()
        while isinstance(one, Asks) and one.fact == fact:
            one = one.kids[place]
        if isinstance(one, End):
            if found is not None and one is not found:
                return False
            found = one
        elif one not in seen:
            seen.add(one)
            todo.extend(one.kids)
    return True

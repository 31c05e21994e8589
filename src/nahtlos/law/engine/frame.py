"""A frame: all facts that some conditions ask about, in one order, with their classes that day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nahtlos.law.engine.classes import Classes, Domains, Named, classes
from nahtlos.law.engine.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Is,
    Leaf,
    MonthsSince,
    Not,
    OneOf,
    OnOrBefore,
    leaves,
    parts_of,
)
from nahtlos.law.engine.diagram import YES, Diagrams, Known, Node
from nahtlos.law.engine.evaluate import holds
from nahtlos.law.engine.logic import Truth, negate
from nahtlos.law.engine.situation import Situation

Look = Callable[[Sequence[int]], Truth]
"""Tells the truth of a condition from the classes that each fact may be in."""

FIRST = ("status", "previous_status")
"""Asked before everything else: they pick the law."""


def bare(leaf: Leaf) -> Leaf:
    """The test without its words, so that equal tests are equal."""
    return replace(leaf, says=None, cite="", note=None)


class Frame:
    """Turns conditions into diagrams and situations into classes, for one day."""

    def __init__(self, conditions: Iterable[Condition], day: date, domains: Domains) -> None:
        tests: dict[str, dict[Leaf, None]] = {fact: {} for fact in FIRST}
        for condition in conditions:
            for leaf in leaves(condition):
                tests.setdefault(leaf.fact, {})[bare(leaf)] = None
        self.tests = {fact: tuple(found) for fact, found in tests.items() if found}
        self.day = day
        self.domains = domains
        self.facts = tuple(self.tests)
        self.place: Mapping[str, int] = {fact: i for i, fact in enumerate(self.facts)}
        self.classes: tuple[Classes, ...] = tuple(
            classes(fact, found, day, domains) for fact, found in self.tests.items()
        )
        self.full = tuple((1 << len(one.values)) - 1 for one in self.classes)
        self.masks = {test: self._mask(test) for found in self.tests.values() for test in found}
        self.diagrams = Diagrams([len(one.values) for one in self.classes])
        self._nodes: dict[int, Node] = {}
        self._looks: dict[int, Look] = {}
        self._kept: list[Condition] = []

    def on(self, day: date) -> "Frame":
        """The same conditions on another day; the diagrams are shared where dates allow it."""
        if day == self.day:
            return self
        dated = [f for f, found in self.tests.items() if _has_dates(found)]
        moved = object.__new__(Frame)
        moved.__dict__.update(self.__dict__, day=day)
        moved.classes = tuple(
            classes(fact, self.tests[fact], day, self.domains) if fact in dated else one
            for fact, one in zip(self.facts, self.classes, strict=True)
        )
        masks = {test: moved._mask(test) for fact in dated for test in self.tests[fact]}
        if any(self.masks[test] != mask for test, mask in masks.items()):
            return Frame(self._every_test(), day, self.domains)
        return moved

    def _every_test(self) -> list[Condition]:
        return [test for found in self.tests.values() for test in found]

    def _mask(self, test: Leaf) -> int:
        values = self.classes[self.place[test.fact]].values
        return sum(1 << i for i, value in enumerate(values) if holds(test, value, self.day))

    def _mask_of(self, test: Leaf) -> int:
        """The classes that pass; of a test that the frame was not made for, if values are named."""
        mask = self.masks.get(test)
        if mask is None:
            classes = self.classes[self.place[test.fact]]
            if not (isinstance(classes, Named) and isinstance(test, Is | OneOf)):
                raise KeyError(test)
            passing = {i for value, i in classes.places.items() if holds(test, value, self.day)}
            mask = sum(1 << i for i in passing)
            # Every value of a class must pass, or none.
            if any(
                bool(mask >> i & 1) != holds(test, v, self.day) for v, i in classes.places.items()
            ):
                raise KeyError(test)
        return mask

    def passing(self, test: Leaf) -> int:
        """The classes that pass a test, as bits."""
        return self._mask_of(bare(test))

    def known(self, situation: Situation) -> Known:
        """The classes that the facts of a situation are in."""
        one, some = [-1] * len(self.facts), list(self.full)
        for fact, value in situation.facts.items():
            i = self.place.get(fact)
            if i is not None:
                one[i] = place = self.classes[i].of(value)
                some[i] = 1 << place
        for fact, values in situation.among.items():
            i = self.place.get(fact)
            if i is not None and one[i] < 0:
                places = {self.classes[i].of(value) for value in values}
                some[i] = sum(1 << place for place in places)
                one[i] = next(iter(places)) if len(places) == 1 else -1
        return Known(one, some)

    def node(self, condition: Condition) -> Node:
        """The diagram of a condition."""
        found = self._nodes.get(id(condition))
        if found is None:
            found = self._nodes[id(condition)] = self._made(condition)
            self._kept.append(condition)
        return found

    def _made(self, condition: Condition) -> Node:
        match condition:
            case Always():
                return YES
            case AllOf(parts=parts):
                return self.diagrams.both(self.node(part) for part in parts)
            case AnyOf(parts=parts):
                return self.diagrams.either(self.node(part) for part in parts)
            case Not(part=part):
                return self.diagrams.negated(self.node(part))
            case _:
                return self.diagrams.leaf(
                    self.place[condition.fact], self._mask_of(bare(condition))
                )

    def look(self, condition: Condition) -> Look:
        """A quick way to tell the truth of a condition, in Kleene's logic; the same one each time."""
        found = self._looks.get(id(condition))
        if found is None:
            found = self._looks[id(condition)] = self._look(condition)
            self._kept.append(condition)
        return found

    def _look(self, condition: Condition) -> Look:
        match condition:
            case Always():
                return lambda _some: True
            case Not(part=part):
                return _not(self.look(part))
            case AllOf() | AnyOf():
                looks = [self.look(part) for part in parts_of(condition)]
                return _all(looks) if isinstance(condition, AllOf) else _any(looks)
            case _:
                i = self.place[condition.fact]
                mask = self._mask_of(bare(condition))
                return _leaf(i, mask, self.full[i] & ~mask)


def _has_dates(tests: Iterable[Leaf]) -> bool:
    return any(isinstance(test, MonthsSince | OnOrBefore) for test in tests)


def _leaf(i: int, yes: int, no: int) -> Look:
    def look(some: Sequence[int]) -> Truth:
        may_be = some[i]
        if not may_be & yes:
            return False
        return None if may_be & no else True

    return look


def _not(part: Look) -> Look:
    return lambda some: negate(part(some))


# Loops of their own: a generator for each node would take twice as long.
def _all(parts: list[Look]) -> Look:
    def look(some: Sequence[int]) -> Truth:
        result: Truth = True
        for part in parts:
            truth = part(some)
            if truth is False:
                return False
            if truth is None:
                result = None
        return result

    return look


def _any(parts: list[Look]) -> Look:
    def look(some: Sequence[int]) -> Truth:
        result: Truth = False
        for part in parts:
            truth = part(some)
            if truth is True:
                return True
            if truth is None:
                result = None
        return result

    return look

"""Labels that were met already: a new one is kept only if no other is as far in everything."""

from collections.abc import Hashable

from nahtlos.plan.engine.alike import NEVER
from nahtlos.plan.engine.labels import Label

Vector = tuple[int, ...]


class Shelf:
    """Labels by what they have used. Only those that have used the same are compared.

    One beats another if it has begun and ended everything no later, at no more cost: whatever the
    other can still do, it can do as well.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, list[tuple[Vector, dict[int, int]]]] = {}

    def keeps(self, label: Label) -> bool:
        """Whether the label is worth going on with; then it is remembered."""
        vector, near = _vector(label), self._kept.setdefault(self._key(label), [])
        for other, ready in near:
            if all(map(int.__le__, other, vector)) and _sooner(ready, label.ready):
                return False
        near[:] = [
            (other, ready)
            for other, ready in near
            if not (all(map(int.__le__, vector, other)) and _sooner(label.ready, ready))
        ]
        near.append((vector, label.ready))
        return True

    def _key(self, label: Label) -> Hashable:
        groups = tuple(index for index, _ in label.ends)
        going = frozenset(run.group.kin for run in label.running if run.end == NEVER)
        return groups, going, label.promised, _named(label)


def _named(label: Label) -> frozenset[str]:
    """The steps of groups that may be taken again, but each of them only once.

    Work that begins on any day is left out: what is as good begins that day as well.
    """
    named, one = set(), label
    while one.before is not None and one.choice is not None:
        step = one.choice.step
        if (step.works or step.meanwhile) and (step.starts or not step.open_ended):
            named.add(one.choice.step.id)
        one = one.before
    return frozenset(named)


def _vector(label: Label) -> Vector:
    ends = tuple(end for _, end in label.ends)
    going = sorted((run.group.kin, run.free) for run in label.running if run.end == NEVER)
    free = tuple(day for _, day in going)
    return (label.at, label.first_work, label.cost, label.gap, -label.worked, *ends, *free)


def _sooner(one: dict[int, int], other: dict[int, int]) -> bool:
    return one is other or all(one.get(index, NEVER) <= day for index, day in other.items())

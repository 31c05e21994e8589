"""States of the facts along the way, each made once and known by a number."""

from collections.abc import Iterable

from nahtlos.plan.engine.needs import Facts, Need, Value, met
from nahtlos.plan.engine.steps import Gift


class States:
    """Facts by number. Equal facts have one number, so a change that changes nothing costs nothing."""

    def __init__(self) -> None:
        self.facts: list[Facts] = []
        self._numbers: dict[frozenset[tuple[str, Value]], int] = {}
        self._changed: dict[tuple[int, tuple[Gift, ...]], int] = {}
        self._met: dict[tuple[int, int], bool] = {}

    def number(self, facts: Facts) -> int:
        key = frozenset(facts.items())
        if key not in self._numbers:
            self._numbers[key] = len(self.facts)
            self.facts.append(facts)
        return self._numbers[key]

    def changed(self, fid: int, gifts: tuple[Gift, ...]) -> int:
        """The state after these gifts."""
        if not gifts:
            return fid
        key = (fid, gifts)
        if key not in self._changed:
            self._changed[key] = self.number(changed(self.facts[fid], gifts))
        return self._changed[key]

    def met(self, fid: int, needs: tuple[Need, ...]) -> bool:
        """Whether all needs are known to be met; the same tuple of needs must come each time."""
        key = (fid, id(needs))
        found = self._met.get(key)
        if found is None:
            found = self._met[key] = all(met(need, self.facts[fid]) for need in needs)
        return found


def changed(facts: Facts, gifts: Iterable[Gift]) -> Facts:
    """The facts after these gifts; a number never falls."""
    found = dict(facts)
    for gift in gifts:
        found[gift.fact] = _higher(found.get(gift.fact), gift.becomes)
    return found


def _higher(now: Value | None, becomes: Value) -> Value:
    match now, becomes:
        case (bool(), _) | (_, bool()):
            return becomes
        case int() | float(), int() | float():
            return max(now, becomes)
        case _:
            return becomes

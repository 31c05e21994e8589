"""What anything looks at: changes that nothing asks for are left out, so that more steps are alike."""

from collections.abc import Iterable

from nahtlos.plan.engine.alike import Group
from nahtlos.plan.engine.needs import Need, Value, meets
from nahtlos.plan.engine.problem import Goal, Law
from nahtlos.plan.engine.steps import Gift


class Looked:
    """The needs and instruments that matter, and gifts as these see them.

    A gift of a fact that nobody looks at is none. Words that no need tells apart count as the same
    word, if the law does not read them.
    """

    def __init__(self, goal: Goal, groups: Iterable[Group], law: Law) -> None:
        self.needs: dict[str, dict[Need, None]] = {}
        self.law = law
        self.read: set[str] | None = set()
        self._same: dict[tuple[str, tuple[bool, ...]], Value] = {}
        for need in goal.needs:
            self._look(need)
        for group in groups:
            self._look_for(group)

    def _look(self, need: Need) -> None:
        self.needs.setdefault(need.fact, {})[need] = None

    def _look_for(self, group: Group) -> None:
        for need in group.needs:
            self._look(need)
        if (name := group.instrument) is None:
            return
        for needs in self.law.opens_if.get(name, ()):
            for need in needs:
                self._look(need)
        reads = self.law.reads.get(name)
        self.read = None if self.read is None or reads is None else self.read | reads

    def seen(self, gifts: tuple[Gift, ...]) -> tuple[Gift, ...]:
        """The gifts as far as anything looks at them."""
        if self.read is None:
            return gifts
        return tuple(self._seen(gift) for gift in gifts if self._is_seen(gift))

    def _is_seen(self, gift: Gift) -> bool:
        return gift.fact in self.needs or self.read is None or gift.fact in self.read

    def _seen(self, gift: Gift) -> Gift:
        if self.read is None or gift.fact in self.read or not isinstance(gift.becomes, str):
            return gift
        alike = tuple(meets(gift.becomes, need) for need in self.needs[gift.fact])
        return Gift(gift.fact, self._same.setdefault((gift.fact, alike), gift.becomes))

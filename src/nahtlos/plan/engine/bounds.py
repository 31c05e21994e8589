"""What can at best be hoped for: the goal and the first work if nothing but needs and days counted.

Each need is met at the earliest end of anything that meets it; load, law and price are left out, so
no way is better than this.
"""

from collections.abc import Iterable
from typing import NamedTuple

from nahtlos.plan.engine.alike import NEVER, Group
from nahtlos.plan.engine.labels import Label
from nahtlos.plan.engine.needs import Need, meets, met
from nahtlos.plan.engine.problem import Goal
from nahtlos.plan.engine.states import States
from nahtlos.plan.engine.steps import Gift
from nahtlos.plan.engine.useful import Useful


class Hope(NamedTuple):
    """The first days of goal and work at best; how many legs and euro are still missing at least."""

    goal: int
    work: int
    legs: int
    cost: int


class Bounds:
    """Bounds for labels. `groups` are all that may ever be taken."""

    def __init__(
        self, goal: Goal, groups: tuple[Group, ...], states: States, useful: Useful
    ) -> None:
        self.goal, self.groups, self.states = goal, groups, states
        opened = {group.index: useful.opened_by(group) for group in groups}
        numbers = self._needs = _numbered(goal, groups, opened.values())
        self._opens = {
            index: (day, [[numbers[need] for need in needs] for needs in sets])
            for index, (day, sets) in opened.items()
            if sets is not None
        }
        self._goal = [numbers[need] for need in goal.needs]
        self._asks = {group.index: [numbers[need] for need in group.needs] for group in groups}
        self._gives = {group.index: self._met_by(group.gives) for group in groups}
        self._lends = {group.index: self._met_by(group.meanwhile) for group in groups}
        self._holds: dict[int, tuple[int, ...]] = {}
        self._chains: dict[tuple[frozenset[int], bool], tuple[int, int]] = {}
        self._prices = {
            group.index: min(choice.step.own_cost for choice in group.choices) for group in groups
        }

    def _met_by(self, gifts: Iterable[Gift]) -> list[int]:
        given = list(gifts)
        return [
            number
            for need, number in self._needs.items()
            if any(gift.fact == need.fact and meets(gift.becomes, need) for gift in given)
        ]

    def holds(self, fid: int) -> tuple[int, ...]:
        """The needs, by number, that a state meets."""
        if fid not in self._holds:
            facts = self.states.facts[fid]
            self._holds[fid] = tuple(n for need, n in self._needs.items() if met(need, facts))
        return self._holds[fid]

    def hope(self, label: Label, groups: tuple[Group, ...]) -> Hope:
        """The bounds of a label; `groups` are those that may help from there on."""
        when = self._when(label)
        working = self._works(label)
        legs, cost = self._missing(frozenset(when), working=working)
        starts = self._spread(when, groups, label.at)
        works = [(starts[group.index], group) for group in groups if group.works]
        first = min((start for start, _ in works), default=NEVER)
        counted = min((start for start, group in works if self._counts(group)), default=NEVER)
        day = label.at if working else counted
        return Hope(max([day, *(when.get(need, NEVER) for need in self._goal)]), first, legs, cost)

    def starts(self, label: Label, groups: tuple[Group, ...]) -> dict[int, int]:
        """The first day on which each group could begin at best."""
        return self._spread(self._when(label), groups, label.at)

    def _when(self, label: Label) -> dict[int, int]:
        """The days on which what has begun meets each need."""
        when: dict[int, int] = {}
        for segment in label.segments:
            for need in self.holds(segment.fid):
                when.setdefault(need, segment.day)
        return when

    def _works(self, label: Label) -> bool:
        """Whether work that counts goes on, or none is asked for."""
        if self.goal.work == "none":
            return True
        skilled = self.goal.work == "skilled"
        return any(one.skilled if skilled else one.works for one in label.segments)

    def _counts(self, group: Group) -> bool:
        return group.works and (group.skilled or self.goal.work == "any")

    def _spread(self, when: dict[int, int], groups: tuple[Group, ...], day: int) -> dict[int, int]:
        """Let every group begin as soon as its needs are met, until nothing comes sooner."""
        starts = {group.index: NEVER for group in groups}
        seen = {group.index: NEVER for group in groups}
        again = True
        while again:
            again = False
            for group in groups:
                index = group.index
                ready = day
                for need in self._asks[index]:
                    ready = max(ready, when.get(need, NEVER))
                if index in self._opens:
                    ready = max(ready, self._opened(index, when))
                if ready < seen[index]:
                    seen[index], again = ready, True
                    starts[index], end = group.soonest(ready)
                    self._hand_on(when, self._gives[index], end)
                    self._hand_on(when, self._lends[index], starts[index])
        return starts

    def _opened(self, index: int, when: dict[int, int]) -> int:
        """The first day on which the law may be open."""
        day, sets = self._opens[index]
        met_on = (max((when.get(need, NEVER) for need in needs), default=0) for needs in sets)
        return min(day, *met_on, NEVER)

    @staticmethod
    def _hand_on(when: dict[int, int], needs: list[int], day: int) -> None:
        for need in needs:
            if day < when.get(need, NEVER):
                when[need] = day

    def _missing(self, met_now: frozenset[int], *, working: bool) -> tuple[int, int]:
        """As many legs, and as much money, as the longest chains that cannot be avoided."""
        key = (met_now, working)
        if key not in self._chains:
            legs = self._chain(dict.fromkeys(met_now, 0), {}, working=working)
            cost = self._chain(dict.fromkeys(met_now, 0), self._prices, working=working)
            self._chains[key] = (legs, cost)
        return self._chains[key]

    def _chain(self, least: dict[int, int], prices: dict[int, int], *, working: bool) -> int:
        """The least that meets the goal if only the dearest chain counts; each leg costs its price,
        or 1 without prices.
        """
        work, again = 0 if working else NEVER, True
        while again:
            again = False
            for group in self.groups:
                upto = self._upto(group.index, least)
                if upto < NEVER:
                    upto += prices[group.index] if prices else 1
                    work = min(work, upto) if self._counts(group) else work
                    for need in (*self._gives[group.index], *self._lends[group.index]):
                        if upto < least.get(need, NEVER):
                            least[need], again = upto, True
        return max([work, *(least.get(need, NEVER) for need in self._goal)])

    def _upto(self, index: int, least: dict[int, int]) -> int:
        """The least with which a group can begin."""
        upto = max((least.get(need, NEVER) for need in self._asks[index]), default=0)
        day, sets = self._opens.get(index, (0, []))
        if day == NEVER:
            opened = (max((least.get(n, NEVER) for n in needs), default=0) for needs in sets)
            upto = max(upto, min(opened, default=NEVER))
        return upto


Opened = tuple[int, tuple[tuple[Need, ...], ...] | None]


def _numbered(goal: Goal, groups: Iterable[Group], opened: Iterable[Opened]) -> dict[Need, int]:
    """Every need that is asked anywhere, with a number."""
    asked = [*goal.needs, *(need for group in groups for need in group.needs)]
    asked += [need for _, sets in opened for needs in sets or () for need in needs]
    return {need: number for number, need in enumerate(dict.fromkeys(asked))}

"""What can at best be hoped for: the goal and the first work if nothing but needs and days counted.

Each need is met at the earliest end of anything that meets it; load, law and price are left out, so
no way is better than this.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import NamedTuple

from nahtlos.plan.engine.alike import NEVER, Group, Times
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


Opened = tuple[int, tuple[tuple[Need, ...], ...] | None]


class Row(NamedTuple):
    """A group with everything as numbers of needs: what it asks, brings to stay, and lends.

    `opened` is the day from which time alone has the law open, `sets` what else may open it.
    """

    group: Group
    asks: tuple[int, ...]
    gives: tuple[int, ...]
    lends: tuple[int, ...]
    opened: int
    sets: tuple[tuple[int, ...], ...]
    counts: bool


class Bounds:
    """Bounds for labels. `groups` are all that may ever be taken."""

    def __init__(
        self, goal: Goal, groups: tuple[Group, ...], states: States, useful: Useful
    ) -> None:
        self.goal, self.states = goal, states
        self.times: Sequence[Times] = [group.times for group in groups]
        opened = {group.index: useful.opened_by(group) for group in groups}
        numbers = self._needs = _numbered(goal, groups, opened.values())
        self._goal = [numbers[need] for need in goal.needs]
        self._rows = {group.index: self._row(group, opened[group.index]) for group in groups}
        self._listed: dict[tuple[Group, ...], list[Row]] = {}
        self._holds: dict[int, tuple[int, ...]] = {}
        self._chains: dict[tuple[tuple[bool, ...], bool], tuple[int, int]] = {}

    def at_other(self, times: Sequence[Times]) -> "Bounds":
        """The bounds for the same groups at other times and the same prices."""
        other = copy(self)
        other.times = times
        return other

    def _row(self, group: Group, opened: Opened) -> Row:
        numbers, (day, sets) = self._needs, opened
        return Row(
            group,
            tuple(numbers[need] for need in group.needs),
            self._met_by(group.gives),
            self._met_by(group.meanwhile),
            0 if sets is None else day,
            tuple(tuple(numbers[need] for need in needs) for needs in sets or ()),
            group.works and (group.skilled or self.goal.work == "any"),
        )

    def _met_by(self, gifts: Iterable[Gift]) -> tuple[int, ...]:
        given = list(gifts)
        return tuple(
            number
            for need, number in self._needs.items()
            if any(gift.fact == need.fact and meets(gift.becomes, need) for gift in given)
        )

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
        legs, cost = self._missing(when, working=working)
        first = counted = NEVER
        for row, start in self._spread(when, groups, label.at):
            if row.group.works and start < first:
                first = start
            if row.counts and start < counted:
                counted = start
        day = label.at if working else counted
        return Hope(max([day, *(when[need] for need in self._goal)]), first, legs, cost)

    def starts(self, label: Label, groups: tuple[Group, ...]) -> dict[int, int]:
        """The first day on which each group could begin at best."""
        found = self._spread(self._when(label), groups, label.at)
        return {row.group.index: start for row, start in found}

    def _when(self, label: Label) -> list[int]:
        """The days on which what has begun meets each need."""
        when = [NEVER] * len(self._needs)
        for segment in label.segments:
            self._hand_on(when, self.holds(segment.fid), segment.day)
        return when

    def _works(self, label: Label) -> bool:
        """Whether work that counts goes on, or none is asked for."""
        if self.goal.work == "none":
            return True
        skilled = self.goal.work == "skilled"
        return any(one.skilled if skilled else one.works for one in label.segments)

    def _spread(
        self, when: list[int], groups: tuple[Group, ...], day: int
    ) -> Iterable[tuple[Row, int]]:
        """Let every group begin as soon as its needs are met, until nothing comes sooner."""
        rows = self._listed.get(groups)
        if rows is None:
            rows = self._listed[groups] = [self._rows[group.index] for group in groups]
        starts, seen = [NEVER] * len(rows), [NEVER] * len(rows)
        again = True
        while again:
            again = False
            for place, row in enumerate(rows):
                ready = _ready(row, when, day)
                if ready < seen[place]:
                    seen[place], again = ready, True
                    starts[place], end = self.times[row.group.index].soonest(ready)
                    self._hand_on(when, row.gives, end)
                    self._hand_on(when, row.lends, starts[place])
        return zip(rows, starts, strict=True)

    @staticmethod
    def _hand_on(when: list[int], needs: tuple[int, ...], day: int) -> None:
        for need in needs:
            when[need] = min(when[need], day)

    def _missing(self, when: list[int], *, working: bool) -> tuple[int, int]:
        """As many legs, and as much money, as the longest chains that cannot be avoided."""
        lacks = tuple([day == NEVER for day in when])
        key = (lacks, working)
        if key not in self._chains:
            legs = self._chain(lacks, working=working, priced=False)
            self._chains[key] = (legs, self._chain(lacks, working=working, priced=True))
        return self._chains[key]

    def _chain(self, lacks: tuple[bool, ...], *, working: bool, priced: bool) -> int:
        """The least that meets the goal if only the dearest chain counts; each leg costs its price,
        or 1 without prices.
        """
        least = [NEVER if lack else 0 for lack in lacks]
        work, again = 0 if working else NEVER, True
        while again:
            again = False
            for row in self._rows.values():
                upto = _least(row, least)
                if upto < NEVER:
                    upto += self.times[row.group.index].price if priced else 1
                    work = min(work, upto) if row.counts else work
                    for need in row.gives + row.lends:
                        if upto < least[need]:
                            least[need], again = upto, True
        return max([work, *(least[need] for need in self._goal)])


def _ready(row: Row, when: list[int], day: int) -> int:
    """The first day on which its needs are met and the law may be open."""
    for need in row.asks:
        day = max(day, when[need])
    if row.opened > day:
        day = max(day, min(row.opened, _any_of(row.sets, when)))
    return day


def _least(row: Row, least: list[int]) -> int:
    """The least with which a group can begin."""
    upto = 0
    for need in row.asks:
        upto = max(upto, least[need])
    return max(upto, _any_of(row.sets, least)) if row.opened == NEVER else upto


def _any_of(sets: Iterable[tuple[int, ...]], of: list[int]) -> int:
    """The least that one of these sets of needs comes to, NEVER without a set."""
    return min((max((of[need] for need in needs), default=0) for needs in sets), default=NEVER)


def _numbered(goal: Goal, groups: Iterable[Group], opened: Iterable[Opened]) -> dict[Need, int]:
    """Every need that is asked anywhere, with a number."""
    asked = [*goal.needs, *(need for group in groups for need in group.needs)]
    asked += [need for _, sets in opened for needs in sets or () for need in needs]
    return {need: number for number, need in enumerate(dict.fromkeys(asked))}

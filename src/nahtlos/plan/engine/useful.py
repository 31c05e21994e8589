"""Which groups can help at all: read backwards from the goal, each need back to what meets it."""

from collections.abc import Iterable

from nahtlos.plan.engine.alike import NEVER, Group
from nahtlos.plan.engine.needs import Need, implies, met
from nahtlos.plan.engine.problem import Goal, Law
from nahtlos.plan.engine.remembered import Timed
from nahtlos.plan.engine.states import States


class Useful:
    """The groups that may help from a state on. What is met already is not looked for again.

    An instrument that is closed on some day wants whatever may open it.
    """

    def __init__(self, goal: Goal, groups: tuple[Group, ...], law: Law, states: States) -> None:
        self.goal, self.groups, self.law, self.states = goal, groups, law, states
        self._for: dict[tuple[int, frozenset[int]], tuple[Group, ...]] = {}
        self.looked_at: dict[int, Group] = {}
        self._helpers: dict[Need, tuple[Group, ...]] = {}
        self._by_fact: dict[str, list[Group]] = {}
        for group in groups:
            for fact in dict.fromkeys(gift.fact for gift in group.effects):
                self._by_fact.setdefault(fact, []).append(group)
        self._always: dict[str, bool] = {}

    def look(self, root: int, timed: Timed, horizon: int) -> None:
        """Tell from where, and how to ask the law; do this first."""
        self.root, self.timed = root, timed
        self.days, facts = [0], self.states.facts[root]
        while 0 < (until := timed.same_until(root, facts, self.days[-1])[1]) <= horizon:
            self.days.append(until)

    def _is_always_open(self, name: str) -> bool:
        """Whether it is open today and stays so, if nothing changes but the day."""
        if name not in self._always:
            root, facts = self.root, self.states.facts[self.root]
            said = (self.timed.open(name, root, facts, day) for day in self.days)
            self._always[name] = all(said)
        return self._always[name]

    def groups_for(self, fid: int, work: frozenset[int] = frozenset()) -> tuple[Group, ...]:
        """Those that may help from this state on, to the goal or into one of these groups of work."""
        key = (fid, work)
        if key not in self._for:
            found = {group.index for group in self._search(fid, work)}
            self._for[key] = tuple(group for group in self.groups if group.index in found)
        return self._for[key]

    def _search(self, fid: int, work: frozenset[int]) -> Iterable[Group]:
        found: dict[int, Group] = {}
        coming = [*self._working(work), *self._meeting(self.goal.needs, fid)]
        while coming:
            group = coming.pop()
            self.looked_at[group.index] = group
            if group.index not in found and not self._is_shut(group):
                found[group.index] = group
                coming += [*self._meeting(group.needs, fid), *self._opening(group, fid)]
        return found.values()

    def _is_shut(self, group: Group) -> bool:
        """Whether neither time nor any step ever opens its instrument."""
        return self.opened_by(group) == (NEVER, ())

    def _working(self, work: frozenset[int]) -> list[Group]:
        return [g for g in self.groups if g.index in work or self.counts(g)]

    def counts(self, group: Group) -> bool:
        """Whether it is work as the goal asks for it."""
        skilled = self.goal.work == "skilled"
        return group.works and self.goal.work != "none" and (group.skilled or not skilled)

    def _meeting(self, needs: Iterable[Need], fid: int) -> list[Group]:
        facts = self.states.facts[fid]
        open_needs = [need for need in needs if not met(need, facts)]
        return [group for need in open_needs for group in self._helping(need)]

    def _helping(self, need: Need) -> tuple[Group, ...]:
        if need not in self._helpers:
            near = self._by_fact.get(need.fact, ())
            able = (group for group in near if not self._is_late(group, need))
            self._helpers[need] = tuple(group for group in able if group.helps(need))
        return self._helpers[need]

    def _is_late(self, group: Group, need: Need) -> bool:
        """Whether it can only begin once the need is met, and so cannot be what meets it."""
        return any(implies(one, need) for one in group.needs)

    def opened_by(self, group: Group) -> tuple[int, tuple[tuple[Need, ...], ...] | None]:
        """The day from which time alone has it open, NEVER if not, and the sets that open it.

        None in the place of the sets: nothing is known of them, or none is needed.
        """
        name = group.instrument
        if name is None or name not in self.law.opens_if:
            return 0, None
        root, facts = self.root, self.states.facts[self.root]
        said = (day for day in self.days if self.timed.open(name, root, facts, day))
        day = next(said, NEVER)
        return day, self.law.opens_if[name] if day else None

    def _opening(self, group: Group, fid: int) -> list[Group]:
        """The groups that may open its instrument."""
        name = group.instrument
        if name is None or self._is_always_open(name):
            return []
        sets = self.law.opens_if.get(name)
        if sets is not None:
            return self._meeting((need for needs in sets for need in needs), fid)
        facts = self.law.reads.get(name)
        wanted = self._by_fact if facts is None else [f for f in self._by_fact if f in facts]
        return [one for fact in wanted for one in self._by_fact[fact] if self._changes(one, fid)]

    def _changes(self, group: Group, fid: int) -> bool:
        """Whether it would leave the facts other than they are."""
        return self.states.changed(fid, group.effects) != fid

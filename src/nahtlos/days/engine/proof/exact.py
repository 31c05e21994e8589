"""The day as a model for CP-SAT: one yes or no for every place, solved preference by preference.

What is proven of the first preference is held while the next is looked at. One worker and a limit in
its own deterministic time, so that the same day gives the same answer on every machine.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeVar

from ortools.sat.python import cp_model

from nahtlos.days.engine.proof.places import NOBODY, Place
from nahtlos.days.engine.search.ground import Ground

K = TypeVar("K", bound=Hashable)
MOST = 20_000
"""With more places than this the model is not even built; with less than a second for it, with fewer."""
LEAST = 0.01
"""With less time left than this, in seconds, no further question is asked."""


class Exact(NamedTuple):
    """What came of it: the chosen places, bounds of the preferences so far, and whether of all."""

    chosen: tuple[Place, ...]
    bounds: tuple[int, ...]
    complete: bool


class Model:
    """Variables and rules; `solve` asks for one preference after the other."""

    def __init__(self, ground: Ground, found: list[Place]) -> None:
        self.ground, self.found = ground, found
        self.model = cp_model.CpModel()
        self.takes = [self.model.new_bool_var("") for _ in found]
        self.of_want = _grouped((one.want, at) for at, one in enumerate(found))
        self.met = {want: self._met(own) for want, own in self.of_want.items()}
        self.start = {want: self._start(own) for want, own in self.of_want.items()}
        self._nobody_is_in_two_at_once()
        self._there_is_time_to_walk()
        self._what_must_be_first_ends_before()
        self.idle, self.ends = self._visits()

    def _met(self, own: list[int]) -> cp_model.IntVar:
        met = self.model.new_bool_var("")
        self.model.add(sum(self.takes[at] for at in own) == met)
        return met

    def _start(self, own: list[int]) -> cp_model.LinearExprT:
        grid, origin = int(self.ground.size[5]), int(self.ground.size[6])
        return sum(self.takes[at] * (origin + grid * self.found[at].slot) for at in own)

    def _people(self) -> Iterable[tuple[tuple[str, int], int]]:
        for at, one in enumerate(self.found):
            yield ("visitor", one.visitor), at
            if one.helper != NOBODY:
                yield ("helper", one.helper), at

    def _nobody_is_in_two_at_once(self) -> None:
        taken: dict[tuple[str, int, int], list[int]] = defaultdict(list)
        desks = ((("desk", one.desk), at) for at, one in enumerate(self.found))
        for who, at in (*self._people(), *desks):
            one = self.found[at]
            for slot in range(one.slot, one.slot + int(self.ground.cover[one.want])):
                taken[*who, slot].append(at)
        for own in taken.values():
            self.model.add_at_most_one(self.takes[at] for at in own)

    def _there_is_time_to_walk(self) -> None:
        """Whoever comes from another desk does not begin within the walk."""
        starts = _grouped(((who, self.found[at].slot), at) for who, at in self._people())
        for who, at in self._people():
            one = self.found[at]
            end = one.slot + int(self.ground.cover[one.want])
            for slot in range(end, one.slot + int(self.ground.apart[one.want])):
                for other in starts.get((who, slot), ()):
                    if self.found[other].desk != one.desk and self.found[other].want != one.want:
                        self.model.add_at_most_one(self.takes[at], self.takes[other])

    def _what_must_be_first_ends_before(self) -> None:
        for want, met in self.met.items():
            base = int(self.ground.first[self.ground.visitor[want]])
            for other, other_met in self.met.items():
                same = self.ground.visitor[want] == self.ground.visitor[other]
                if same and int(self.ground.after[want]) >> (other - base) & 1:
                    end = self.start[other] + int(self.ground.minutes[other])
                    self.model.add(self.start[want] >= end).only_enforce_if(met, other_met)

    def _visits(self) -> tuple[cp_model.LinearExprT, cp_model.LinearExprT]:
        """Idle minutes and ends of all visitors."""
        last_minute = int(self.ground.size[6] + self.ground.size[4] * self.ground.size[5])
        idle: list[cp_model.LinearExprT] = []
        ends: list[cp_model.LinearExprT] = []
        for own in _grouped((int(self.ground.visitor[want]), want) for want in self.met).values():
            first, last = (self.model.new_int_var(0, last_minute, "") for _ in range(2))
            end = self.model.new_int_var(0, last_minute, "")
            self.model.add(last >= first)
            for want in own:
                until = self.start[want] + int(self.ground.minutes[want])
                self.model.add(first <= self.start[want]).only_enforce_if(self.met[want])
                self.model.add(last >= until).only_enforce_if(self.met[want])
                self.model.add(end >= until).only_enforce_if(self.met[want])
            talked = sum(self.met[want] * int(self.ground.minutes[want]) for want in own)
            idle.append(last - first - talked)
            self.model.add(last - first >= talked)
            ends.append(end)
        return sum(idle), sum(ends)

    def preferences(self) -> tuple[cp_model.LinearExprT, ...]:
        """What is to be least, in the order of preference."""
        helped = sum(
            self.takes[at] * int(self.ground.minutes[one.want])
            for at, one in enumerate(self.found)
            if one.helper != NOBODY
        )
        unmet = int(self.ground.free.sum()) - sum(self.met.values())
        return unmet, self.idle, helped, self.ends

    def hint(self, chosen: Iterable[int]) -> None:
        """Begin from these places."""
        picked = set(chosen)
        self.model.clear_hints()  # type: ignore[no-untyped-call] # the solver's own method has no types
        for at, takes in enumerate(self.takes):
            self.model.add_hint(takes, at in picked)

    def solve(self, known: Iterable[int], least_unmet: int, effort: float) -> Exact:
        """Preference by preference, until the effort is spent or something cannot be proven."""
        chosen, left, wall = tuple(known), effort, effort
        bounds: list[int] = []
        for order, wish in enumerate(self.preferences()):
            if order == 0:
                self.model.add(wish >= least_unmet)
            self.hint(chosen)
            self.model.minimize(wish)
            solver = _solver(left, wall)
            status = solver.solve(self.model)
            left -= solver.response_proto.deterministic_time
            wall -= solver.wall_time
            if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
                return Exact(self._places(chosen), tuple(bounds), complete=False)
            chosen = tuple(at for at, takes in enumerate(self.takes) if solver.value(takes))
            bounds.append(round(solver.best_objective_bound))
            if status != cp_model.OPTIMAL or min(left, wall) < LEAST:
                return Exact(self._places(chosen), tuple(bounds), complete=False)
            self.model.add(wish <= bounds[-1])
        return Exact(self._places(chosen), tuple(bounds), complete=True)

    def _places(self, chosen: Iterable[int]) -> tuple[Place, ...]:
        return tuple(self.found[at] for at in chosen)


def _solver(effort: float, seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = effort
    solver.parameters.max_time_in_seconds = seconds
    return solver


def _grouped(pairs: Iterable[tuple[K, int]]) -> dict[K, list[int]]:
    found: dict[K, list[int]] = defaultdict(list)
    for key, at in pairs:
        found[key].append(at)
    return found

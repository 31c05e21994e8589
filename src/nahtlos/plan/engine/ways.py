"""The ways from today to a goal: the fastest into work, the straight one, the one beside work."""

from dataclasses import replace

from nahtlos.plan.engine.aims import EVERY, Aim, Figures, dominates
from nahtlos.plan.engine.answer import Kind, Ways
from nahtlos.plan.engine.ground import Ground
from nahtlos.plan.engine.labels import Label
from nahtlos.plan.engine.problem import Problem
from nahtlos.plan.engine.remembered import Remembered
from nahtlos.plan.engine.search import best_way
from nahtlos.plan.engine.telling import told

Shown = tuple[Aim, Label, Figures]


def ways(problem: Problem) -> Ways:
    """Up to three ways that differ clearly and of which none is in everything worse than another.

    *Fastest*: first into work, then to the goal as soon as may be; where the goal cannot be
    reached, into work alone. *Skilled*: the goal as soon as may be, with the fewest steps.
    *Alongside*: in work all the time from the first day of it to the goal, and that day as soon as
    may be. Each
    is the best of all ways of its kind. Where fewer than three are shown, they were the same.
    """
    return _ways(problem, Ground(problem, Remembered(problem.law)))


def replan(problem: Problem, previous: Ways) -> Ways:
    """The same as `ways`; what the same law has answered for the previous one is not asked again.

    Where no answer can hang on what has changed, the ways stay as they are.
    """
    old, known = previous.problem, previous.ground
    if problem.law is not old.law:
        return ways(problem)
    if replace(problem, facts=old.facts, goal=old.goal) != old:
        return _ways(problem, Ground(problem, known.remembered))
    if problem.goal == old.goal and not any(map(known.hangs_on, _changed(problem, old))):
        return replace(previous, problem=problem)
    return _ways(problem, known.with_facts_of(problem))


def _changed(one: Problem, other: Problem) -> set[str]:
    """The facts that are not the same in both."""
    return {fact for fact, _ in set(one.facts.items()) ^ set(other.facts.items())}


def _ways(problem: Problem, ground: Ground) -> Ways:
    found, complete = best_ways(ground)
    shown = _different(_not_dominated(found))
    return Ways(tuple(told(ground, *one) for one in shown), complete, problem, ground)


def best_ways(ground: Ground) -> tuple[list[Shown], bool]:
    """The best way of each kind, alike or not, and whether nothing was left out."""
    found: dict[Kind, Shown] = {}
    complete = True
    for aim in EVERY:
        best = best_way(ground, aim)
        complete = complete and best.complete
        if best.label is not None and best.figures is not None:
            found[aim.kind] = (aim, best.label, best.figures)
    if "alongside" in found and found["skilled"][2].goal <= found["alongside"][2].work:
        del found["alongside"]  # the goal is there before any work
    return list(found.values()), complete


def _not_dominated(found: list[Shown]) -> list[Shown]:
    return [one for one in found if not any(dominates(other[2], one[2]) for other in found)]


def _different(found: list[Shown]) -> list[Shown]:
    """Without those that work and qualify by the same steps as one before them."""
    kept: dict[frozenset[int], Shown] = {}
    for one in found:
        kept.setdefault(_marks(one[1]), one)
    return list(kept.values())


def _marks(label: Label) -> frozenset[int]:
    """The groups of a way that work or qualify."""
    found, one = set(), label
    while one.before is not None and one.choice is not None:
        if one.choice.step.qualifies:
            found.add(next(run.group.index for run in one.running if run.order == one.legs))
        one = one.before
    return frozenset(found)

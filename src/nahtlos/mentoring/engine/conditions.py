"""Hard conditions, each a function that says for every pair at once whether it holds."""

from collections.abc import Callable, Mapping

import numpy as np

from nahtlos.mentoring.engine import tables
from nahtlos.mentoring.engine.problem import Problem
from nahtlos.mentoring.engine.tables import Row


def _shape(problem: Problem) -> tuple[int, int]:
    return len(problem.seekers), len(problem.mentors)


def _of_mentors(holds: list[bool], problem: Problem) -> Row:
    return np.broadcast_to(np.array(holds, bool), _shape(problem))


def language(problem: Problem) -> Row:
    """They share a language."""
    ranks, speaks = tables.languages(problem)
    shared = (ranks >= 0).astype(np.int16) @ speaks.T.astype(np.int16)
    return shared > 0


def place(problem: Problem) -> Row:
    """The mentor has time for one person more."""
    return _of_mentors([one.places > 0 for one in problem.mentors], problem)


def certificate(problem: Problem) -> Row:
    """The mentor's extended certificate of conduct was seen, where the programme needs it."""
    holds = [one.certificate or not problem.needs_certificate for one in problem.mentors]
    return _of_mentors(holds, problem)


def training(problem: Problem) -> Row:
    """The mentor has been trained, where the programme needs it."""
    holds = [one.trained or not problem.needs_training for one in problem.mentors]
    return _of_mentors(holds, problem)


def wanted(problem: Problem) -> Row:
    """Neither of the two said: not with each other."""
    return ~tables.excluded(problem)


CONDITIONS: Mapping[str, Callable[[Problem], Row]] = {
    "language": language,
    "place": place,
    "certificate": certificate,
    "training": training,
    "wanted": wanted,
}


def all_of(problem: Problem) -> dict[str, Row]:
    """Every condition for every pair."""
    return {name: holds(problem) for name, holds in CONDITIONS.items()}


def allowed(held: Mapping[str, Row], problem: Problem) -> Row:
    """Which pairs may be proposed at all."""
    found = np.ones(_shape(problem), bool)
    for holds in held.values():
        found = found & holds
    return found


def why_not(problem: Problem) -> tuple[str, ...]:
    """The conditions that do not hold between the first person and the first mentor."""
    return tuple(name for name, holds in all_of(problem).items() if not holds[0, 0])

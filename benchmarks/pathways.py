"""How quick ways are: one person, a full catalogue of steps, 500 offers, and the real law room.

`python -m benchmarks.pathways` measures this alone. Every person is asked about for the first time
(nothing is known of what the law says), then once more after one answer has changed.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from random import Random

from benchmarks.figures import Timing
from benchmarks.pathway_law import LawRoom
from benchmarks.pathway_steps import OCCUPATIONS, catalogue
from nahtlos.law.catalogue import catalogue as library
from nahtlos.plan.engine import Goal, Is, Problem, Step, Value, Ways, replan, ways

WAYS_MS, AGAIN_MS = 150.0, 50.0
PERSONS = 40


@dataclass(frozen=True)
class Pathways:
    """Milliseconds for a person's ways, and for those after one answer; how many were found."""

    first: Timing
    again: Timing
    anew: Timing
    shown: float
    complete: float
    steps: int

    def misses(self) -> list[str]:
        """A sentence for every aim that is missed."""
        told = [
            (self.first.median > WAYS_MS, f"{self.first.median:.0f} ms, aim {WAYS_MS:.0f}"),
            (self.again.median > AGAIN_MS, f"{self.again.median:.0f} ms again, aim {AGAIN_MS:.0f}"),
        ]
        return [f"ways of one person: {sentence}" for missed, sentence in told if missed]

    def lines(self) -> list[str]:
        """The table."""
        rows = (
            ("ways of one person", self.first),
            ("after one more answer", self.again),
            ("the same, where ways may hang on it", self.anew),
        )
        return [
            f"| {self.steps} steps | median ms | p95 ms |",
            "|---|---:|---:|",
            *(f"| {name} | {one.median:.1f} | {one.p95:.1f} |" for name, one in rows),
            "",
            f"{self.shown:.1f} ways a person; {self.complete:.0%} of the searches complete.",
        ]


STATUSES = ("ae_25_1", "ae_25_2", "niederlassungserlaubnis", "family", "ae_18a")
KNOWN = {
    "registered_jobseeker": True, "literacy_functional": True, "employed": False,
    "unemployed": True, "latin_script": True, "in_school": False, "disabled": False,
    "advised_before": False, "measure_certified": True, "provider_certified": True,
    "recognition_need": True, "ik_waiting": False, "in_apprenticeship": False,
}  # fmt: skip


def measure(persons: int = PERSONS, seed: int = 7) -> Pathways:
    """Every person once, and once more after one answer; the first two do not count."""
    dice, today = Random(seed), date(2026, 11, 23)
    steps = catalogue(tuple(sorted(library().instruments)), today, dice)
    first, again, anew, found = [], [], [], []
    for number in range(persons + 2):
        asked = _person(steps, today, dice)
        gc.collect()
        one, took = _timed(partial(ways, asked))
        changed = _answered(asked, number)
        other, later = _timed(partial(replan, changed, one))
        found += [one, other]
        first.append(took)
        again.append(later)
        if other.ground is not one.ground:
            anew.append(later)
    return Pathways(
        Timing.of(first[2:]),
        Timing.of(again[2:]),
        Timing.of(anew),
        sum(len(one.ways) for one in found) / len(found),
        sum(one.complete for one in found) / len(found),
        len(steps),
    )


def _person(steps: tuple[Step, ...], today: date, dice: Random) -> Problem:
    status = dice.choice(STATUSES)
    record = {
        "birth_date": f"{dice.randrange(1970, 2006)}-04-12", "arrival_date": "2023-03-01",
        "sex": dice.choice("fm"), "nationality": dice.choice(["SY", "UA", "AF", "IR"]),
        "status": status, "status_since": "2024-04-02", "status_until": "2029-03-04",
    }  # fmt: skip
    german = dice.choice([0, 1, 2, 2, 3])
    occupation = dice.choice(OCCUPATIONS)
    facts: dict[str, Value] = {
        **KNOWN, "german": german, "benefit": "SGB_II", "trained_as": occupation,
    }  # fmt: skip
    return Problem(
        today=today,
        facts=facts,
        goal=_goal(occupation, dice),
        steps=steps,
        law=LawRoom(record, today).law(facts),
    )


def _goal(occupation: str, dice: Random) -> Goal:
    skilled = Goal((Is("works_as", occupation),))
    apprenticeship = Goal((Is("in_apprenticeship", value=True),))
    return dice.choice([skilled, skilled, skilled, apprenticeship, Goal(work="any")])


def _timed(ask: Callable[[], Ways]) -> tuple[Ways, float]:
    began = time.perf_counter()
    found = ask()
    return found, (time.perf_counter() - began) * 1000


def _answered(asked: Problem, number: int) -> Problem:
    """The same with one answer more or another one."""
    changes: tuple[tuple[str, Value], ...] = (
        ("german", 3), ("driving_b", True), ("minor_child_in_bg", True), ("benefit", "ALG"),
    )  # fmt: skip
    fact, value = changes[number % len(changes)]
    return replace(asked, facts={**asked.facts, fact: value})


if __name__ == "__main__":
    print("\n".join((found := measure()).lines() + found.misses()))

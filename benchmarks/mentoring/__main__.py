"""`make bench PARTS=mentoring`: suggestions by size, how much of that is the assignment; prints and keeps.

Never fails for slowness. CPU seconds stand beside the others, because the machine may be shared.
"""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.table import RESULTS
from nahtlos.mentoring.engine import AIMS, SEXES, SLOTS, Mentor, Problem, Seeker, assign

SIZES = ((200, 50), (1_000, 250), (2_000, 500), (4_000, 1_000))
AIMED, AIM_SECONDS, SEED = (2_000, 500), 3.0, 1
LANGUAGES = ("uk", "ru", "ar", "fa", "prs", "tr", "fr", "ti", "so", "ku", "en", "de")
OCCUPATIONS = ("81302", "81313", "51312", "51322", "29302", "26212", "43412", "54101", "83112", "")
HEAD = "| persons × mentors | places | pairs | without | seconds | CPU seconds | bare assignment, CPU seconds |"


def main() -> None:
    """Measure, print and keep."""
    lines = []
    for line in _lines():
        print(line, flush=True)
        lines.append(line)
    RESULTS.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    (RESULTS / f"{stamp}-mentoring.md").write_text("\n".join(lines), encoding="utf-8")


def _lines() -> Iterator[str]:
    yield f"load at the start: {os.getloadavg()[0]:.1f} · cores: {len(os.sched_getaffinity(0))}"
    yield ""
    yield HEAD
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for size in SIZES:
        problem = thrown(*size)
        began, worked = time.perf_counter(), time.process_time()
        found = assign(problem)
        took, cpu = time.perf_counter() - began, time.process_time() - worked
        places = sum(one.places for one in problem.mentors)
        yield (
            f"| {size[0]:,} × {size[1]:,} | {places:,} | {len(found.pairs):,}"
            f" | {len(found.unmatched):,} | {took:.2f} | {cpu:.2f} | {_bare(size[0], places):.2f} |"
        )
        if size == AIMED and took > AIM_SECONDS:
            yield f"Aim missed: {took:.2f} s, aim {AIM_SECONDS:.0f} s"


def _bare(rows: int, columns: int) -> float:
    """The assignment alone, of a table as large with nothing but chance in it."""
    worth = np.random.default_rng(SEED).random((rows, columns))
    began = time.process_time()
    linear_sum_assignment(worth, maximize=True)
    return time.process_time() - began


def thrown(persons: int, mentors: int) -> Problem:
    """A programme of chance: two languages each, one to three places, a certificate for four of five."""
    dice = np.random.default_rng(SEED)

    def some(of: tuple[str, ...], many: int) -> tuple[str, ...]:
        return tuple(str(one) for one in dice.choice(of, many, replace=False))

    def spot() -> tuple[float, float]:
        return float(dice.uniform(49.9, 50.4)), float(dice.uniform(8.4, 9.0))

    seekers = tuple(
        Seeker(f"s{n}", some(LANGUAGES, 2), some(OCCUPATIONS, 1)[0], spot(),
               frozenset(some(SLOTS, 2)), some(("", *SEXES), 1)[0], some(AIMS, 1)[0],
               int(dice.integers(0, 200)))
        for n in range(persons)
    )  # fmt: skip
    givers = tuple(
        Mentor(f"m{n}", some(LANGUAGES, 2), some(OCCUPATIONS, 1)[0], spot(),
               frozenset(some(SLOTS, 2)), some(SEXES, 1)[0], frozenset(some(AIMS, 2)),
               int(dice.integers(1, 4)), bool(dice.random() < 0.8))
        for n in range(mentors)
    )  # fmt: skip
    return Problem(seekers, givers, needs_certificate=True)


if __name__ == "__main__":
    main()

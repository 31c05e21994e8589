"""One person and every instrument: verdicts with reasons, and all that can be asked of an answer."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import numpy as np

from benchmarks.figures import Timing
from benchmarks.law import clock
from benchmarks.law.figures import ONE_MS, Line, at_most
from benchmarks.law.persons import Throw
from nahtlos.law.queries import Answer, ask_next, check
from nahtlos.law.queries.bulk import _rows

SEED = 3
Document = Mapping[str, Any]
More = Callable[[Answer], object]


def people(day: date, persons: int) -> list[Mapping[str, Any]]:
    """Varied persons as documents, about half unknown."""
    table = Throw(persons, day, SEED).table()
    return list(_rows(table, np.arange(persons)))


def reasons(answer: Answer) -> object:
    """Verdict and reasons of every instrument."""
    return [(one.verdict, one.because) for one in answer.instruments]


def _asked(one: Document, day: date, more: More | None) -> object:
    answer = check(one, on=day)
    return reasons(answer), more(answer) if more else None


def _asked_on(one: Document, day: date) -> object:
    return reasons(check(one, on=day)), ask_next(one, on=day)


def measure(day: date, persons: int) -> Iterator[Line]:
    """The lines of one person; each the least of five tries, over all persons."""
    some = people(day, persons)
    base, processor = clock.each([partial(_asked, d, day, None) for d in some])
    count = len(check(some[0], on=day).instruments)
    name = f"one person, {count} instruments"
    yield at_most(f"{name}: verdicts with reasons, median", base.median, ONE_MS, "ms")
    yield Line(f"{name}: the same, p95", f"{base.p95:.2f} ms")
    yield Line(f"{name}: the same, processor, median", f"{processor.median:.2f} ms")
    parts: dict[str, More] = {
        "what is missing": lambda a: [one.missing for one in a.instruments],
        "what opens it": lambda a: [one.opens_if for one in a.instruments],
        "when it opens": lambda a: [one.opens_on for one in a.instruments],
        "the complete JSON": lambda a: a.to_json(),
    }
    for what, more in parts.items():
        times, _ = clock.each([partial(_asked, d, day, more) for d in some])
        yield _with(f"{name}: with {what}, median", times, base)
    times, _ = clock.each([partial(_asked_on, d, day) for d in some])
    yield _with(f"{name}: with the next question, median", times, base)


def _with(what: str, found: Timing, base: Timing) -> Line:
    return Line(
        what, f"{found.median:.2f} ms", "verdicts with reasons", f"{base.median:.2f} ms",
        base.median / found.median,
    )  # fmt: skip

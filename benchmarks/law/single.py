"""One person and every instrument: verdicts with reasons, and all that can be asked of an answer."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from benchmarks.figures import Timing
from benchmarks.law import clock
from benchmarks.law.figures import ONE_MS, Line, at_most
from benchmarks.law.persons import Throw
from nahtlos.law.queries import Answer, ask_next, check
from nahtlos.law.queries.bulk import _rows

SEED = 3


def people(day: date, persons: int) -> list[Mapping[str, Any]]:
    """Varied persons as documents, about half unknown."""
    table = Throw(persons, day, SEED).table()
    return list(_rows(table, range(persons)))


def reasons(answer: Answer) -> object:
    """Verdict and reasons of every instrument."""
    return [(one.verdict, one.because) for one in answer.instruments]


def measure(day: date, persons: int) -> Iterator[Line]:
    """The lines of one person; each the least of five tries, over all persons."""
    some = people(day, persons)
    base, processor = clock.each([lambda d=d: reasons(check(d, on=day)) for d in some])
    count = len(check(some[0], on=day).instruments)
    name = f"one person, {count} instruments"
    yield at_most(f"{name}: verdicts with reasons, median", base.median, ONE_MS, "ms")
    yield Line(f"{name}: the same, p95", f"{base.p95:.2f} ms")
    yield Line(f"{name}: the same, processor, median", f"{processor.median:.2f} ms")
    parts = {
        "what is missing": lambda a: [one.missing for one in a.instruments],
        "what opens it": lambda a: [one.opens_if for one in a.instruments],
        "when it opens": lambda a: [one.opens_on for one in a.instruments],
        "the complete JSON": lambda a: a.to_json(),
    }
    for what, more in parts.items():
        times, _ = clock.each(
            [lambda d=d, m=more: (reasons(a := check(d, on=day)), m(a)) for d in some]
        )
        yield _with(f"{name}: with {what}, median", times, base)
    times, _ = clock.each(
        [lambda d=d: (reasons(check(d, on=day)), ask_next(d, on=day)) for d in some]
    )
    yield _with(f"{name}: with the next question, median", times, base)


def _with(what: str, found: Timing, base: Timing) -> Line:
    return Line(
        what, f"{found.median:.2f} ms", "verdicts with reasons", f"{base.median:.2f} ms",
        base.median / found.median,
    )  # fmt: skip

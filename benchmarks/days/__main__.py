"""`make bench PARTS=days`: plans random days of three sizes, prints one table and keeps it.

Every plan is checked. First come, first served is made in the same run and is what the ratios are to.
"""

import argparse
import os
import platform
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import product

from benchmarks.days.days import LENGTHS, OVERFULL, SERVABLE, SIZES, Size, day
from benchmarks.days.figures import Line, Replanned, markdown, means, misses, waiting
from benchmarks.table import RESULTS
from nahtlos.days.engine import (
    REPLAN_UNTIL,
    Changes,
    Day,
    Out,
    Plan,
    begun,
    changed,
    check,
    effort,
    first_come,
    plan,
    replan,
    search_until,
    warm,
    worth,
)

NOW = 620
LONG = {40: 15.0, 120: 30.0, 300: 60.0}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything once."""
    parser = argparse.ArgumentParser(prog="benchmarks.days", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one second for every plan")
    parser.add_argument("--seed", type=int, default=1, help="of the first day")
    parser.add_argument("--days", type=int, default=1, help="so many of each size")
    parser.add_argument(
        "--talks", default=LENGTHS, type=_minutes, help="how long they are: 20,30,40"
    )
    chosen = parser.parse_args(arguments)
    warm()
    lines: list[Line] = []
    again: list[Replanned] = []
    seeds = range(chosen.seed, chosen.seed + chosen.days)
    for size, load, seed in product(SIZES, (SERVABLE, OVERFULL), seeds):
        asked = day(size, load, seed, chosen.talks)
        made = _planned(asked, size, load, quick=chosen.quick)
        lines += (line for line, _ in made)
        again.append(_replanned(asked, size, load, made[-1][1]))
    tables = markdown(lines, again) + (f"\n\n{means(lines)}" if chosen.days > 1 else "")
    told = f"{_ground()}\n\n{tables}\n\n{misses(lines, again)}\n"
    print(f"\n{told}")
    RESULTS.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    (RESULTS / f"{stamp}-days.md").write_text(told, encoding="utf-8")


def _minutes(told: str) -> tuple[int, ...]:
    return tuple(int(one) for one in told.split(","))


def _planned(asked: Day, size: Size, load: float, *, quick: bool) -> list[tuple[Line, Plan]]:
    made = []
    came = first_come(asked)
    first = worth(asked, came)
    for seconds in (1.0,) if quick else (1.0, LONG[size.visitors]):
        began = time.perf_counter()
        found = plan(asked, effort=effort(asked, seconds), stop=_after(search_until(seconds)))
        took = time.perf_counter() - began
        assert check(asked, found) == ()
        line = Line(
            size,
            load,
            seconds,
            took,
            len(asked.wants()),
            first[:2],
            found.figures,
            found.proven,
            (waiting(asked, came), waiting(asked, found.meetings)),
        )
        print(line.row(), flush=True)
        made.append((line, found))
    return made


def _after(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end


def _replanned(asked: Day, size: Size, load: float, old: Plan) -> Replanned:
    """An adviser falls ill at ten past ten, and an interpreter leaves at noon."""
    changes = Changes(desk_out=(Out("d1", 610),), interpreter_out=(Out("t1", 720),))
    began = time.perf_counter()
    new = replan(asked, old, changes, now=NOW, stop=_after(REPLAN_UNTIL))
    took = time.perf_counter() - began
    plain = replan(asked, old, changes, now=NOW, rounds=0)
    names = frozenset((one.visitor, one.topic) for one in begun(old, changes, NOW))
    assert check(changed(asked, changes, NOW), new, names) == ()
    return Replanned(
        size, load, took,
        (old.figures.unmet, new.figures.unmet, plain.figures.unmet),
        (len({one.visitor for one in new.moved}), sum(one.minutes for one in new.moved)),
    )  # fmt: skip


def _ground() -> str:
    told = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "Python": platform.python_version(),
        **{name: version(name) for name in ("numba", "scipy", "ortools")},
        "cores": str(len(os.sched_getaffinity(0))),
        "load at the end": f"{os.getloadavg()[0]:.1f}",
    }
    return " · ".join(f"{name}: {value}" for name, value in told.items())


if __name__ == "__main__":
    main()

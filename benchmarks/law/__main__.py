"""`make bench PARTS=law`: measures the law, prints one table and keeps it. Never fails for slowness."""

import argparse
import logging
import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from importlib.metadata import version

from benchmarks.law import figures, many, rules, single
from benchmarks.law.figures import Line
from benchmarks.table import RESULTS
from nahtlos.site import setup

DAY = date(2026, 11, 2)
PARTS = ("rules", "single", "many", "interview")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything once."""
    parser = argparse.ArgumentParser(prog="benchmarks.law", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, 60 persons asked")
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    chosen = parser.parse_args(arguments)
    logging.disable(logging.INFO)
    setup.wake("nahtlos.site.settings.test")
    lines = []
    for line in _lines(chosen.only, quick=chosen.quick):
        print(f"{line.what}: {line.found}", flush=True)
        lines.append(line)
    _keep(f"{_ground()}\n\n{figures.markdown(lines)}")


def _lines(only: str | None, *, quick: bool) -> Iterator[Line]:
    if only in {None, "rules"}:
        yield from rules.measure(DAY, 200_000 if quick else 1_000_000, rounds=7)
    if only in {None, "single"}:
        yield from single.measure(DAY, 50 if quick else 200)
    if only in {None, "many"}:
        yield from many.measure(DAY, (10_000, 100_000) if quick else (10_000, 100_000, 1_000_000))
    if only in {None, "interview"}:
        from benchmarks.law import interview  # noqa: PLC0415 -- Django is awake now

        yield from interview.measure(DAY, 60 if quick else 400)


def _keep(text: str) -> None:
    print(f"\n{text}")
    RESULTS.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    (RESULTS / f"{stamp}-law.md").write_text(text, encoding="utf-8")


def _ground() -> str:
    told = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "law of": DAY.isoformat(),
        "Python": platform.python_version(),
        **{name: version(name) for name in ("numpy", "numba", "openfisca-core")},
        "cores": str(len(os.sched_getaffinity(0))),
        "load at the end": f"{os.getloadavg()[0]:.1f}",
    }
    return " · ".join(f"{name}: {value}" for name, value in told.items())


if __name__ == "__main__":
    main()

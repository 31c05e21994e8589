"""`make bench PARTS=outcomes`: indicators by size, tables that hide, all figures of a region, its gaps;
never fails for slowness.
"""

import argparse
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.outcomes.lives import region
from benchmarks.table import RESULTS
from nahtlos.outcomes import engine
from nahtlos.site import setup

MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
SIZES = (10_000, 100_000, 1_000_000)
REGIONS = (1_000, 20_000)
TABLES = ((20, 10), (100, 20), (400, 30))
BARE = (
    "import sys; from pyarrow import csv; [sum(1 for _ in csv.open_csv(f)) for f in sys.argv[1:]]"
)
HEAD = "| persons | lines | seconds | CPU seconds | MiB | bare reading, CPU seconds | ratio |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="benchmarks.outcomes", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the largest size")
    chosen = parser.parse_args(arguments)
    lines = []
    for line in _lines(SIZES[:-1] if chosen.quick else SIZES):
        print(line, flush=True)
        lines.append(line)
    RESULTS.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    (RESULTS / f"{stamp}-outcomes.md").write_text("\n".join(lines), encoding="utf-8")


def _lines(sizes: Sequence[int]) -> Iterator[str]:
    yield f"load at the start: {os.getloadavg()[0]:.1f} · cores: {len(os.sched_getaffinity(0))}"
    yield ""
    yield HEAD
    yield "|---:|---:|---:|---:|---:|---:|---:|"
    for persons in sizes:
        with tempfile.TemporaryDirectory() as folder:
            files, lines = _written(Path(folder), persons)
            words = [f"--{name}={file}" for name, file in files.items()]
            ours = _timed(["-m", "nahtlos", "outcomes", "indicators", *words, "--month=2025-12"])
            bare = _timed(["-c", BARE, *map(str, files.values())])
        ratio = ours[1] / bare[1]
        yield (
            f"| {persons:,} | {lines:,} | {ours[0]:.1f} | {ours[1]:.1f} | {ours[2]:.0f}"
            f" | {bare[1]:.1f} | {ratio:.1f} |"
        )
    yield ""
    yield "| table | cells below 3 | hidden | seconds |"
    yield "|---|---:|---:|---:|"
    yield from map(_hiding, TABLES)
    yield ""
    yield "| persons, five years | tables | curves | figures | seconds | CPU seconds |"
    yield "|---:|---:|---:|---:|---:|---:|"
    yield from map(_figures, REGIONS)
    yield ""
    yield from _gaps()


def _gaps() -> Iterator[str]:
    logging.disable(logging.INFO)
    setup.wake("nahtlos.site.settings.test")
    from benchmarks.outcomes import uncovered  # noqa: PLC0415 -- Django is awake now

    yield from uncovered.lines()


def _figures(persons: int) -> str:
    """All figures of a region in one go, protected; without reading the rows and without the gap finder."""
    found = region(1, persons)
    began, cpu = time.perf_counter(), time.process_time()
    made = engine.edition(found)
    passed, used = time.perf_counter() - began, time.process_time() - cpu
    counts = f"{len(made.tables)} | {len(made.times)} | {len(made.figures)}"
    return f"| {persons:,} | {counts} | {passed:.2f} | {used:.2f} |"


def _hiding(shape: tuple[int, int]) -> str:
    rng = np.random.default_rng(0)
    inner = rng.poisson(rng.gamma(0.5, 20, shape)).tolist()
    rows = [[*row, sum(row)] for row in inner]
    table = engine.Table(tuple(map(tuple, [*rows, [sum(one) for one in zip(*rows, strict=True)]])))
    began = time.perf_counter()
    hidden = engine.protect(table, 3)
    passed = time.perf_counter() - began
    small = sum(0 < count < 3 for _, count in table.cells())
    return f"| {shape[0]} × {shape[1]} | {small:,} | {len(hidden):,} | {passed:.2f} |"


def _timed(arguments: list[str]) -> tuple[float, float, float]:
    """Seconds, CPU seconds and MiB of a process of its own."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL);"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    )
    began = time.perf_counter()
    told = subprocess.run(  # noqa: S603 -- our own
        [sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True
    )
    passed = time.perf_counter() - began
    cpu, mebibytes = map(float, told.stdout.split())
    return passed, cpu, mebibytes


def _written(folder: Path, persons: int) -> tuple[dict[str, Path], int]:
    """Seven of ten in the stock of each cut-off, one start for every second person."""
    rng = np.random.default_rng(1)
    names = [f"p{n:07d}" for n in range(persons)]
    about = [
        f"{sex},{alone}"
        for sex, alone in zip(
            rng.choice(["f", "m"], persons), rng.choice([0, 0, 0, 1], persons), strict=True
        )
    ]
    files = {name: folder / f"{name}.csv" for name in ("stock", "starts", "insured")}
    count = 0
    with files["stock"].open("w") as stock, files["insured"].open("w") as insured:
        stock.write("person,month,sex,single_parent\n")
        insured.write("person,month\n")
        for month in MONTHS:
            here, working = (np.flatnonzero(rng.random(persons) < share) for share in (0.7, 0.4))
            stock.writelines(f"{names[i]},{month},{about[i]}\n" for i in here)
            insured.writelines(f"{names[i]},{month}\n" for i in working)
            count += len(here) + len(working)
    days = np.datetime64("2024-01-20") + rng.integers(0, 690, persons // 2)
    who, kinds = (
        rng.integers(0, persons, persons // 2),
        rng.choice(list(engine.KINDS), persons // 2),
    )
    with files["starts"].open("w") as starts:
        starts.write("person,date,kind\n")
        starts.writelines(
            f"{names[i]},{day},{kind}\n" for i, day, kind in zip(who, days, kinds, strict=True)
        )
    return files, count + persons // 2


if __name__ == "__main__":
    main()

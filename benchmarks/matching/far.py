"""What goes beyond one process: a cluster beside plain processes, and files of a million rows with a fault."""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from benchmarks.matching.people import Throw
from nahtlos.matching.engine.bulk import Matched, Run, matched
from nahtlos.matching.engine.cluster import on_cluster
from nahtlos.matching.engine.workers import in_processes

TOP, SEED, WORKERS, BLOCKS = 20, 1, 2, 8
PART = 20_000
FROM_END = 99_999
"""The fault stands so many rows before the last: in row 900,001 of a million."""


def cluster(chosen: argparse.Namespace) -> list[str]:
    """The same blocks by one process for each worker, and by the workers of a Dask scheduler."""
    from distributed import LocalCluster  # noqa: PLC0415 -- optional part

    dice = Throw(SEED)
    people, offered = dice.candidates(chosen.people), dice.openings(chosen.market)
    plain, found = _on_the_clock(lambda: _matched(people, offered, in_processes(WORKERS)))
    start: Any = LocalCluster
    with start(
        n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address=None,
        memory_limit=0,
    ) as there, on_cluster(there.scheduler_address) as (run, _workers):  # fmt: skip
        far, other = _on_the_clock(lambda: _matched(people, offered, run))
    assert found.by_opening.rows.tobytes() == other.by_opening.rows.tobytes()
    assert found.by_candidate.rows.tobytes() == other.by_candidate.rows.tobytes()
    asked = f"{chosen.people:,} × {chosen.market:,}, {WORKERS} workers, {BLOCKS} blocks"
    both = f"{plain:.1f} s on the clock by processes, {far:.1f} s by a scheduler and its workers"
    return [f"{asked}: {both}, {far / plain:.2f} times (aim 1.3), same bytes."]


def _matched(people: pa.Table, offered: pa.Table, run: Run) -> Matched:
    return matched(people, offered, TOP, run=run, blocks=BLOCKS)


def _on_the_clock(work: Callable[[], Matched]) -> tuple[float, Matched]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def fault(chosen: argparse.Namespace) -> list[str]:
    """Files with one fault near the end, refused by the command in a process of its own."""
    told = ["| rows of openings, fault in row | seconds | most memory, MiB | status | said |",
            "|---|---:|---:|---:|---|"]  # fmt: skip
    for rows in (chosen.market // 10, chosen.market):
        with TemporaryDirectory(prefix="nahtlos-bench-") as folder:
            told.append(_refused(Path(folder), rows))
            print(told[-1], flush=True)
    return told


def _refused(folder: Path, rows: int) -> str:
    at = rows - FROM_END * rows // 1_000_000
    people, offered = folder / "people.jsonl", folder / "openings.jsonl"
    _write(people, Throw(SEED).candidates(1000), 0)
    with offered.open("w", encoding="utf-8") as file:
        for done in range(0, rows, PART):
            table = Throw(SEED + done).openings(min(PART, rows - done))
            ids = pa.array([f"o{done + n}" for n in range(len(table))])
            table = table.set_column(table.schema.get_field_index("id"), "id", ids)
            file.writelines(_lines(table, at - done))
    command = [
        sys.executable,
        "-m",
        "nahtlos",
        "match",
        people.name,
        offered.name,
        "-o",
        "out.jsonl",
    ]
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as asked:  # noqa: S603 -- our own
        assert asked.stderr is not None
        said = asked.stderr.read().strip().splitlines()
        _pid, status, used = os.wait4(asked.pid, 0)
        asked.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - began
    assert not (folder / "out.jsonl").exists()
    told = next((line for line in said if f":{at}:" in line), "nothing of that row")
    return f"| {rows:,}, {at:,} | {took:.1f} | {used.ru_maxrss / 1024:.0f} | {asked.returncode} | `{told}` |"


def _write(path: Path, table: pa.Table, wrong: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_lines(table, wrong))


def _lines(table: pa.Table, wrong: int) -> list[str]:
    """Rows as JSON; the one with this number, counted from 1, has weekly hours below zero."""
    rows = table.to_pylist()
    if 1 <= wrong <= len(rows):
        rows[wrong - 1]["hours"] = -5
    return [json.dumps(row, default=str) + "\n" for row in rows]

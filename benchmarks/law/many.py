"""The command on many persons, Parquet in and Parquet out, each size in a process of its own."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.law.figures import GIB, Line, Size, at_most, growth, seconds
from benchmarks.law.persons import Throw
from nahtlos.law.engine import compiled
from nahtlos.law.queries import bulk
from nahtlos.law.queries.programs import VERDICTS
from nahtlos.law.translate.many import Deriving

SEED = 4
P = ParamSpec("P")
T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
STAGES = (
    (bulk, "read_table", "read"),
    (Deriving, "done", "derive"),
    (bulk, "encode", "encode"),
    (compiled, "run", "kernel"),
    (bulk, "suspects", "suspects"),
    (bulk, "_contradictions", "contradictions"),
)


def measure(day: date, sizes: Sequence[int]) -> Iterator[Line]:
    """The lines of the command at each size, and how they grow."""
    found = [_in_a_child(day, persons) for persons in sizes]
    for one in found:
        name = f"law bulk, {one.persons:,} persons"
        parts = ", ".join(f"{what} {seconds(took)}" for what, took in one.stages.items())
        yield Line(name, seconds(one.seconds), "of which", parts)
        yield Line(f"{name}, persons × instruments", f"{one.per_second / 1e6:.1f} million per s")
        yield at_most(f"{name}, memory", one.memory, GIB, "GiB")
    for few, many in pairwise(found):
        what = f"growth from {few.persons:,} to {many.persons:,} (exponent)"
        yield Line(what, f"{growth(few, many):.2f}")


def _in_a_child(day: date, persons: int) -> Size:
    with tempfile.TemporaryDirectory(prefix="nahtlos-bench-") as folder:
        source = Path(folder) / "persons.parquet"
        pq.write_table(Throw(persons, day, SEED).table(), source)
        command = [sys.executable, "-m", "benchmarks.law.many", str(source), day.isoformat()]
        told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 -- our own
    return Size(**json.loads(told.stdout.splitlines()[-1]))


@contextmanager
def _watched(stages: dict[str, float]) -> Iterator[None]:
    """Count the seconds inside the parts of the work while it runs as always."""
    with ExitStack() as stack:
        for home, name, stage in STAGES:
            timed = _timed(getattr(home, name), stage, stages)
            stack.enter_context(patch.object(home, name, timed))
        yield


def _timed(work: Callable[P, T], stage: str, stages: dict[str, float]) -> Callable[P, T]:
    def timed(*given: P.args, **named: P.kwargs) -> T:
        began = time.perf_counter()
        try:
            return work(*given, **named)
        finally:
            stages[stage] = stages.get(stage, 0) + time.perf_counter() - began

    return timed


def once(source: Path, day: date) -> Size:
    """Read, decide, write; with seconds by stage."""
    bulk.table(pq.read_table(source).slice(0, 10), on=day)
    inside: dict[str, float] = {}
    began = time.perf_counter()
    table = pq.read_table(source)
    loaded = time.perf_counter()
    with _watched(inside):
        found = bulk.table(table, on=day)
    decided = time.perf_counter()
    written = {
        id_: _words(codes) for id_, codes in zip(found.instruments, found.codes, strict=True)
    }
    pq.write_table(pa.table(written), source.with_suffix(".verdicts.parquet"))
    done = time.perf_counter()
    stages = {"load": loaded - began, **inside, "write": done - decided}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 2**30
    return Size(len(table), found.codes.size, done - began, stages, memory)


def _words(codes: object) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(VERDICTS))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("day", type=date.fromisoformat)
    chosen = parser.parse_args()
    print(json.dumps(asdict(once(chosen.source, chosen.day))))

"""Several processes and a real cluster: the same bytes, also when a worker is killed."""

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.matching.people import Throw
from distributed import LocalCluster

from nahtlos.matching.engine import workers
from nahtlos.matching.engine.bulk import Block, Found, Matched, matched
from nahtlos.matching.engine.cluster import NoCluster, on_cluster
from nahtlos.site.cli import main

Tables = tuple[pa.Table, pa.Table]


@pytest.fixture(scope="module")
def tables() -> Tables:
    dice = Throw(11)
    return dice.candidates(3000), dice.openings(3000)


@pytest.fixture(scope="module")
def alone(tables: Tables) -> Matched:
    return matched(*tables, 10)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler and two worker processes on this machine."""
    start: Any = LocalCluster
    with start(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found


def same(one: Matched, other: Matched) -> bool:
    return all(
        a.rows.tobytes() == b.rows.tobytes() and np.array_equal(a.scores, b.scores, equal_nan=True)
        for a, b in ((one.by_candidate, other.by_candidate), (one.by_opening, other.by_opening))
    )


def test_a_killed_process_costs_no_answer(tables: Tables, alone: Matched) -> None:
    pools: list[workers.Pool] = []

    def run(blocks: Iterable[Block]) -> Iterator[Found]:
        pool = workers.Pool(2)
        pools.append(pool)
        for block in blocks:
            pool.start(block)
        os.kill(pool.processes()[0], signal.SIGKILL)
        while pool.waiting:
            yield pool.next()
        pool.close()

    assert same(matched(*tables, 10, run=run, blocks=6), alone)
    assert pools[0].broken >= 1


def test_a_cluster_gives_the_same_bytes(
    cluster: LocalCluster, tables: Tables, alone: Matched
) -> None:
    with on_cluster(cluster.scheduler_address) as (run, there):
        assert there >= 1  # another test may just have killed one of the two
        assert same(matched(*tables, 10, run=run, blocks=5), alone)


def test_a_killed_worker_of_the_cluster_costs_no_answer(
    cluster: LocalCluster, tables: Tables, alone: Matched
) -> None:
    with on_cluster(cluster.scheduler_address) as (run, _):

        def killing(blocks: Iterable[Block]) -> Iterator[Found]:
            for at, found in enumerate(run(blocks)):
                if at == 1:
                    os.kill(cluster.workers[0].process.pid, signal.SIGKILL)
                yield found

        assert same(matched(*tables, 10, run=killing, blocks=12), alone)


def test_the_command_talks_to_the_cluster(
    cluster: LocalCluster, tables: Tables, tmp_path: Path
) -> None:
    files = []
    for name, table in zip("co", tables, strict=True):
        files.append(str(tmp_path / f"{name}.parquet"))
        pq.write_table(table.slice(0, 300), files[-1])
    outs = [tmp_path / "one.jsonl", tmp_path / "cluster.jsonl"]
    assert main(["match", *files, "-o", str(outs[0])]) == 0
    assert main(["match", *files, "-o", str(outs[1]), "--cluster", cluster.scheduler_address]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_no_scheduler_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nahtlos.matching.engine.cluster.PATIENCE", "1s")
    with pytest.raises(NoCluster, match="no scheduler answers"), on_cluster("tcp://127.0.0.1:9"):
        pass

"""The same blocks on the workers of a Dask scheduler, on however many machines."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from nahtlos.matching.engine.bulk import Block, Found, Run, solve
from nahtlos.matching.engine.workers import AHEAD, ATTEMPTS

PATIENCE = "30s"


class NoCluster(Exception):
    """There is no scheduler to talk to; the text says why."""


@contextmanager
def on_cluster(address: str) -> Iterator[tuple[Run, int]]:
    """What runs blocks there, and how many workers there are."""
    try:
        from distributed import Client  # noqa: PLC0415 -- optional part
    except ImportError as error:
        raise NoCluster("a cluster needs Dask: install nahtlos[cluster]") from error
    connect: Any = Client
    try:
        dask = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(f"{address}: no scheduler answers there") from error
    with dask:
        workers = len(dask.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise NoCluster(f"{address}: the scheduler has no workers")
        yield _Runner(dask, workers).run, workers


class _Runner:
    """Hands out blocks a few ahead; one that was lost with a worker is handed out again."""

    def __init__(self, dask: Any, workers: int) -> None:
        self.dask, self.ahead = dask, AHEAD * workers
        self.waiting: deque[tuple[Block, Any]] = deque()

    def run(self, blocks: Iterable[Block]) -> Iterator[Found]:
        """What is found, in the order of the blocks."""
        for block in blocks:
            self.waiting.append((block, self._handed_out(block)))
            if len(self.waiting) >= self.ahead:
                yield self._next()
        while self.waiting:
            yield self._next()

    def _handed_out(self, block: Block) -> Any:
        for _ in range(ATTEMPTS):
            try:
                there = self.dask.scatter([tuple(block)], hash=False)[0]
            except OSError:  # the worker that should have taken it died
                continue
            return self.dask.submit(_solve, there, pure=False, retries=ATTEMPTS)
        raise NoCluster("no worker of the cluster takes work")

    def _next(self) -> Found:
        block, future = self.waiting.popleft()
        for _ in range(ATTEMPTS):
            try:
                return Found(*future.result())
            except (CancelledError, OSError):
                future = self._handed_out(block)
        return Found(*future.result())


def _solve(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(solve(Block(*parts)))

"""Blocks of work in several processes. One that dies costs time, not answers."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from nahtlos.matching.engine.bulk import Block, Found, Run, solve

ATTEMPTS = 5
AHEAD = 2
"""Blocks in hand for each worker: more would only take memory."""


def in_processes(workers: int) -> Run:
    """Runs blocks in so many processes; what they find comes back in the order of the blocks."""

    def run(blocks: Iterable[Block]) -> Iterator[Found]:
        pool = Pool(workers)
        try:
            for block in blocks:
                pool.start(block)
                if len(pool.waiting) >= AHEAD * workers:
                    yield pool.next()
            while pool.waiting:
                yield pool.next()
        finally:
            pool.close()

    return run


class Pool:
    """Processes that are started anew when one of them was killed."""

    def __init__(self, workers: int) -> None:
        self.workers, self.broken = workers, 0
        self.waiting: deque[tuple[Block, Future[Found]]] = deque()
        self._executor = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"))

    def processes(self) -> tuple[int, ...]:
        """The numbers of the processes."""
        return tuple(self._executor._processes)  # noqa: SLF001 -- a test kills one of them

    def start(self, block: Block) -> None:
        """Hand out one block more."""
        try:
            self.waiting.append((block, self._executor.submit(solve, block)))
        except BrokenProcessPool:
            self._again()
            self.start(block)

    def next(self) -> Found:
        """What was found in the block that waits longest."""
        while True:
            try:
                found = self.waiting[0][1].result()
            except BrokenProcessPool:
                self._again()
            else:
                self.waiting.popleft()
                return found

    def _again(self) -> None:
        """New processes, and what was not done is handed out again."""
        self.broken += 1
        if self.broken > ATTEMPTS:
            raise BrokenProcessPool("processes die again and again, perhaps for want of memory")
        self._executor.shutdown(wait=False)
        self._executor = self._new()
        self.waiting = deque(
            (block, old if old.done() and old.exception() is None else self._executor.submit(solve, block))
            for block, old in self.waiting
        )  # fmt: skip

    def close(self) -> None:
        """Send everybody home."""
        self._executor.shutdown(cancel_futures=True)

"""How long work takes: in turn with what stands beside it, so that a busy moment falls on both."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.figures import Timing

Work = Callable[[], object]


@dataclass(frozen=True)
class Times:
    """Seconds on the wall of each round, and the least seconds of the processor, all threads."""

    wall: tuple[float, ...]
    processor: float

    @property
    def least(self) -> float:
        return min(self.wall)

    @property
    def middle(self) -> float:
        return median(self.wall)


def in_turn(works: Sequence[Work], rounds: int) -> list[Times]:
    """Each work once to warm up, then all of them in turn, round after round."""
    for work in works:
        work()
    taken: list[list[tuple[float, float]]] = [[] for _ in works]
    for _ in range(rounds):
        for place, work in enumerate(works):
            taken[place].append(_once(work))
    return [Times(tuple(wall for wall, _ in each), min(cpu for _, cpu in each)) for each in taken]


def _once(work: Work) -> tuple[float, float]:
    gc.collect()
    wall, processor = time.perf_counter(), time.process_time()
    found = work()
    took = time.perf_counter() - wall, time.process_time() - processor
    del found
    return took


def each(works: Sequence[Work], rounds: int = 5) -> tuple[Timing, Timing]:
    """Milliseconds over many persons, on the wall and of the processor: of each its least of some rounds."""
    taken = [[_quickly(work) for _ in range(rounds)] for work in works]
    wall, processor = ([min(one[i] for one in each) for each in taken] for i in (0, 1))
    return Timing.of(wall), Timing.of(processor)


def _quickly(work: Work) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1e3, (time.process_time() - processor) * 1e3

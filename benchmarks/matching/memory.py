"""How much memory a process and all that it started have together, pages that they share counted once."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import Popen
from typing import Any

EVERY = 0.25
GONE = (FileNotFoundError, ProcessLookupError, PermissionError)


def watched(running: Popen[Any]) -> tuple[float, int]:
    """GiB at the moment when it was most (proportional set size of the kernel), and how many looks there were."""
    most, looks = 0.0, 0
    while running.poll() is None:
        most, looks = max(most, together(running.pid)), looks + 1
        time.sleep(EVERY)
    return most, looks


def together(number: int) -> float:
    """GiB of a process and all below it: what several share is divided among them."""
    return sum(map(proportional, family(number))) / 2**20


def family(number: int) -> Iterator[int]:
    """A process and all below it."""
    yield number
    with suppress(*GONE):
        for thread in Path(f"/proc/{number}/task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield from family(int(child))


def proportional(number: int) -> int:
    """KiB of one process."""
    with suppress(*GONE):
        for line in Path(f"/proc/{number}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0

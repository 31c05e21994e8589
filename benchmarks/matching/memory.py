"""How much memory a process and all that it started have together.

What the kernel tells of children that are done (`ru_maxrss`) is of no use here: a child that is forked
from a big process and becomes another program keeps the size that its parent had then.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen
from typing import Any

EVERY = 0.25
GONE = (FileNotFoundError, ProcessLookupError, PermissionError)


@dataclass
class Memory:
    """GiB: all at the moment when it was most, shared pages once; the most of each, shared pages in each."""

    together: float = 0.0
    apart: dict[int, float] = field(default_factory=dict)
    looks: int = 0


def watched(running: Popen[Any]) -> Memory:
    """Look again and again until it is done."""
    found = Memory()
    while running.poll() is None:
        every = list(family(running.pid))
        found.together = max(found.together, sum(told(one, "smaps_rollup", "Pss") for one in every))
        for one in every:
            found.apart[one] = max(found.apart.get(one, 0.0), most(one))
        found.looks += 1
        time.sleep(EVERY)
    return found


def most(number: int | str = "self") -> float:
    """GiB that a process had at most since it is the program that it is."""
    return told(number, "status", "VmHWM")


def family(number: int) -> Iterator[int]:
    """A process and all below it."""
    yield number
    with suppress(*GONE):
        for thread in Path(f"/proc/{number}/task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield from family(int(child))


def told(number: int | str, file: str, name: str) -> float:
    """GiB that the kernel tells of a process; nothing of one that is gone."""
    with suppress(*GONE):
        for line in Path(f"/proc/{number}/{file}").read_text("ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) / 2**20
    return 0.0

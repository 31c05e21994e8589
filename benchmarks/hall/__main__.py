"""`make bench PARTS=hall`: a day with 300 visitors over real HTTP. Never fails because it is slow.

Screens, lists and some telephones have looked a few times before the doors open, as on a real morning.
The ratio is to the same arrivals one after the other with nobody else in the house.
"""

import argparse
import logging
import os
import platform
import statistics
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from benchmarks import ground
from benchmarks.table import RESULTS
from nahtlos.site import bootstrap, database, embedded

ALONE = 30
AIM_ACT, AIM_BEHIND = 0.3, 2.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Open the doors once."""
    parser = argparse.ArgumentParser(prog="benchmarks.hall", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0, help="how long the day is driven")
    parser.add_argument(
        "--workers", type=int, default=0, help="of the web server; as many as it takes itself"
    )
    chosen = parser.parse_args(arguments)
    with ground.server() as running:
        ground.wake(running)
        logging.getLogger("procrastinate").setLevel(logging.WARNING)
        from benchmarks.hall import crowd, stage  # noqa: PLC0415 -- Django is awake now
        from nahtlos.site import pages  # noqa: PLC0415

        workers = chosen.workers or pages.enough()

        bootstrap.prepare(running, "hall")
        database.use(running.url(embedded.PROGRAM, "hall"))
        database.migrate(running.url(embedded.OWNER, "hall"), verbosity=0)
        hall = stage.build()
        port = ground.free()
        with ground.worker(running, "hall", ground.OURS, port, workers=workers):
            crowd.Crowd(port, hall, 0).settle()
            alone = crowd.Crowd(port, hall, 0).one_by_one(ALONE)
            told = crowd.Crowd(port, hall, chosen.seconds).everybody()
        states, here = stage.states(hall)
    lost = sum(states[key] != state for key, state in told.states.items())
    lost += len(told.here.keys() - here)
    text = _markdown(told, alone, lost, f"{_ground()} · {workers} workers · {chosen.seconds:.0f} s")
    print(f"\n{text}")
    RESULTS.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    (RESULTS / f"{stamp}-hall.md").write_text(text, encoding="utf-8")


def _at(values: Sequence[float], share: float) -> float:
    """The percentile: one of the values, 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def _ground() -> str:
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    cores = len(os.sched_getaffinity(0))
    return f"{moment} · Python {platform.python_version()} · {cores} cores"


def _markdown(told: "crowd.Told", alone: Sequence[float], lost: int, where: str) -> str:  # type: ignore[name-defined]  # noqa: F821
    """The report; `told` comes from a module that needs Django awake."""
    busy, quiet = statistics.median(told.acts), statistics.median(alone)
    faults = ", ".join(f"{n} × {what}" for what, n in Counter(told.faults).items()) or "none"
    rows = (
        ("actions", f"{len(told.acts)}"),
        ("an action with the page after it, median", f"{busy * 1000:.0f} ms"),
        ("95th percentile", f"{_at(told.acts, 0.95) * 1000:.0f} ms (aim {AIM_ACT * 1000:.0f})"),
        ("with nobody else in the house, median", f"{quiet * 1000:.0f} ms"),
        ("ratio", f"{busy / quiet:.2f}"),
        ("looks", f"{len(told.looks)}, 95th percentile {_at(told.looks, 0.95) * 1000:.0f} ms"),
        ("a board behind an arrival, longest", f"{max(told.behind, default=0):.2f} s (aim {AIM_BEHIND:.0f})"),
        ("looks that missed an arrival known before", f"{told.blind}"),
        ("updates that were confirmed and lost", f"{lost} of {len(told.states) + len(told.here)}"),
        ("the driver itself late, longest", f"{told.late:.2f} s"),
        ("faults", faults),
    )  # fmt: skip
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    return f"{where}\n\n| | |\n|---|---|\n{table}\n"


if __name__ == "__main__":
    main()

"""`make bench PARTS=imports`: measures, prints a table and keeps it. Never fails because something is slow."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks import ground
from benchmarks.imports.tables import FAULTY, workbook
from nahtlos.site import bootstrap, database, embedded, setup

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "benchmarks" / "results"
MOST_MEBIBYTES = 300
KEYS = ("account", "membership", "institution", "region")
PARTS = ("import", "bare reading", "plain writing")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every part once, each in a process and an institution of its own."""
    parser = argparse.ArgumentParser(prog="benchmarks.imports", description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000, help="rows of the table")
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.work:
        _work(*chosen.work)
        return
    with ground.server() as running:
        ground.wake(running)
        found = _measured(running, chosen.rows)
    text = _markdown(chosen.rows, found)
    print(f"\n{text}")
    RESULTS.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    (RESULTS / f"{stamp}-imports.md").write_text(text, encoding="utf-8")


def _work(part: str, file: str, actor: str) -> None:
    setup.wake()
    from benchmarks.imports import work  # noqa: PLC0415 -- Django is awake now
    from nahtlos.core.actor import Actor  # noqa: PLC0415 -- Django is awake now
    from nahtlos.core.roles import Adviser  # noqa: PLC0415 -- Django is awake now

    keys: dict[str, Any] = {key: UUID(value) for key, value in json.loads(actor).items()}
    found = work.done(part, Actor(role=Adviser, **keys), Path(file).read_bytes())
    print(json.dumps(asdict(found)))


def _measured(running: embedded.Server, rows: int) -> dict[str, dict[str, float]]:
    from benchmarks import network  # noqa: PLC0415 -- Django is awake now

    bootstrap.prepare(running, "small")
    database.use(running.url(embedded.PROGRAM, "small"))
    database.migrate(running.url(embedded.OWNER, "small"), verbosity=0)
    houses = network.build()
    file = running.home / "table.xlsx"
    file.write_bytes(workbook(rows))
    actors = [{key: str(getattr(house[0], key)) for key in KEYS} for house in houses]
    return {
        part: _apart(part, file, actor)
        for part, actor in zip(PARTS, actors, strict=False)
    }  # fmt: skip


def _apart(part: str, file: Path, actor: dict[str, str]) -> dict[str, float]:
    command = [
        sys.executable,
        "-m",
        "benchmarks.imports",
        "--work",
        part,
        str(file),
        json.dumps(actor),
    ]
    done = subprocess.run(  # noqa: S603 -- our own
        command, cwd=ROOT, env=os.environ, check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    print(f"{part}: {found['seconds']:.1f} s, {found['mebibytes']:.0f} MiB", flush=True)
    return found


def _markdown(rows: int, found: dict[str, dict[str, float]]) -> str:
    whole = found["import"]
    lines = [
        f"| {part} | {one['seconds']:.1f} | {whole['seconds'] / one['seconds']:.2f}"
        f" | {one['mebibytes']:.0f} | {one['made']:.0f} | {one['flawed']:.0f} |"
        for part, one in found.items()
    ]
    missed = [] if whole["mebibytes"] <= MOST_MEBIBYTES else ["memory"]
    if whole["made"] + whole["flawed"] != rows or whole["flawed"] != rows // FAULTY:
        missed.append("not every row was imported or explained")
    return "\n".join([
        f"{rows} rows as XLSX, every {FAULTY}th with a fault; the bar moved {whole['seen']:.0f} times.",
        "",
        "| part | seconds | import takes times as long | most MiB | persons made | rows explained |",
        "|---|---:|---:|---:|---:|---:|",
        *lines,
        "",
        f"Aims missed: {', '.join(missed) or 'none'}.",
        f"Aim: at most {MOST_MEBIBYTES} MiB, every row in or explained.",
        "",
    ])  # fmt: skip


if __name__ == "__main__":
    main()

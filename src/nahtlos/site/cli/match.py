"""`nahtlos match`: which opening suits whom, without server and without database."""

import argparse
import importlib
from collections.abc import Callable
from pathlib import Path

from nahtlos.site.faults import BadInput

USAGE = """nahtlos match CANDIDATES OPENINGS -o MATCHES [--top 20] [--side candidates|openings]
                     [--explain] [--workers N] [--cluster ADDRESS]
       nahtlos match why CANDIDATES OPENINGS --candidate ID --opening ID [--json]
       nahtlos match assign MATCHES OPENINGS -o ASSIGNMENT
                     [--groups GROUPS.jsonl] [--floor GROUP=SHARE] [--json]"""
MANY, WHY, ASSIGN = "match", "why", "assign"
OWN = {
    MANY: {"out", "top", "side", "explain", "workers", "cluster"},
    WHY: {"candidate", "opening", "json"},
    ASSIGN: {"out", "groups", "floor", "json"},
}
NEEDED = {MANY: ("out",), WHY: ("candidate", "opening"), ASSIGN: ("out",)}
FLAGS = {"out": "-o"}
FILES = 2
ENDINGS = (".jsonl", ".parquet")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and what can be asked of it."""
    parser = subparsers.add_parser("match", usage=USAGE, description="Files: .jsonl or .parquet.")
    parser.add_argument("words", nargs="*", metavar="FILE")
    parser.add_argument("-o", dest="out", metavar="FILE")
    parser.add_argument("--top", type=_count, metavar="N", help="so many of each, 20 if left out")
    parser.add_argument("--side", choices=("candidates", "openings"), help="for whom the best are")
    parser.add_argument("--explain", action="store_true", default=None, help="with reasons")
    parser.add_argument("--workers", type=_count, metavar="N", help="so many processes")
    parser.add_argument("--cluster", metavar="ADDRESS", help="of a Dask scheduler")
    parser.add_argument("--candidate", metavar="ID")
    parser.add_argument("--opening", metavar="ID")
    parser.add_argument("--groups", metavar="GROUPS.jsonl", help='lines {"id": …, "groups": […]}')
    parser.add_argument(
        "--floor", action="append", metavar="GROUP=SHARE", help="at least this share of the places"
    )
    parser.add_argument("--json", action="store_true", default=None, help="one JSON document")
    parser.set_defaults(run=_run)


def _count(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
        raise argparse.ArgumentTypeError(f'"{raw}" is not a whole number from 1 on')
    return int(raw)


def _run(chosen: argparse.Namespace) -> int:
    asked = chosen.words[0] if chosen.words[:1] in ([WHY], [ASSIGN]) else MANY
    files = chosen.words if asked == MANY else chosen.words[1:]
    if len(files) != FILES:
        raise BadInput(f"two files are expected, {len(files)} are named\nusage: {USAGE}")
    given = {name for names in OWN.values() for name in names if getattr(chosen, name) is not None}
    if wrong := sorted(given - OWN[asked]):
        raise BadInput(f"{FLAGS.get(wrong[0], '--' + wrong[0])} does not belong to this command")
    for name in NEEDED[asked]:
        if getattr(chosen, name) is None:
            raise BadInput(f"{FLAGS.get(name, '--' + name)} is missing")
    _writable(chosen.out)
    module = importlib.import_module(
        "nahtlos.site.cli.match_" + ("assign" if asked == ASSIGN else "answers")
    )
    run: Callable[[argparse.Namespace, list[str]], int] = getattr(
        module, {MANY: "many", WHY: "why"}.get(asked, "assign")
    )
    return run(chosen, files)


def _writable(out: str | None) -> None:
    if out is not None and Path(out).suffix not in ENDINGS:
        raise BadInput(f"{out}: expected a file ending in {' or '.join(ENDINGS)}")
    if out is not None and not Path(out).parent.is_dir():
        raise BadInput(f"{out}: there is no such folder")

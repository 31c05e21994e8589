"""Which command was asked for, and what becomes of its faults.

Exit status: 0 done, 2 bad input, 1 anything else. Standard output carries the answer alone.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from nahtlos.site.faults import Fault

# Each command lives in the module named beside it, which has `register(subparsers)`.
COMMANDS = {
    "demo": ("demo", "a fictional region in your browser, with its own database"),
    "serve": ("serve", "the pages and the machine interface, for real use"),
    "worker": ("worker", "the jobs beside the pages: mail, reminders, the night"),
    "migrate": ("migrate", "bring tables, wall, grants and static files up to date, as the owner"),
    "backup": ("backup", "write everything into one file"),
    "restore": ("backup", "bring everything back from such a file"),
    "doctor": ("doctor", "check role, wall, migrations, jobs, mail, disk and clock"),
    "import": (
        "importing",
        "bring in a table of persons, offers or openings, or the agency's job search",
    ),
    "occupations": ("occupations", "bring in the official lists of occupations"),
    "law": ("law", "what the statute says about a person's access to work"),
    "day": ("day", "the plan of a consultation day: make it, make it anew, check it"),
    "match": ("match", "which opening suits whom, and why"),
    "outcomes": ("outcomes", "official indicators, and tables that give nobody away"),
    "schema": ("schema", "the JSON Schema of a document"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        chosen = parser(next((a for a in arguments if not a.startswith("-")), "")).parse_args(
            arguments
        )
        return int(chosen.run(chosen) or 0)
    except Fault as fault:
        sys.stderr.write(f"nahtlos: {fault}\n")
        return fault.status
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except KeyboardInterrupt:
        return 1


def parser(command: str) -> argparse.ArgumentParser:
    """The parser of all commands; only the module of `command` is loaded."""
    whole = argparse.ArgumentParser(
        prog="nahtlos", description="From a first conversation to work that lasts."
    )
    subparsers = whole.add_subparsers(metavar="COMMAND", required=True)
    loaded = COMMANDS[command][0] if command in COMMANDS else ""
    for name, (module, says) in COMMANDS.items():
        if module != loaded:
            subparsers.add_parser(name, help=says)
    if loaded:
        import_module(f"nahtlos.site.cli.{loaded}").register(subparsers)
    return whole

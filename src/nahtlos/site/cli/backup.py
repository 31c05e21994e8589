"""`nahtlos backup FILE` and `nahtlos restore FILE`."""

import argparse
import os
import sys
from pathlib import Path

from nahtlos.site import backup
from nahtlos.site.faults import Fault


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands."""
    write = subparsers.add_parser("backup", description="Writes everything into one file.")
    write.add_argument("file", type=Path, metavar="FILE")
    write.set_defaults(run=_backup)
    back = subparsers.add_parser("restore", description="Brings everything back from a backup.")
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--over", action="store_true", help="replace what is there")
    back.set_defaults(run=_restore)


def _url(name: str, what_for: str) -> str:
    found = os.environ.get(name, "")
    if not found:
        raise Fault(f"{name} is missing: {what_for}. docs/running.md says how to make it.")
    return found


def _tools() -> Path | None:
    folder = os.environ.get("NAHTLOS_POSTGRESQL_BIN", "")
    return Path(folder) if folder else None


def _backup(chosen: argparse.Namespace) -> int:
    url = _url("DATABASE_BACKUP_URL", "a role that may read behind the wall, for backups alone")
    backup.backup(url, chosen.file, tools=_tools())
    sys.stderr.write(f"Everything stands in {chosen.file}. Keep it as safe as the database.\n")
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    url = _url("DATABASE_OWNER_URL", "the role that owns the tables")
    backup.restore(url, chosen.file, over=chosen.over, tools=_tools())
    sys.stderr.write("Everything is back. Run nahtlos migrate, then nahtlos doctor.\n")
    return 0

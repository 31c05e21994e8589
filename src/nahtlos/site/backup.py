"""One file with everything, and back again; never half a file, never over what is there."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from nahtlos.site.faults import BadInput, Fault

# Whoever has it can sign as anybody; `nahtlos migrate` brings it from the settings again.
KEY = "public.core_wall_key"


def _tool(name: str, folder: Path | None) -> str:
    found = str(folder / name) if folder else shutil.which(name)
    if not found:
        raise Fault(f"{name} is not installed: it comes with the tools of PostgreSQL 18.")
    return found


def _run(url: str, *command: str) -> None:
    """Run one of PostgreSQL's tools; the password goes by the environment, where nobody else looks."""
    told = conninfo_to_dict(url)
    secret = {"PGPASSWORD": str(told.pop("password"))} if "password" in told else {}
    address = f"--dbname={make_conninfo('', **{k: str(v) for k, v in told.items()})}"
    done = subprocess.run(
        [*command, address], capture_output=True, text=True, check=False, env=os.environ | secret
    )
    if done.returncode:
        raise Fault(f"{Path(command[0]).name} failed: {done.stderr.strip()}")


def backup(url: str, file: Path, *, tools: Path | None = None) -> None:
    """Write everything behind `url` into `file`, readable by its owner only.

    The role must be one that row security lets pass (`bypassrls`), kept for this alone: the owner
    itself does not get through the forced wall. The wall's key stays out of the file.
    """
    if not file.parent.is_dir():
        raise BadInput(f"{file.parent} is not a folder.")
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        _run(
            url, _tool("pg_dump", tools), "--format=custom", "--no-owner", "--no-privileges",
            f"--exclude-table-data={KEY}", f"--file={part}",
        )  # fmt: skip
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def restore(url: str, file: Path, *, over: bool, tools: Path | None = None) -> None:
    """Bring everything back as the owner; refuses a database that holds tables unless `over`."""
    if not file.is_file():
        raise BadInput(f"{file} is not a file.")
    with psycopg.connect(url) as db:
        row = db.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    if row and row[0] and not over:
        raise Fault("This database is not empty. With --over it is replaced by the backup.")
    _run(
        url, _tool("pg_restore", tools), "--no-owner", "--no-privileges", "--clean", "--if-exists",
        "--single-transaction", "--exit-on-error", str(file),
    )  # fmt: skip

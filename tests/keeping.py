"""A migrated server is kept from one run to the next: migrating takes longer than most tests.

It is found again by a digest of everything that migrating reads, and kept beside the installed
libraries: a fresh clone has none and migrates.
"""

import fcntl
import functools
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from nahtlos.site import bootstrap, embedded

ROOT = Path(__file__).resolve().parents[1]
KEPT = Path(sys.prefix) / ".migrated"
READ = (
    "requirements.lock",
    "src/nahtlos/*/migrations/*.py",
    "src/nahtlos/*/policies.sql",
    "src/nahtlos/core/*.py",
    "src/nahtlos/site/bootstrap.py",
    "src/nahtlos/site/database.py",
    "src/nahtlos/site/embedded.py",
    "src/nahtlos/site/settings/*.py",
)
MARK = "migrated"


@functools.cache
def digest() -> str:
    """Of every file that decides what a migrated database looks like, as the run began."""
    whole = hashlib.sha256(sys.version.encode())
    for pattern in READ:
        for path in sorted(ROOT.glob(pattern)):
            whole.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return whole.hexdigest()[:32]


def bring(home: Path) -> None:
    """Lay a kept server into the folder of this run, if there is one that fits."""
    kept = KEPT / digest()
    if kept.is_dir():
        for name in ("data", "passwords", MARK):
            _copy(kept / name, home / name)


def keep(server: embedded.Server, template: str) -> None:
    """Stop the server, and keep it with the template alone if it was migrated in this run."""
    kept = KEPT / digest()
    if kept.is_dir() or not (server.home / MARK).exists():
        embedded.stop(server)
        return
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as db:
        found = db.execute("select datname from pg_database where not datistemplate").fetchall()
    for (name,) in found:
        if name not in (template, "postgres"):
            bootstrap.drop(server, name)
    embedded.stop(server)
    shutil.rmtree(KEPT, ignore_errors=True)
    begun = KEPT / f"{kept.name}.begun"
    begun.mkdir(parents=True)
    for name in ("data", "passwords", MARK):
        _copy(server.home / name, begun / name)
    begun.rename(kept)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Let one worker at a time through, by a lock on a file."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _copy(source: Path, target: Path) -> None:
    """With owner and rights, which Python's own copying leaves out."""
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)

"""Where the demo of a checkout keeps its database, and that only one runs there at a time."""

import fcntl
import hashlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import IO

from nahtlos.site.faults import Fault

CHECKOUT = Path(__file__).resolve().parents[3]
LONGEST = 75  # a socket's whole path may have 107 bytes
KEYS = ("NAHTLOS_SECRET_KEY", "NAHTLOS_WALL_KEY")


def demo_home(checkout: Path = CHECKOUT) -> Path:
    """The folder of this checkout's demo: every checkout has its own.

    The server started by root runs as somebody else, so root's folder must not lie below a private
    one.
    """
    if chosen := os.environ.get("NAHTLOS_DEMO_HOME"):
        return Path(chosen)
    name = f"nahtlos-demo-{hashlib.sha256(str(checkout).encode()).hexdigest()[:10]}"
    if os.geteuid() == 0:
        return Path("/var/lib") / name
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / name
    short = Path(tempfile.gettempdir()) / f"{name}-{os.geteuid()}"
    return data if len(os.fsencode(data)) <= LONGEST else short


def take(home: Path) -> IO[str]:
    """Make the folder ours and hold its lock; it falls by itself when the process ends in any way.

    A lock of POSIX (`lockf`), because forks do not hold it: workers may live a second longer.
    """
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    if home.stat().st_uid != os.geteuid():
        raise Fault(f"{home} belongs to somebody else: choose a folder with NAHTLOS_DEMO_HOME.")
    lock = (home / "lock").open("a+", encoding="utf-8")
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as held:
        lock.seek(0)
        raise Fault(f"This demo is running already: {lock.read().strip()}") from held
    lock.truncate(0)
    return lock


def keys(home: Path) -> dict[str, str]:
    """The demo's own secrets, made at first need, readable by its owner only."""
    kept = home / "keys"
    if not kept.exists():
        fresh = home / "keys.new"
        fresh.touch(mode=0o600)
        fresh.write_text("\n".join(secrets.token_urlsafe(50) for _ in KEYS), encoding="utf-8")
        fresh.rename(kept)
    return dict(zip(KEYS, kept.read_text(encoding="utf-8").split(), strict=True))

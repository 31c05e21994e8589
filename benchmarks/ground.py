"""What is measured on: a durable server of its own, a database for each size, a worker for each."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import connection

from nahtlos.site import embedded, setup

OURS, BASELINE = "nahtlos.site.settings.production", "benchmarks.settings"
ROOT = Path(__file__).resolve().parents[1]
LONGEST_WAIT = 60.0


@contextmanager
def server() -> Iterator[embedded.Server]:
    """PostgreSQL with its default durability, in a folder that is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="nahtlos-bench-"))
    home.chmod(0o755)
    running = embedded.start(home)
    try:
        yield running
    finally:
        connection.close()
        embedded.stop(running)
        shutil.rmtree(home, ignore_errors=True)


def wake(running: embedded.Server) -> None:
    """Django as in real use, with secrets of this run and collected static files."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": OURS,
        "DATABASE_URL": running.url(embedded.PROGRAM, "small"),
        "NAHTLOS_SECRET_KEY": secrets.token_hex(40),
        "NAHTLOS_WALL_KEY": secrets.token_hex(40),
        "NAHTLOS_ADDRESS": "http://127.0.0.1",
        "NAHTLOS_HOSTS": "127.0.0.1,testserver",
        "NAHTLOS_STATIC": str(running.home / "static"),
    }
    setup.wake()
    setup.collect_static()


@contextmanager
def worker(
    running: embedded.Server, name: str, settings: str, port: int, *, workers: int = 1
) -> Iterator[int]:
    """So many gunicorn workers on that database."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": settings,
        "DATABASE_URL": running.url(embedded.PROGRAM, name),
    }
    command = [sys.executable, "-m", "benchmarks.serve", f"127.0.0.1:{port}", str(workers)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:  # noqa: S603 -- our own
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()


def free() -> int:
    """A port that nobody uses."""
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _wait(port: int) -> None:
    """Until somebody listens; the first requests, which warm up, wait for the rest."""
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        time.sleep(0.1)
    raise SystemExit(f"The worker on port {port} does not answer.")

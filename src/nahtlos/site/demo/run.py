"""Starts everything that the demo needs, says where it is, and stops all of it again."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from nahtlos.site import embedded, home, pages, setup
from nahtlos.site.demo import mark
from nahtlos.site.faults import Fault

LOG_INS = "adviser member immigration employer newcomer mentor coordinator analyst administrator"
FIRST_PORT, PORTS = 8000, 100
LONGEST_WAIT = 30.0


def run(*, port: int | None, reset: bool, browser: bool) -> int:
    """Run the demo until it is told to stop."""
    began = time.monotonic()
    folder = home.demo_home()
    with home.take(folder) as lock:
        server = _start(folder)
        try:
            address = f"http://localhost:{_free(port)}"
            _wake(server, folder, address)
            mark.bring_up(server, reset=reset)
            lock.write(address)
            lock.flush()
            with _job_worker():
                _serve(address, began, browser=browser)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            embedded.stop(server)
    return 0


def _start(folder: Path) -> embedded.Server:
    try:
        return embedded.start(folder)
    except RuntimeError as trouble:
        raise Fault(f"{trouble} What it wrote stands in {folder / 'data' / 'log'}.") from trouble


def _wake(server: embedded.Server, folder: Path, address: str) -> None:
    os.environ |= home.keys(folder) | {
        "DJANGO_SETTINGS_MODULE": setup.DEMO,
        "DATABASE_URL": server.url(embedded.PROGRAM),
        "DATABASE_OWNER_URL": server.url(embedded.OWNER),
        "NAHTLOS_ADDRESS": address,
    }
    signal.signal(signal.SIGTERM, _leave)
    setup.wake()


def _leave(_number: int, _frame: object) -> None:
    raise SystemExit(0)


def _free(port: int | None) -> int:
    """The wished port if it is free, else the first free one from 8000 on; 0 is any."""
    wanted = [port] if port is not None else [*range(FIRST_PORT, FIRST_PORT + PORTS), 0]
    for one in wanted:
        with closing(socket.socket()) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", one))
            except OSError:
                continue
            return int(trial.getsockname()[1])
    raise Fault(f"Port {port} is taken or not allowed: leave --port out to get a free one.")


def _serve(address: str, began: float, *, browser: bool) -> None:
    def ready() -> None:
        threading.Thread(target=_announce, args=(address, began, browser), daemon=True).start()

    chosen = pages.options(address.replace("http://localhost", "127.0.0.1"), workers=4,
                           access_log=False)  # fmt: skip
    pages.run(chosen, ready=ready)


@contextmanager
def _job_worker() -> Iterator[None]:
    """The worker as a child that ends with us, even if we are killed: its input then closes."""
    command = [sys.executable, "-m", "nahtlos", "worker", "--until-input-ends"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as worker:
        try:
            yield
        finally:
            worker.terminate()


def _announce(address: str, began: float, browser: bool) -> None:
    if not _answers(f"{address}/readyz"):
        sys.stderr.write(f"{address} does not answer.\n")
        return
    took = time.monotonic() - began
    lines = [f"  {role:<14} {address}/tour/as/{role}/" for role in LOG_INS.split()]
    print(
        f"\nKreis Lindenau is open after {took:.1f} seconds:  {address}\n",
        f"Guided tour:  {address}/tour/\n\nSigned in with one click, as:\n",
        *(f"{line}\n" for line in lines),
        "\nEverybody in it is invented. Ctrl-C stops it.",
        sep="",
        flush=True,
    )
    if browser and _screen():
        webbrowser.open(f"{address}/tour/")


def _answers(address: str) -> bool:
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 -- our own address
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    return False


def _screen() -> bool:
    """Whether there is a screen to open a browser on."""
    if os.environ.get("CI") or os.environ.get("SSH_CONNECTION"):
        return False
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform == "darwin" or bool(named)

"""Requests go to whoever is free, and a slow one keeps nobody waiting."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from nahtlos.site import turns

SERVER = """
import os, pathlib, sys, time
from gunicorn.app.base import BaseApplication
from nahtlos.site.turns import InTurn

def answer(environ, begin):
    there = pathlib.Path(sys.argv[2]) / environ["PATH_INFO"][1:]
    while environ["QUERY_STRING"] and not there.exists():
        time.sleep(0.01)
    begin("200 OK", [("Content-Type", "text/plain")])
    return [b"answered"]

class Server(BaseApplication):
    def load_config(self):
        for name, value in (("bind", f"127.0.0.1:{sys.argv[1]}"), ("workers", 2), ("threads", 2),
                            ("worker_class", InTurn), ("control_socket_disable", True)):
            self.cfg.set(name, value)
    def load(self):
        return answer

Server().run()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    """Two workers with two threads each; who asks with `?` is answered once a file of that name is there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = int(free.getsockname()[1])
    command = [sys.executable, "-c", SERVER, str(number), str(folder)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ}) as server:
        while server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", number), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield number
        server.terminate()


def ask(port: int, path: str) -> bytes:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        line.request("GET", path, headers={"Connection": "close"})
        return line.getresponse().read()
    finally:
        line.close()


def test_more_than_there_are_threads_are_all_answered(port: int) -> None:
    with ThreadPoolExecutor(40) as hands:
        assert list(hands.map(lambda _: ask(port, "/now"), range(40))) == [b"answered"] * 40


@pytest.mark.parametrize("slow", [1, 2, 3])
def test_slow_ones_leave_room_for_a_quick_one(port: int, folder: Path, slow: int) -> None:
    """As long as one of the four threads is free, whichever it is."""
    with ThreadPoolExecutor(slow) as hands:
        waiting = [hands.submit(ask, port, "/late?wait") for _ in range(slow)]
        for _ in range(8):
            assert ask(port, "/now") == b"answered"
        assert not any(one.done() for one in waiting)
        (folder / "late").touch()
        assert [one.result() for one in waiting] == [b"answered"] * slow


@pytest.mark.parametrize(
    ("busy", "for_seconds", "free"),
    [(0, 0, True), (1, 0, False), (1, turns.PATIENCE, True), (2, 9, False)],
)
def test_a_busy_worker_leaves_a_request_to_the_others_first(
    monkeypatch: pytest.MonkeyPatch, busy: int, for_seconds: float, free: bool
) -> None:
    worker = object.__new__(turns.InTurn)
    worker.cfg, worker.sockets, worker._accepting = SimpleNamespace(threads=2), [], False
    worker.busy, worker.since = busy, 0.0
    monkeypatch.setattr(time, "monotonic", lambda: for_seconds)
    worker.set_accept_enabled(True)
    assert worker._accepting is free

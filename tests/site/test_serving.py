"""Nobody stands behind a long page while a worker is free, and nobody behind a connection that says nothing."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.site.test_killed import wait_for

WAIT, MANY = 60, 12
SERVER = """
import pathlib, sys, time
from nahtlos.site import pages

def answer(environ, start):
    while environ["PATH_INFO"] == "/long" and not pathlib.Path(sys.argv[2]).exists():
        time.sleep(0.02)
    start("200 OK", [("Content-Length", "2")])
    return [b"ok"]

class Bare(pages.Pages):
    def load(self):
        return answer

Bare(pages.options("127.0.0.1:" + sys.argv[1], workers=2, access_log=False)).run()
"""


@dataclass(frozen=True)
class House:
    """Two workers; a long page lasts until somebody opens the door."""

    port: int
    door: Path

    def asked(self, path: str, *, stays: bool = False) -> HTTPConnection:
        """A request that has been sent."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        line.request("GET", path, headers={} if stays else {"Connection": "close"})
        return line

    def answers(self, path: str) -> bool:
        """Whether an answer comes before we lose patience."""
        with closing(self.asked(path)) as line:
            return line.getresponse().read() == b"ok"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        port = int(trial.getsockname()[1])
    there = House(port, tmp_path / "door")
    command = [sys.executable, "-c", SERVER, str(port), str(there.door)]
    with subprocess.Popen(command) as server:
        try:
            wait_for(port)
            yield there
        finally:
            server.terminate()


def test_short_pages_are_answered_while_a_long_one_is_made(house: House) -> None:
    with closing(house.asked("/long")) as long:
        for _ in range(MANY):
            assert house.answers("/short")
        house.door.touch()
        assert long.getresponse().read() == b"ok"


def test_whoever_says_nothing_keeps_nobody_waiting(house: House) -> None:
    with ExitStack() as silent:
        lines = [socket.create_connection(("127.0.0.1", house.port)) for _ in range(MANY)]
        for line in lines:
            silent.enter_context(closing(line))
        assert house.answers("/short")
        last = lines[-1]
        last.settimeout(WAIT)
        last.sendall(b"GET /short HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        assert last.recv(64).startswith(b"HTTP/1.1 200"), "and is answered once they speak"


def test_a_connection_is_used_again(house: House) -> None:
    with closing(house.asked("/short", stays=True)) as line:
        assert line.getresponse().read() == b"ok"
        kept = line.sock
        line.request("GET", "/short", headers={"Connection": "close"})
        assert kept is not None
        assert line.sock is kept, "no second one was opened"
        assert line.getresponse().read() == b"ok"

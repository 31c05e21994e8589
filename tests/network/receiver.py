"""The other side of a webhook: a real server on this machine that keeps what it is sent."""

import base64
import hashlib
import hmac
import json
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = int | Callable[[], int]


@dataclass(frozen=True)
class Letter:
    """One call as it came in."""

    headers: dict[str, str]
    body: bytes

    @property
    def key(self) -> str:
        return self.headers["webhook-id"]

    @property
    def news(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


@dataclass
class Receiver:
    """Answers with each of `answers` in turn, then with 204."""

    answers: list[Answer] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self) -> int:
        found = self.answers.pop(0) if self.answers else 204
        return found if isinstance(found, int) else found()


def slowly() -> int:
    """Longer than anybody waits in these tests."""
    time.sleep(1.5)
    return 204


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that listens until the test ends."""
    receiver = Receiver()

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            letter = Letter(dict(self.headers), self.rfile.read(length))
            if self.path != "/nahtlos":
                receiver.elsewhere.append(self.path)
            receiver.letters.append(letter)
            status = receiver.answer()
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing on the screen of the tests."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        server.daemon_threads = True
        receiver.address = f"http://127.0.0.1:{server.server_port}/nahtlos"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield receiver
        server.shutdown()


def verified(secret: str, letter: Letter, at: float, tolerance: int = 300) -> bool:
    """Standard Webhooks 1.0, read from the specification and written without the program's help."""
    stamp = letter.headers["webhook-timestamp"]
    if abs(at - int(stamp)) > tolerance:
        return False
    key = base64.b64decode(secret[len("whsec_") :])
    content = letter.key.encode() + b"." + stamp.encode() + b"." + letter.body
    ours = base64.standard_b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
    given = [one.partition(",") for one in letter.headers["webhook-signature"].split(" ")]
    return any(v == "v1" and hmac.compare_digest(ours, theirs) for v, _comma, theirs in given)


@contextmanager
def saying(answer: bytes) -> Iterator[str]:
    """An address that says just these bytes to whoever calls, and hangs up."""

    class Desk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while self.rfile.readline().strip():
                pass
            self.rfile.read(2)
            self.wfile.write(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Desk) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()

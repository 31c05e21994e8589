"""A mail server and a service for SMS on this machine, real enough to be spoken to, and to misbehave."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

GONE = -1
"""Instead of an answer: the line is cut once everything was said."""


@dataclass
class Said:
    """What arrived, and how the server answers."""

    port: int = 0
    status: int = 0
    arrived: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def sms_service(status: int = 201) -> Iterator[Said]:
    """A service that takes one SMS after the other."""
    said = Said(status=status)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said.arrived.append(f"{body['to']} {body['text']}")
            said.headers.append(dict(self.headers))
            if said.status == GONE:
                self.connection.close()
                return
            self.send_response(said.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(json.dumps({"id": f"s{len(said.arrived)}"}).encode())

        def log_message(self, *_: object) -> None:
            """Nothing on the screen."""

    with _running(ThreadingHTTPServer(("127.0.0.1", 0), Handler), said):
        yield said


@contextmanager
def mail_server(status: int = 250) -> Iterator[Said]:
    """A server that takes one mail after the other; `status` is its answer to the mail itself."""
    said = Said(status=status)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 here")
            for line in iter(self.rfile.readline, b""):
                word = line[:4].upper()
                if word == b"DATA":
                    self.say("354 go on")
                    said.arrived.append(self.mail())
                    if said.status == GONE:
                        return
                    self.say(f"{said.status} done")
                else:
                    self.say("221 bye" if word == b"QUIT" else "250 fine")

        def mail(self) -> str:
            lines = list(iter(self.rfile.readline, b".\r\n"))
            return b"".join(lines).decode()

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with _running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler), said):
        yield said


@contextmanager
def _running(server: Any, said: Said) -> Iterator[None]:
    said.port = server.server_address[1]
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

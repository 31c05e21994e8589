"""Calls an address outside: once, for a short time, only in the public internet, following nobody.

The name is looked up once and the very address that was judged is called, so that a name which
points elsewhere a moment later leads nowhere.
"""

import re
import socket
import ssl
import threading
from collections.abc import Mapping
from http import HTTPStatus
from ipaddress import ip_address
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings

from nahtlos.network.access import is_public
from nahtlos.network.actions import Outcome
from nahtlos.network.queries import DeliveryFault

STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})(?: |\r|\n)")
LONGEST_LINE, MOST_PATIENCE = 8192, 5
PORTS = {"https": 443, "http": 80}


class Forbidden(OSError):
    """The name leads into a network that is not public."""


def post(address: str, body: bytes, headers: Mapping[str, str]) -> Outcome:
    """Hand it over; of the answer only the status is read."""
    parts, seconds = urlsplit(address), settings.WEBHOOK_SECONDS
    port = parts.port or PORTS[parts.scheme]
    line: socket.socket | None = None
    try:
        line = _line(parts.hostname or "", port, seconds, tls=parts.scheme == "https")
        with _cut_off(line, seconds):
            status = _asked(line, address, body, headers)
    except Forbidden:
        return Outcome(fault=DeliveryFault.FORBIDDEN)
    except TimeoutError:
        return Outcome(fault=DeliveryFault.TIMEOUT)
    except (OSError, ValueError):
        return Outcome(fault=DeliveryFault.UNREACHABLE)
    finally:
        if line is not None:
            line.close()
    good = HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES
    return Outcome(status, "" if good else DeliveryFault.STATUS)


def _line(host: str, port: int, seconds: float, *, tls: bool) -> socket.socket:
    """A line to the first address of this name, if every address of it is public."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]).partition("%")[0] for one in found]
    if not settings.WEBHOOKS_ANYWHERE and not all(is_public(ip_address(a)) for a in addresses):
        raise Forbidden
    line = socket.create_connection((addresses[0], port), timeout=seconds)
    if not tls:
        return line
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=host)
    except BaseException:
        line.close()
        raise


class _cut_off:  # noqa: N801 -- reads as the verb it is used as
    """Ends the line when the time is over, however slowly the other side drips."""

    def __init__(self, line: socket.socket, seconds: float) -> None:
        self.line, self.over = line, False
        self.timer = threading.Timer(seconds, self._cut)

    def _cut(self) -> None:
        self.over = True
        try:
            self.line.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    def __enter__(self) -> None:
        self.timer.start()

    def __exit__(self, *_error: object) -> None:
        self.timer.cancel()
        if self.over:
            raise TimeoutError


def _asked(line: socket.socket, address: str, body: bytes, headers: Mapping[str, str]) -> int:
    parts = urlsplit(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    beside = {"Host": parts.netloc, "Content-Length": str(len(body)), "Connection": "close"}
    head = "".join(f"{name}: {value}\r\n" for name, value in {**headers, **beside}.items())
    line.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\n".encode("ascii") + body)
    with line.makefile("rb") as answer:
        return _status(answer)


def _status(answer: BinaryIO) -> int:
    """The status, after those that only ask for patience (RFC 9110, section 15.2)."""
    for _patience in range(MOST_PATIENCE):
        found = STATUS_LINE.match(answer.readline(LONGEST_LINE))
        if found is None:
            break
        if int(found[1]) >= HTTPStatus.OK:
            return int(found[1])
        while answer.readline(LONGEST_LINE).strip():
            pass
    raise ValueError("this is no answer of HTTP")

"""A server that is killed in the middle of saving loses nothing that it had confirmed."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import connection
from django.test import Client

from nahtlos.core.actor import Actor, sure
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people.models import Note, Person
from nahtlos.site import bootstrap, database, embedded
from tests.makers import make_member, make_person

NAME = "test_killed"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FOR_LONG = 60


@pytest.fixture
def committed(
    cluster: embedded.Server, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """A database in which what is saved stays saved."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        bootstrap.copy(cluster, "template_nahtlos", NAME)
        database.use(cluster.url(embedded.PROGRAM, NAME))
        yield
        connection.close()
        connection.settings_dict.update(before)
        bootstrap.drop(cluster, NAME)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def server(cluster: embedded.Server, static: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The real server in a process group of its own, answering."""
    environment = os.environ | {
        "PYTHONPATH": "src",
        "DJANGO_SETTINGS_MODULE": "nahtlos.site.settings.production",
        "DATABASE_URL": cluster.url(embedded.PROGRAM, NAME),
        "DATABASE_OWNER_URL": cluster.url(embedded.OWNER, NAME),
        "NAHTLOS_SECRET_KEY": settings.SECRET_KEY,
        "NAHTLOS_WALL_KEY": settings.WALL_KEY,
        "NAHTLOS_STATIC": str(static),
    }
    nahtlos = [sys.executable, "-m", "nahtlos"]
    subprocess.run([*nahtlos, "migrate"], check=True, env=environment, capture_output=True)
    unsafe = "--embedded-server-without-real-persons"
    running = subprocess.Popen(
        [*nahtlos, "serve", unsafe, "--bind", f"127.0.0.1:{port}", "--workers", "1"],
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield running
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def wait_for(port: int) -> None:
    """Until somebody listens there."""
    for _attempt in range(FOR_LONG * 10):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("The server did not begin to answer.")


def signed_in(adviser: Actor) -> str:
    """The session cookie of the adviser, who has a second factor."""
    account = Account.objects.get(pk=sure(adviser.account))
    TOTP.activate(account, generate_totp_secret())
    client = Client()
    client.force_login(account)
    return client.cookies["sessionid"].value


class Desk:
    """An adviser's browser, which remembers its cookies and writes one note after the other."""

    def __init__(self, port: int, session: str, person: Person) -> None:
        self.port, self.page = port, f"/persons/{person.pk}/notes/"
        self.cookies = SimpleCookie({"sessionid": session})
        self.confirmed: list[str] = []

    def ask(self, method: str, **fields: str) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        cookies = "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        line.request(method, self.page, urlencode(fields), headers)
        answer = line.getresponse()
        self.cookies.load("; ".join(answer.headers.get_all("Set-Cookie") or []))
        return answer.status, answer.read().decode()

    def write_until_the_end(self) -> None:
        _status, page = self.ask("GET")
        token = TOKEN.findall(page)[0]
        try:
            for number in range(10_000):
                status, _page = self.ask("POST", text=f"Note {number}.", csrfmiddlewaretoken=token)
                assert status == http.client.FOUND
                self.confirmed.append(f"Note {number}.")
        except (OSError, http.client.HTTPException):
            return


@pytest.mark.usefixtures("committed")
def test_what_was_confirmed_is_there_after_a_kill(
    cluster: embedded.Server, tmp_path: Path, socket_enabled: None
) -> None:
    adviser = make_member()
    olena = make_person(adviser)
    port = _free_port()
    desk = Desk(port, signed_in(adviser), olena)
    with server(cluster, tmp_path / "static", port) as running:
        writing = threading.Thread(target=desk.write_until_the_end)
        writing.start()
        while len(desk.confirmed) < 20 and writing.is_alive():
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGKILL)
        writing.join(timeout=FOR_LONG)
    assert len(desk.confirmed) >= 20
    with acting(adviser):
        saved = set(Note.objects.filter(person=olena).values_list("text", flat=True))
    assert set(desk.confirmed) <= saved
    assert len(saved) - len(desk.confirmed) <= 1
    with server(cluster, tmp_path / "static", port):
        _status, page = desk.ask("GET")
        assert desk.confirmed[-1] in page

"""Asks a page over a connection that stays open, and counts what the page asks the database."""

import http.client
import time
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import psycopg
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from benchmarks.files import LINK
from benchmarks.pages import CSRF, Page
from benchmarks.seed import Known
from nahtlos.network.models import Account
from nahtlos.people.actions import digest
from nahtlos.web import acting
from nahtlos.web.sign_in import BACKEND

OK = (200, 302)
Session = dict[str, str]


def sessions(known: Known) -> Session:
    """The session key of everybody who asks."""
    signed_in = Client()
    signed_in.force_login(Account.objects.get(pk=known.adviser), backend=BACKEND)
    by_link = Client()
    session: SessionBase = by_link.session
    session[acting.LINK] = digest(LINK)
    session.save()
    name = settings.SESSION_COOKIE_NAME
    return {
        "nobody": "",
        "adviser": signed_in.cookies[name].value,
        "newcomer": by_link.cookies[name].value,
    }


class Caller:
    """One browser tab's connection to one server."""

    def __init__(self, port: int, known: Session) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.sessions = known

    def ask(self, page: Page) -> tuple[float, bytes]:
        """Milliseconds until the whole answer is here, and the answer."""
        cookie = f"sessionid={self.sessions[page.who]}; csrftoken={CSRF}"
        headers = {"Cookie": cookie, "X-CSRFToken": CSRF, "Accept-Language": "de"}
        body = urlencode(page.body()) if page.form else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request("POST" if body else "GET", page.path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        took = (time.perf_counter() - began) * 1000
        wanted = 302 if page.form and not page.shows else 200
        assert answer.status == wanted, f"{page.path}: {answer.status}"
        return took, content


def queries(page: Page, known: Session) -> int:
    """How many statements the page sends, the two that name the actor included; not savepoints."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = known[page.who]
    sent: list[str] = []
    execute = psycopg.Cursor.execute

    def listening(cursor: Any, statement: Any, *rest: Any, **more: Any) -> Any:
        sent.append(str(statement))
        return execute(cursor, statement, *rest, **more)

    with patch.object(psycopg.Cursor, "execute", listening):
        ask = client.post if page.form else client.get
        answer = (
            ask(page.path, page.body(), headers={"accept-language": "de"})
            if page.form
            else (client.get(page.path, headers={"accept-language": "de"}))
        )
    assert answer.status_code in OK, f"{page.path}: {answer.status_code}"
    return sum("SAVEPOINT" not in statement for statement in sent)

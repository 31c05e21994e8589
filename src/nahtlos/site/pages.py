"""The web server: gunicorn with threads, started from inside the program."""

import gc
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.template import engines
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext, override
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import _DEFER, ThreadWorker

from nahtlos.site.faults import Fault
from nahtlos.site.logs import without_secrets

# Method, path without its query, status, bytes, seconds: nothing of the person, nothing typed.
ACCESS_LOG = "%(t)s %(m)s %(U)s %(s)s %(B)s %(L)s"
PER_CORE = 2
"""Workers: one draws while the other waits for the database."""
SPEAKS_UP = 0.05
"""Seconds that a worker listens to a new connection. Browsers open some in advance and say nothing."""


class Quiet(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's log without the secret part of an address."""

    def atoms(self, *line: Any) -> dict[str, Any]:
        """The parts of a line of the access log."""
        found: dict[str, Any] = super().atoms(*line)
        found["U"] = without_secrets(str(found["U"]))
        return found


class OneByOne(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker that takes a request only when its hand is free; whoever comes waits for the first that is.

    gunicorn's own takes all that come, and a short look stands behind a long page while others are idle.
    One thread, because two would wait for each other at every answer of the database (the interpreter's
    lock changes hands after 5 ms).
    """

    in_hand = 0

    def set_accept_enabled(self, enabled: bool) -> None:
        """Listen, if asked to and free."""
        super().set_accept_enabled(enabled and self.in_hand < self.cfg.threads)

    def enqueue_req(self, conn: Any) -> None:
        """Take a request in hand."""
        self.in_hand += 1
        self.set_accept_enabled(False)
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """Answer; whoever says nothing yet is looked at again when they do."""
        if not conn.initialized and not conn.wait_for_data(SPEAKS_UP):
            return _DEFER
        return super().handle(conn)

    def finish_request(self, conn: Any, fs: Any) -> None:
        """Done; listen again, if not about to stop."""
        self.in_hand -= 1
        super().finish_request(conn, fs)
        self.set_accept_enabled(self.alive)


class Pages(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn around the program that is already loaded; its workers are copies of it."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        lay_out()
        return WSGIHandler()


def lay_out() -> None:
    """Load, before workers are copied off, what each would else load at its first request.

    Addresses, languages and templates are then there once for all workers, and nobody waits for them.
    """
    reverse("front:start")
    for code, _name in settings.LANGUAGES:
        with override(code):
            gettext("Save")
    for folder in engines["django"].engine.dirs:  # type: ignore[attr-defined] # each engine has its own
        for path in sorted(Path(folder).rglob("*.html")):
            get_template(str(path.relative_to(folder)))
    gc.collect()
    gc.freeze()  # what is shared stays shared: the collector would write into it


def options(bind: str, *, workers: int, access_log: bool) -> dict[str, Any]:
    """What gunicorn is told."""
    return {
        "bind": bind,
        "workers": workers,
        "threads": 1,
        "worker_class": OneByOne,
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 10,
        "keepalive": 1,  # longer, a telephone would come back to a worker that is busy
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "accesslog": "-" if access_log else None,
        "access_log_format": ACCESS_LOG,
        "logger_class": Quiet,
        "loglevel": "info" if access_log else "warning",
        "proc_name": "nahtlos",
        "control_socket_disable": True,
    }


def run(chosen: Mapping[str, Any], *, ready: Callable[[], None] | None = None) -> None:
    """Serve until told to stop. What stands around this call is left by the first process alone.

    gunicorn's workers are forks of it; a fork that ended would clean up behind the others' backs.
    """
    hooks = {"when_ready": lambda _server: ready()} if ready else {}
    connections.close_all()
    first, status = os.getpid(), 0
    try:
        Pages({**chosen, **hooks}).run()
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 0
    finally:
        if os.getpid() != first:
            sys.stderr.flush()
            os._exit(status)
    if status:
        raise Fault("The web server has stopped; what it said stands above.")


def enough() -> int:
    """Workers for the processor cores that this process may use."""
    known = hasattr(os, "sched_getaffinity")
    return PER_CORE * (len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1)

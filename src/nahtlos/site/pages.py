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

from nahtlos.site.faults import Fault
from nahtlos.site.logs import without_secrets

# Method, path without its query, status, bytes, seconds: nothing of the person, nothing typed.
ACCESS_LOG = "%(t)s %(m)s %(U)s %(s)s %(B)s %(L)s"
THREADS = 2
"""Of each worker: one draws while the other waits for the database. More only stand in each other's way,
and each keeps a connection whose plans are made anew."""


class Quiet(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's log without the secret part of an address."""

    def atoms(self, *line: Any) -> dict[str, Any]:
        """The parts of a line of the access log."""
        found: dict[str, Any] = super().atoms(*line)
        found["U"] = without_secrets(str(found["U"]))
        return found


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
        "threads": THREADS,
        "worker_class": "gthread",
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 10,
        "keepalive": 5,
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


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

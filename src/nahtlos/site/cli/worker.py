"""`nahtlos worker`: the jobs beside the pages."""

import argparse
import os
import signal
import sys
import threading
import time
from typing import cast

from nahtlos.site import setup

GRACE_SECONDS = 5


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("worker", description="Runs the jobs until told to stop.")
    parser.add_argument("--until-input-ends", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    if chosen.until_input_ends:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    setup.wake()
    from procrastinate.contrib.django import app  # noqa: PLC0415 -- before set-up
    from procrastinate.contrib.django.django_connector import (  # noqa: PLC0415 -- before set-up
        DjangoConnector,
    )

    connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(connector.get_worker_connector()):
        app.run_worker()
    return 0


def _end_with_parent() -> None:
    """Stop in good order; without the database, which may be gone too, stop all the same."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)

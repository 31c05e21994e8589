"""`nahtlos migrate`: tables, wall and grants, as the owner; static files, for the web server."""

import argparse
import os
import sys

from nahtlos.site import setup
from nahtlos.site.faults import Fault


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "migrate", description="Brings tables, wall and grants up to date, as the owner."
    )
    parser.set_defaults(run=_run)


def _run(_chosen: argparse.Namespace) -> int:
    owner = os.environ.get("DATABASE_OWNER_URL", "")
    if not os.environ.get("DATABASE_URL"):
        raise Fault("DATABASE_URL is missing: the address with which the program connects.")
    if not owner:
        sys.stderr.write("DATABASE_OWNER_URL is missing: migrating with DATABASE_URL.\n")
    setup.wake()
    from django.conf import settings  # noqa: PLC0415 -- before set-up

    from nahtlos.site import database  # noqa: PLC0415 -- before set-up

    database.migrate(owner or settings.OWNER_URL)
    setup.collect_static()
    sys.stderr.write("Tables, wall, grants and static files are up to date.\n")
    return 0

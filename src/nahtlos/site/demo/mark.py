"""The database of the demo: made, migrated, filled once, and marked as what it is."""

import importlib
import sys
import time

import psycopg
from django.db import connection
from psycopg import sql

from nahtlos.core.clock import today
from nahtlos.site import bootstrap, database, embedded

NAME = "nahtlos"
MARK = "nahtlos demo"


def bring_up(server: embedded.Server, *, reset: bool) -> None:
    """Leave a migrated demo region behind; one that was only half filled is made anew."""
    filled = _filled(server)
    if reset or not filled:
        bootstrap.drop(server, NAME)
    new = bootstrap.prepare(server, NAME)
    database.migrate(server.url(embedded.OWNER), verbosity=0)
    if new:
        _fill(server)
    elif filled != f"{MARK} {today()}":
        _say(f"The dates are of {filled.split()[-1]}; `--reset` makes them of today.")
    connection.close()


def _fill(server: embedded.Server) -> None:
    began = time.monotonic()
    # Models exist only after Django has been woken up, which is done by the command.
    seed = importlib.import_module("nahtlos.site.demo.seed")
    put_on(server, MARK)
    told = seed.fill(day=today(), owner=server.url(embedded.OWNER))
    put_on(server, f"{MARK} {today()}")
    _say(f"{told} Seeded in {time.monotonic() - began:.1f} seconds.")


def put_on(server: embedded.Server, text: str) -> None:
    """Say in the database itself what it is for."""
    with psycopg.connect(server.url(embedded.OWNER)) as db:
        db.execute(
            sql.SQL("comment on database {} is {}").format(sql.Identifier(NAME), sql.Literal(text))
        )


def _filled(server: embedded.Server) -> str:
    """The mark of a database that was filled to the end, else an empty text."""
    with psycopg.connect(server.url("postgres", "postgres")) as db:
        row = db.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = %s",
            [NAME],
        ).fetchone()
    text = row[0] if row and row[0] else ""
    return text if text.startswith(f"{MARK} ") else ""


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")

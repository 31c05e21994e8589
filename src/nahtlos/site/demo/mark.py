"""The database of the demo: made, migrated, filled once, and marked as what it is."""

import hashlib
import importlib
import sys
import time
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql

from nahtlos.core.clock import today
from nahtlos.site import bootstrap, database, embedded

NAME = "nahtlos"
ROOMS = Path(__file__).resolve().parents[2]
MARK = "nahtlos demo"


def bring_up(server: embedded.Server, *, reset: bool) -> None:
    """Leave a migrated demo region behind; one half filled, or of another program, is made anew."""
    filled = _filled(server)
    if filled and filled[0] != fingerprint():
        _say("The program has changed since: the demo begins anew.")
    if reset or not filled or filled[0] != fingerprint():
        bootstrap.drop(server, NAME)
    new = bootstrap.prepare(server, NAME)
    database.migrate(server.url(embedded.OWNER), verbosity=0)
    if new:
        _fill(server)
    elif filled and filled[1] != str(today()):
        _say(f"The dates are of {filled[1]}; `--reset` makes them of today.")
    connection.close()


def fingerprint() -> str:
    """Eight hexadecimal digits for all tables and walls as this program makes them."""
    digest = hashlib.sha256()
    for path in sorted([*ROOMS.glob("*/migrations/*.py"), *ROOMS.glob("*/policies.sql")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _fill(server: embedded.Server) -> None:
    began = time.monotonic()
    # Models exist only after Django has been woken up, which is done by the command.
    seed = importlib.import_module("nahtlos.site.demo.seed")
    put_on(server, MARK)
    told = seed.fill(day=today(), owner=server.url(embedded.OWNER))
    put_on(server, f"{MARK} {fingerprint()} {today()}")
    _say(f"{told} Seeded in {time.monotonic() - began:.1f} seconds.")


def put_on(server: embedded.Server, text: str) -> None:
    """Say in the database itself what it is for."""
    with psycopg.connect(server.url(embedded.OWNER)) as db:
        db.execute(
            sql.SQL("comment on database {} is {}").format(sql.Identifier(NAME), sql.Literal(text))
        )


def _filled(server: embedded.Server) -> tuple[str, str] | None:
    """Fingerprint and day of a database that was filled to the end."""
    with psycopg.connect(server.url("postgres", "postgres")) as db:
        row = db.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = %s",
            [NAME],
        ).fetchone()
    said = str(row[0] if row else "").removeprefix(MARK).split()
    return (said[0], said[1]) if len(said) == 2 else None


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")

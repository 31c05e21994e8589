"""A database of one's own with the fictional Kreis in it."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
from django.db import connection
from psycopg import sql

from nahtlos.core.clock import today
from nahtlos.network.queries.demo import MARK
from nahtlos.site import bootstrap, database, embedded
from nahtlos.site.demo import seed
from tests.keeping import only_one

# Told with keys in it, made of chance that must be real, or stamped by the database's own clock.
OF_ITS_OWN = ("before", "after", "password", "feed_key", "changed_at")
MOMENT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00")
BEGUN: dict[str, datetime] = {}
"""Since when each database has been filled."""
FILLED = "template_kreis"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


@contextmanager
def seeded(
    cluster: embedded.Server, name: str, dice: str = seed.SEED, *, anew: bool = False
) -> Iterator[str]:
    """A database with the Kreis in it; inside the block it is the program's. Gives its name.

    It is filled once for all workers and copied, unless other dice are thrown or it is asked for anew.
    """
    name = f"{name}_{WORKER}"
    before = dict(connection.settings_dict)
    connection.close()
    if anew or dice != seed.SEED:
        BEGUN[name] = _fill(cluster, name, dice)
    else:
        BEGUN[name] = _filled(cluster)
        bootstrap.copy(cluster, FILLED, name)
    database.use(cluster.url(embedded.PROGRAM, name))
    try:
        with psycopg.connect(cluster.url(embedded.OWNER, name), autocommit=True) as db:
            mark = sql.Literal(f"{MARK} {today()}")
            db.execute(sql.SQL("comment on database {} is {}").format(sql.Identifier(name), mark))
        yield name
    finally:
        connection.close()
        connection.settings_dict.update(before)
        bootstrap.drop(cluster, name)


def _filled(cluster: embedded.Server) -> datetime:
    """Fill the database that the others are copies of, if nobody did; says when that began."""
    done = cluster.home / FILLED
    with only_one(cluster.home / "filling"):
        if not done.exists():
            done.write_text(_fill(cluster, FILLED, seed.SEED).isoformat())
    return datetime.fromisoformat(done.read_text())


def _fill(cluster: embedded.Server, name: str, dice: str) -> datetime:
    bootstrap.copy(cluster, "template_nahtlos", name)
    database.use(cluster.url(embedded.PROGRAM, name))
    begun = datetime.now(UTC)
    seed.fill(day=today(), owner=cluster.url(embedded.OWNER, name), seed=dice)
    connection.close()
    return begun


def picture(db: psycopg.Connection, table: str) -> list[str]:
    """Every row of a table without its keys, each with the name of whom it is about.

    Of the book of changes only what is about persons: the directory's lines are of this minute.
    """
    known = db.execute(
        "select column_name from information_schema.columns where table_name = %s", [table]
    )
    columns = {row[0] for row in known}
    whose = sql.SQL("p.given_name || p.family_name || p.opened_at")
    joined = sql.SQL("join people_person p on p.id = t.person_id")
    if "person_id" not in columns:
        whose, joined = sql.SQL("''"), sql.SQL("")
    keys = [name for name in columns if name == "id" or name.endswith("_id")]
    query = sql.SQL("select {} || (to_jsonb(t) - %s::text[])::text from {} t {} order by 1").format(
        whose, sql.Identifier(table), joined
    )
    since = BEGUN[db.info.dbname]
    return sorted(_settled(row[0], since) for row in db.execute(query, [[*keys, *OF_ITS_OWN]]))


def _settled(row: str, since: datetime) -> str:
    """A row in which whatever happened since the filling began happened at once."""
    return MOMENT.sub(lambda found: _at_once(found[0], since), row)


def _at_once(moment: str, since: datetime) -> str:
    return "now" if since <= datetime.fromisoformat(moment) <= datetime.now(UTC) else moment

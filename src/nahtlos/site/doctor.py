"""Is everything in order? Each question answers with a sentence for every fault that it finds."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from nahtlos.core import wall as the_wall
from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser
from nahtlos.law import queries as law_queries
from nahtlos.law.queries import regional
from nahtlos.site.embedded import CLUSTER_NAME

ROOMS = Path(the_wall.__file__).resolve().parent.parent
FREE_BYTES = 1_000_000_000
LATE = timedelta(minutes=15)
SKEW_SECONDS = 5
WALLED = re.compile(r"call \w+_around\('(\w+)'")
PUBLIC = frozenset({"law_regionalinstrument", "law_regionalversion"})
"""Behind the wall, but what of it is published may be read by everybody."""


def _one(sql: str, *values: str | datetime) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return tuple(cursor.fetchone() or ())


def is_embedded() -> bool:
    """Whether the server is the one out of the Python package."""
    marked = _one("select current_setting('cluster_name')")[0]
    return marked == CLUSTER_NAME


def role() -> Iterator[str]:
    """The program's role may neither pass the wall nor own what stands behind it."""
    sql = "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user"
    if any(_one(sql)):
        yield "The program's role is a superuser, passes row security or makes roles: take that away."
    owned = _one("select count(*) from pg_class where relowner = current_user::regrole")[0]
    if owned:
        yield f"The program's role owns {owned} tables: they must belong to the owner's role."


def wall() -> Iterator[str]:
    """Every walled table is forced, the note is checked, and with nobody acting nothing is there."""
    for room in sorted(ROOMS.iterdir()):
        if (room / "policies.sql").exists():
            yield from _tables(the_wall.policies(room))
    yield from _note()


def _tables(policies: str) -> Iterator[str]:
    for table in WALLED.findall(policies):
        found = _one(
            "select relrowsecurity and relforcerowsecurity from pg_class"
            " where oid = to_regclass(%s)",
            table,
        )
        if found != (True,):
            yield f"The wall around {table} is missing or not forced: run nahtlos migrate."
        elif table not in PUBLIC and _one(f'select count(*) from "{table}"')[0]:  # noqa: S608 -- names are our own
            yield f"With nobody acting, {table} shows rows."


def _note() -> Iterator[str]:
    actor = Actor(role=Adviser, why="doctor")
    with transaction.atomic():
        the_wall.enter(actor)
        if _one("select wall_role()") != ("adviser",):
            yield (
                "The wall does not accept this program's signature: NAHTLOS_WALL_KEY differs from"
                " the one with which nahtlos migrate was run."
            )
        _one("select set_config(%s, %s, true)", the_wall.SETTING, "0" * 64 + '{"role": "adviser"}')
        if _one("select wall_role()") != ("nobody",):
            yield "The wall accepts a forged signature."


def migrations() -> Iterator[str]:
    """Every migration has been run, and the installed wall is the one of this program."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield f"{len(waiting)} migrations wait: run nahtlos migrate."
    newest: dict[str, str] = {}
    for label, name in sorted(executor.loader.applied_migrations):
        for operation in executor.loader.disk_migrations[label, name].operations:
            if isinstance(operation, the_wall.InstallPolicies):
                newest[label] = operation.digest
    for label, digest in newest.items():
        yield from _same(label, digest)


def _same(room: str, digest: str) -> Iterator[str]:
    if the_wall.digest(ROOMS / room) != digest:
        yield f"The wall of {room} in this program is newer than the installed one."


def jobs() -> Iterator[str]:
    """Jobs are taken up, and none has failed for good."""
    late = _one(
        "select count(*) from procrastinate_jobs j where status = 'todo'"
        # Those wait for somebody else's machine; its institution reads it on a page of its own.
        " and task_name <> 'systems.tell' and exists (select from"
        " procrastinate_events e where e.job_id = j.id and e.at < %s)",
        timezone.now() - LATE,
    )[0]
    if late:
        yield f"{late} jobs wait for longer than fifteen minutes: is nahtlos worker running?"
    failed = _one("select count(*) from procrastinate_jobs where status = 'failed'")[0]
    if failed:
        yield f"{failed} jobs have failed."


def mail() -> Iterator[str]:
    """The mail server can be reached."""
    try:
        mailer = get_connection(fail_silently=False, timeout=5)
        mailer.open()
        mailer.close()
    except (OSError, ValueError) as error:
        yield f"The mail server does not answer ({type(error).__name__}): see NAHTLOS_MAIL_HOST."


def disk() -> Iterator[str]:
    """There is room left where the program lies."""
    if shutil.disk_usage(settings.PACKAGE).free < FREE_BYTES:
        yield "Less than one gigabyte is free on the disk."


def clock() -> Iterator[str]:
    """Program and database agree on what time it is, so that consents end when they should."""
    skew = abs((timezone.now() - _when()).total_seconds())
    if skew > SKEW_SECONDS:
        yield f"The clocks of program and database differ by {skew:.0f} seconds."


def _when() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found


def law() -> Iterator[str]:
    """The newest catalogue of the law serves, and its texts were read within half a year."""
    if refused := law_queries.refused():
        yield f"The newest law catalogue was refused, the last good one serves: {refused}"
    old = law_queries.stale(timezone.localdate())
    if old:
        yield f"{len(old)} law texts were read over six months ago, among them {', '.join(old[:3])}."
    for one in regional.unreadable():
        yield f"{one.region}: its own support {one.slug} can not be read and is left out ({one.why})."


CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "role": role,
    "wall": wall,
    "migrations": migrations,
    "jobs": jobs,
    "mail": mail,
    "disk": disk,
    "clock": clock,
    "law": law,
}


def report() -> dict[str, list[str]]:
    """Every check with the sentences it has to say; an empty list is good news."""
    return {name: list(check()) for name, check in CHECKS.items()}

"""What the tests stand on: a client that refuses a GET that writes."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client

# The log of looks into a file, the session, the visit itself, and when a system's key was last used are
# the only traces of reading.
HARMLESS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
TRACES = (
    'INSERT INTO "core_reading"',
    'INSERT INTO "django_session"',
    'UPDATE "django_session"',
)
# Of a key nothing but the moment, and of this one key.
KEY_USED = re.compile(
    r'UPDATE "network_systemkey" SET "last_used_at" = %s'
    r' WHERE "network_systemkey"\."id" = %s'
)


def only_reads(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Refuse every statement that changes more than the traces of reading."""
    statement = sql.lstrip(" \n(")
    trace = statement.startswith(TRACES) or KEY_USED.fullmatch(statement)
    assert statement.upper().startswith(HARMLESS) or trace, f"GET wrote: {sql}"
    return execute(sql, params, many, context)


class ReadOnlyClient(Client):
    """Django's client, with every GET held to reading."""

    def get(self, *args: Any, **kwargs: Any) -> Any:
        with connection.execute_wrapper(only_reads):
            return super().get(*args, **kwargs)

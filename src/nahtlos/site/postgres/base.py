"""Django's own connection to PostgreSQL, but a rollback does not throw the plans away.

The driver forgets every prepared statement with a rollback, in case a table was made and taken back. The
program makes no tables; and each refusal and each page that is not there takes its transaction back, after
which the next pages would pay for all plans anew.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, errors
from psycopg import Cursor as Statement
from psycopg._preparing import Prepare, PrepareManager
from psycopg.pq.abc import PGresult

CHANGED = re.compile(rb"(?:DROP|ALTER|DISCARD ALL|DEALLOCATE ALL)\b")
"""What was done to tables, or to the plans themselves, after which none is sure to fit."""
OUTDATED = (errors.FeatureNotSupported, errors.InvalidSqlStatementName, errors.InternalError_)
"""What PostgreSQL says of a plan that no longer fits, as after a migration: then all are made anew."""


class Plans(PrepareManager):
    """What the driver knows of prepared statements: forgotten when tables change, not with a rollback."""

    def clear(self) -> bool:
        """The driver calls this after a rollback."""
        return False

    def forget(self) -> bool:
        """Make every plan anew."""
        return super().clear()

    def _should_discard(self, prep: Prepare, results: Sequence[PGresult], *_: Any) -> bool:
        changed = any(CHANGED.match(one.command_status or b"") for one in results)
        return changed and self.forget()


class Cursor(Statement[Any]):
    """Forgets the plans when one of them turns out to be outdated."""

    def execute(self, *args: Any, **kwargs: Any) -> Any:
        with self._watching():
            return super().execute(*args, **kwargs)

    def executemany(self, *args: Any, **kwargs: Any) -> None:
        with self._watching():
            super().executemany(*args, **kwargs)

    @contextmanager
    def _watching(self) -> Iterator[None]:
        try:
            yield
        except OUTDATED:
            plans = self.connection._prepared  # noqa: SLF001 -- the driver has no other way to forget
            if isinstance(plans, Plans):
                plans.forget()
            raise


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection of the program."""

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if params["cursor_factory"] is base.ServerBindingCursor:
            params["cursor_factory"] = Cursor
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        connection: Connection[Any] = super().get_new_connection(conn_params)
        plans = Plans()
        plans.prepare_threshold = connection.prepare_threshold
        connection._prepared = plans  # noqa: SLF001 -- the driver takes no other manager of statements
        return connection

"""Sessions whose keys the database does not know: it keeps only their digests.

Whoever reads the table cannot take a session over. Otherwise as Django's own sessions.
"""

import hashlib
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session
from django.utils import timezone


def digest(key: str) -> str:
    """What is kept of a key: forty hexadecimal digits, as long as the column."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseSessions):
    """Sessions found by the digest of their key."""

    def _get_session_from_db(self) -> Session | None:
        live = Session.objects.filter(expire_date__gt=timezone.now())
        found = live.filter(session_key=digest(self.session_key or "")).first()
        if found is None:
            # A key that nobody was given is not taken up, so that nobody can be lured into it.
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Whether somebody has this key already."""
        return super().exists(digest(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row to be kept."""
        row = super().create_model_instance(data)
        row.session_key = digest(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End the session."""
        key = session_key or self.session_key
        if key is not None:
            super().delete(digest(key))

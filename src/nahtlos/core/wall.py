"""The wall: tells the database who acts. What can be seen is decided there, in `policies.sql`.

The setting `nahtlos.actor` lasts for one transaction. It is signed (HMAC-SHA-256, RFC 2104) with a key
that the program's own role cannot read in the database, so that a query slipped in from outside cannot
pretend to be somebody else.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection, migrations, transaction

from nahtlos.core.actor import Actor

SETTING = "nahtlos.actor"


def pads(key: bytes) -> tuple[bytes, bytes]:
    """The inner and outer key of HMAC, which let plain SQL check a signature with sha256()."""
    block = hashlib.sha256(key).digest().ljust(64, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)


def signed(actor: Actor) -> str:
    """The actor as the database wants it: 64 hexadecimal digits of signature, then the document."""
    keys = ("account", "membership", "institution", "region", "person")
    document = {key: str(value) for key in keys if (value := getattr(actor, key))}
    document |= {"role": actor.role.key, "link": actor.link, "why": actor.why}
    text = json.dumps(document, sort_keys=True)
    key = hashlib.sha256(settings.WALL_KEY.encode()).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest() + text


def _ask(statement: str, *values: str) -> str | None:
    """One answer to one statement, its values sent apart from its text.

    Every session of the same role can read the text of the others' statements in pg_stat_activity; a
    signed note in there could be used by somebody else.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        found = cursor.execute(statement.encode(), values).fetchone()
    return found[0] if found else None


def enter(actor: Actor) -> None:
    """Act as `actor` until the transaction ends; outside a transaction nobody is acting."""
    _ask("select set_config(%s, %s, true)", SETTING, signed(actor))


@contextmanager
def acting(actor: Actor) -> Iterator[Actor]:
    """Act as `actor` inside the block, in a transaction of its own, then as whoever acted before."""
    with transaction.atomic():
        before = _ask("select current_setting(%s, true)", SETTING) or ""
        enter(actor)
        yield actor
        _ask("select set_config(%s, %s, true)", SETTING, before)


def policies(room: Path) -> str:
    """The text of a room's `policies.sql`."""
    return (room / "policies.sql").read_text(encoding="utf-8")


class InstallPolicies(migrations.RunSQL):
    """Install a room's `policies.sql` as it stands; the file can be run any number of times.

    `digest` names the text that this migration was made for: when the file changes, a test asks for
    a new migration, so that no installation keeps an old wall.
    """

    def __init__(self, room: str, digest: str) -> None:
        self.room, self.digest = room, digest
        super().__init__(sql=[policies(Path(__file__).parent.parent / room)])

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return "InstallPolicies", [], {"room": self.room, "digest": self.digest}

    def describe(self) -> str:
        return f"Install the wall of {self.room} ({self.digest})"


def digest(room: Path) -> str:
    """Twelve hexadecimal digits that name the text of a room's `policies.sql`."""
    return hashlib.sha256(policies(room).encode()).hexdigest()[:12]


def wait_for_turn(what: str) -> None:
    """Wait for whoever does the same, until their transaction ends; whoever comes next waits for this one.

    `what` names the deed and what it is done to ("consent 0199…"). Called before any row is locked: what
    is read afterwards is what the one before has left.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])

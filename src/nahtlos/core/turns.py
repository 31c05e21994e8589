"""Who does the same at the same moment takes turns."""

from django.db import connection


def wait_for_turn(what: str) -> None:
    """Wait for whoever does the same, until their transaction ends; whoever comes next waits for this one.

    `what` names the deed and what it is done to ("consent 0199…"). Called before any row is locked: what
    is read afterwards is what the one before has left.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])

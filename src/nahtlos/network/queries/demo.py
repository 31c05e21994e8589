"""How a database says that it is a demo."""

from django.db import connection

MARK = "nahtlos demo"


def is_marked_as_demo() -> bool:
    """Whether the comment on this database says that everybody in it is invented."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database"
            " where datname = current_database()"
        )
        return str(cursor.fetchone()[0]).startswith(f"{MARK} ")

"""How the tests of this folder ask the database itself, past Django's models."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from nahtlos.people.models import OfPerson, Person

Rows = list[tuple[Any, ...]]
BOOKS = ("core_change", "core_reading")


class Asks(Protocol):
    """A cursor, the program's or the owner's."""

    @property
    def description(self) -> Any: ...

    def execute(self, query: Any, params: Any = None) -> Any: ...

    def fetchall(self) -> Any: ...


def rows(cursor: Asks, statement: str, *values: object) -> Rows:
    """What this cursor is answered."""
    cursor.execute(statement, values or None)
    return list(cursor.fetchall()) if cursor.description is not None else []


def ask(statement: str, *values: object) -> Rows:
    """What the program is answered, as whoever is acting."""
    with connection.cursor() as cursor:
        return rows(cursor, statement, *values)


def one(statement: str, *values: object) -> Any:
    """The one value that the program is answered."""
    return ask(statement, *values)[0][0]


@contextmanager
def owner() -> Iterator["psycopg.Cursor[Any]"]:
    """A cursor of the owner of the tables, on a connection of its own; nothing of it is kept."""
    with psycopg.connect(settings.OWNER_URL) as kept, kept.cursor() as cursor:
        cursor.execute("set lock_timeout = '5s'")
        yield cursor
        kept.rollback()


@contextmanager
def another_session() -> Iterator["psycopg.Cursor[Any]"]:
    """A cursor of the program's role on a second connection."""
    details = connection.settings_dict
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    where = make_conninfo(**{key: str(details[name]) for key, name in names.items()})
    with psycopg.connect(where, autocommit=True) as other, other.cursor() as cursor:
        yield cursor


REACHING = """
with recursive reaching(which) as (
    select 'people_person'::regclass
    union
    select c.conrelid::regclass from pg_constraint c join reaching r on c.confrelid = r.which
     where c.contype = 'f')
select which::text from reaching
union
select a.attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid
 where a.attname = 'person_id' and not a.attisdropped and c.relkind in ('r', 'p')
   and c.relnamespace = 'public'::regnamespace
order by 1"""


def of_a_person(cursor: Asks) -> list[str]:
    """Every table that leads to a person: by a reference, however long, by a column, by its model."""
    models = {model._meta.db_table for model in apps.get_models() if issubclass(model, OfPerson)}
    found = {name for (name,) in rows(cursor, REACHING)}
    return sorted(found | models | {Person._meta.db_table})


def walled() -> list[str]:
    """Every table of a person, as the program sees them."""
    with connection.cursor() as cursor:
        return of_a_person(cursor)


def counts() -> dict[str, int]:
    """How many rows of each table of a person exist for whoever is acting."""
    return {table: one(f"select count(*) from {table}") for table in walled()}

"""What the wall lets through: each verb tried on a row of every kind, each try taken back.

Planning a statement with its policies takes longer than running it. So each kind of row has one
statement for each verb, in functions that keep their plans; the rows go in as arguments. The owner of
the tables makes the functions, because the program may make nothing, not even for a session.
The server still runs them under the program's own role and as whoever is acting.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from typing import Any, cast

import psycopg
from django.conf import settings
from django.db import connection, models

from nahtlos.core.clock import uuid7
from tests.wall.expected import Thing
from tests.wall.ground import one
from tests.wall.scene import TABLES

# A try passes if it touched one row, or if something else than the wall (class 42) refused it:
# keys and checks come later than the wall. Class 22 is a fault of the try itself.
TRY = """
    if _rows ? '{thing}' then
        begin
            _touched := 0;
            {statement};
            get diagnostics _touched = row_count;
            raise exception using errcode = 'ZZ001';
        exception when others then
            if left(sqlstate, 2) = '22' then raise; end if;
            if sqlstate = 'ZZ001' and _touched = 1 or left(sqlstate, 2) not in ('42', 'ZZ') then
                _passed := _passed || '{thing}'::text;
            end if;
        end;
    end if;"""
FUNCTION = """
create function tries.try_{verb}(_rows jsonb) returns text[] language plpgsql
set plan_cache_mode = force_generic_plan as $f$
declare
    _touched bigint;
    _passed text[] := '{{}}';
begin{tries}
    return _passed;
end $f$"""
SEEING = """
create function tries.try_select(_rows jsonb) returns text[] language plpgsql
set plan_cache_mode = force_generic_plan as $f$
declare
    _who uuid := _rows ->> 'who';
begin
    return (select coalesce(array_agg(thing), '{{}}') from ({counting}) counted where number > 0);
end $f$"""


@contextmanager
def prepared(rows: Mapping[Thing, models.Model]) -> Iterator[None]:
    """The four functions, for the kinds of these rows; they are gone afterwards."""
    made = [SEEING.format(counting=_counting())]
    for verb in ("insert", "update", "delete"):
        tries = [
            TRY.format(thing=thing, statement=_statement(verb, thing, row))
            for thing, row in rows.items()
        ]
        made.append(FUNCTION.format(verb=verb, tries="".join(tries)))
    with functions(*made):
        yield


@contextmanager
def functions(*made: str) -> Iterator[None]:
    """Functions in the schema `tries`, made by the owner; they keep their plans, whatever is rolled back."""
    with psycopg.connect(settings.OWNER_URL, autocommit=True) as owner:
        owner.execute("create schema tries")
        try:
            owner.execute("grant usage on schema tries to public")
            for text in made:
                owner.execute(text.encode())
            yield
        finally:
            owner.execute("drop schema tries cascade")


def told(verb: str, person: models.Model, rows: Mapping[Thing, models.Model]) -> str:
    """The argument of the function of this verb: the person, or the rows that are tried."""
    if verb == "select":
        return json.dumps({"who": str(person.pk)})
    parts, values = [], []
    for thing, row in rows.items():
        text, more = _twin(row) if verb == "insert" else ("%s", [row.pk])
        parts.append(f"select '{thing}' as thing, to_jsonb({text}) as row")
        values += more
    text = f"select jsonb_object_agg(thing, row)::text from ({' union all '.join(parts)}) told"
    return str(one(_spelled(text, values)))


def passing(verb: str, rows: str) -> frozenset[Thing]:
    """Which kinds of rows the wall lets through; nothing is kept."""
    passed = one(f"select tries.try_{verb}(%s::jsonb)", rows)
    return frozenset(Thing(name) for name in passed)


def _counting() -> str:
    """One statement that counts every kind of row about one person."""
    lines = []
    for thing, (table, part) in TABLES.items():
        key = "id" if thing is Thing.PERSON else "person_id"
        which = f" and part = '{part}'" if part else ""
        lines.append(
            f"select '{thing}' as thing, count(*) as number from {table} where {key} = _who{which}"
        )
    return " union all ".join(lines)


def _statement(verb: str, thing: Thing, row: models.Model) -> str:
    table, key = TABLES[thing][0], f"(_rows ->> '{thing}')::uuid"
    if verb == "update":
        return f"update {table} set id = id where id = {key}"
    if verb == "delete":
        return f"delete from {table} where id = {key}"
    columns = ", ".join(f'"{field.column}"' for field in _fields(row))
    return (
        f"insert into {table} ({columns})"
        f" select {columns} from jsonb_populate_record(null::{table}, _rows -> '{thing}')"
    )


def _fields(row: models.Model) -> "list[models.Field[Any, Any]]":
    return [field for field in row._meta.local_concrete_fields if not field.generated]


def _twin(row: models.Model) -> tuple[str, list[Any]]:
    """A second row like this one, column by column, and the values that stand in it."""
    new = copy(row)
    new.pk = uuid7()
    fields = _fields(row)
    values = [field.get_db_prep_save(field.pre_save(new, add=True), connection) for field in fields]
    columns = ", ".join(f'%s as "{field.column}"' for field in fields)
    return f"(select twin from (select {columns}) twin)", values


def _spelled(text: str, values: list[Any]) -> str:
    """The statement with its values in it: there are more than a server takes apart from the text."""
    connection.ensure_connection()
    with psycopg.ClientCursor(cast("psycopg.Connection[Any]", connection.connection)) as cursor:
        return cursor.mogrify(text.encode(), values)

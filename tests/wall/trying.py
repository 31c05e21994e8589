"""Many statements tried at once, each taken back: what the wall lets through.

A statement of its own for every cell, with its savepoint, took most of the time; here
the server goes through them by itself, still under the program's own role and as whoever is acting.
"""

import json
from copy import copy
from typing import Any, cast

import psycopg
from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery

from nahtlos.core.clock import uuid7
from tests.wall.ground import one

# A statement passes if it touched one row, or if something else than the wall (class 42) refused it:
# keys and checks come later than the wall.
TRY = """
do $$
declare
    statement text;
    touched bigint;
    passed text := '';
begin
    for statement in
        select value from json_array_elements_text(current_setting('nahtlos.tries')::json)
    loop
        begin
            execute statement;
            get diagnostics touched = row_count;
            raise exception using errcode = 'ZZ001';
        exception when others then
            passed := passed || case
                when sqlstate = 'ZZ001' then (touched = 1)::int
                when left(sqlstate, 2) = '42' then 0
                else 1 end;
        end;
    end loop;
    perform set_config('nahtlos.passed', passed, true);
end $$"""


def passing(statements: list[str]) -> list[bool]:
    """Which of these statements the wall lets through; nothing of them is kept."""
    one("select set_config('nahtlos.tries', %s, true)", json.dumps(statements))
    with connection.cursor() as cursor:
        cursor.execute(TRY)
    return [mark == "1" for mark in one("select current_setting('nahtlos.passed')")]


def twin(row: Model) -> str:
    """The statement that inserts a second row like this one."""
    new = copy(row)
    new.pk = uuid7()
    query = InsertQuery(type(row))
    query.insert_values(type(row)._meta.local_concrete_fields, [new])
    ((text, values),) = query.get_compiler(connection=connection).as_sql()
    return spelled(text, values)


def spelled(text: str, values: Any) -> str:
    """The statement with its values in it, as the server would read them."""
    connection.ensure_connection()
    with psycopg.ClientCursor(cast("psycopg.Connection[Any]", connection.connection)) as cursor:
        return cursor.mogrify(text.encode(), values)

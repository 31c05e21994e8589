"""Migrating draws few models anew, and the tables are those of the models all the same."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

from nahtlos.site.states import HOOK, few_drawn_anew

Change = Callable[[ProjectState], None]
HOUSE, ROOM, CELLAR = ("place", "house"), ("place", "room"), ("place", "cellar")


def drawn() -> ProjectState:
    """A house and a room in it."""
    state = ProjectState()
    key = models.AutoField(primary_key=True, serialize=False)
    to_house = models.ForeignKey("place.house", models.CASCADE)
    state.add_model(ModelState("place", "House", [("id", key), ("name", models.TextField())]))
    state.add_model(ModelState("place", "Room", [("id", key), ("house", to_house)]))
    _ = state.apps
    return state


def altered(name: str, field: "models.Field[Any, Any]") -> Change:
    """The house has another field of that name."""
    return lambda state: state.alter_field("place", "house", name, field, preserve_default=True)


def with_door(state: ProjectState) -> None:
    """There is a new model that refers to the house."""
    key = models.AutoField(primary_key=True, serialize=False)
    to_house = models.ForeignKey("place.house", models.CASCADE)
    state.add_model(ModelState("place", "Door", [("id", key), ("house", to_house)]))


def with_colour(state: ProjectState) -> None:
    """The house has a column more, by which nobody knows it."""
    state.add_field("place", "house", "colour", models.TextField(), preserve_default=True)


CHANGES: dict[str, Change] = {
    "a column": with_colour,
    "a model": with_door,
    "a key": altered("id", models.BigAutoField(primary_key=True, serialize=False)),
    "a unique name": altered("name", models.TextField(unique=True)),
    "a table": lambda state: state.alter_model_options("place", "house", {"db_table": "houses"}),
}


def anew(state: ProjectState, change: str) -> set[tuple[str, str]]:
    """Which classes are other ones after a change, beside new ones."""
    before = {key: state.apps.get_model(*key) for key in state.models}
    with few_drawn_anew():
        CHANGES[change](state)
    return {key for key, old in before.items() if state.apps.get_model(*key) is not old}


@pytest.mark.parametrize(
    ("change", "whom"),
    [
        ("a column", {HOUSE}),
        ("a model", set()),
        ("a key", {HOUSE, ROOM}),
        ("a unique name", {HOUSE, ROOM}),
        ("a table", {HOUSE, ROOM}),
    ],
)
def test_only_what_changes_is_drawn_anew_unless_others_know_it_by_that(
    change: str, whom: set[tuple[str, str]]
) -> None:
    assert anew(drawn(), change) == whom


def test_whoever_inherits_is_drawn_anew() -> None:
    state = drawn()
    state.add_model(ModelState("place", "Cellar", [], bases=("place.house",)))
    assert anew(state, "a column") == {HOUSE, ROOM, CELLAR}


def test_who_asks_for_the_classes_gets_all_of_them_drawn_anew() -> None:
    state = drawn()
    anew(state, "a column")
    room = state.apps.get_model("place", "room")
    state.clear_delayed_apps_cache()
    assert state.apps.get_model("place", "room") is not room
    assert {f.name for f in state.apps.get_model("place", "house")._meta.fields} == {
        "id",
        "name",
        "colour",
    }


def test_django_is_left_as_it_was() -> None:
    before = getattr(ProjectState, HOOK)
    with few_drawn_anew():
        assert getattr(ProjectState, HOOK) is not before
    assert getattr(ProjectState, HOOK) is before


TABLES = [one for one in apps.get_models() if one._meta.managed]


@pytest.mark.django_db
@pytest.mark.parametrize("model", TABLES, ids=lambda one: one._meta.db_table)
def test_the_table_is_that_of_the_model(model: type[models.Model]) -> None:
    """Columns with their types, what may be missing, whom keys name, and all that has a name."""
    meta = model._meta
    with connection.cursor() as cursor:
        cursor.execute(
            "select attname, format_type(atttypid, atttypmod), not attnotnull from pg_attribute"
            " where attrelid = %s::regclass and attnum > 0 and not attisdropped",
            [meta.db_table],
        )
        there = {name: (kind, empty) for name, kind, empty in cursor.fetchall()}
        cursor.execute(
            "select conname from pg_constraint where conrelid = %s::regclass"
            " union select indexrelid::regclass::text from pg_index where indrelid = %s::regclass",
            [meta.db_table, meta.db_table],
        )
        named = {name.strip('"') for (name,) in cursor.fetchall()}
        cursor.execute(
            "select attname, confrelid::regclass::text from pg_constraint join pg_attribute"
            " on attrelid = conrelid and attnum = any (conkey)"
            " where conrelid = %s::regclass and contype = 'f' and cardinality(conkey) = 1",
            [meta.db_table],
        )
        keys = set(cursor.fetchall())
    fields = meta.local_concrete_fields
    assert there == {one.column: (spelled(one), one.null) for one in fields}
    assert {one.name for one in (*meta.constraints, *meta.indexes)} <= named
    assert keys == {
        (one.column, one.related_model._meta.db_table)
        for one in fields
        if isinstance(one, models.ForeignKey) and getattr(one, "db_constraint", True)
    }


def spelled(field: "models.Field[Any, Any]") -> str:
    """The type of a column in the words of PostgreSQL."""
    kind = field.db_type(connection)
    with connection.cursor() as cursor:
        cursor.execute("select format_type(to_regtype(%s), to_regtypemod(%s))", [kind, kind])
        [(said,)] = cursor.fetchall()
    return str(said)

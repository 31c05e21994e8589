"""Every personal column belongs to a class of retention, said beside the model."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    CharField,
    DateField,
    ForeignKey,
    Model,
    TextField,
)

from nahtlos.people.models import OfPerson, Person
from nahtlos.people.queries.keeping.house import BY_HAND
from nahtlos.people.retention import APART, BOOKS, CLASSES, COMMON, Keeps, Starts

from .test_models import models


def personal(model: type[Model]) -> bool:
    """A table of a person: by its model, by a column, by a reference, or as a table that is brought."""
    columns = {one.attname for one in model._meta.concrete_fields}
    leads = any(
        isinstance(one, ForeignKey) and one.related_model is Person
        for one in model._meta.concrete_fields
    )
    brought = re.match(r"Import|Sheet", model.__name__) is not None
    return (
        model is Person or issubclass(model, OfPerson) or "person_id" in columns or leads or brought
    )


TABLES = [model for model in models() if personal(model)]
ROWS = [model for model in TABLES if model is Person or issubclass(model, OfPerson)]


def faults(keeps: Keeps, columns: list[str]) -> Iterator[str]:
    """Columns without a class, columns that are not there, columns with two."""
    named = keeps.columns
    yield from (f"{one} has no class" for one in sorted(set(columns) - set(named) - COMMON))
    yield from (f"{one} is not a column" for one in sorted(set(named) - set(columns)))
    yield from (
        f"{one} has two classes" for one in sorted({x for x in named if named.count(x) > 1})
    )


def columns_of(model: type[Model]) -> list[str]:
    return [one.name for one in model._meta.concrete_fields]


def keeps_of(model: type[Any]) -> Keeps:
    assert "retention" in vars(model), f"{model.__name__} does not say how long it is kept"
    keeps = model.retention
    assert isinstance(keeps, Keeps)
    return keeps


def test_there_are_tables_of_persons() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize("model", TABLES, ids=lambda m: m._meta.label)
def test_every_personal_column_has_a_class(model: type[Model]) -> None:
    table = model._meta.db_table
    if table in BOOKS or table in BY_HAND:
        return
    assert list(faults(keeps_of(model), columns_of(model))) == []


def test_a_new_column_without_a_class_is_found() -> None:
    keeps = Keeps("name text", emptied={"notes": "note"})
    assert list(faults(keeps, ["id", "person", "name", "text", "note", "shoe_size"])) == [
        "shoe_size has no class"
    ]
    assert list(faults(keeps, ["name", "note"])) == ["text is not a column"]
    assert list(faults(Keeps("a", emptied={"notes": "a"}), ["a"])) == ["a has two classes"]


@pytest.mark.parametrize("model", ROWS, ids=lambda m: m._meta.label)
def test_every_class_that_is_named_exists_and_can_be_counted(model: type[Model]) -> None:
    keeps = keeps_of(model)
    for key, columns in keeps.rows.items():
        assert columns or CLASSES[key].starts is Starts.CONTACT
        assert all(isinstance(model._meta.get_field(one), DateField) for one in columns)
    assert all(CLASSES[key].starts is Starts.CONTACT for key in keeps.emptied)
    assert all(isinstance(model._meta.get_field(one), DateField) for one in keeps.contact)


@pytest.mark.parametrize("model", ROWS, ids=lambda m: m._meta.label)
def test_what_is_emptied_may_be_empty(model: type[Model]) -> None:
    for columns in keeps_of(model).emptied.values():
        for name in columns.split():
            column = model._meta.get_field(name)
            assert isinstance(column, CharField | TextField)
            assert column.blank


def test_every_class_is_used() -> None:
    used = {key for model in ROWS for key in (*keeps_of(model).rows, *keeps_of(model).emptied)}
    assert used | {"file", "silence"} | set(BOOKS.values()) | set(APART.values()) == set(CLASSES)


@pytest.mark.parametrize("model", ROWS, ids=lambda m: m._meta.label)
def test_what_hangs_on_a_row_that_goes_early_goes_along_or_keeps_it(model: type[Model]) -> None:
    """A reference that neither cascades, nor is emptied, nor protects would break the night."""
    if not keeps_of(model).rows:
        return
    for other in apps.get_models():
        for one in other._meta.concrete_fields:
            if isinstance(one, ForeignKey) and one.related_model is model:
                assert one.remote_field.on_delete in {CASCADE, SET_NULL, PROTECT}

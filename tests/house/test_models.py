"""What imports cannot show: which table may point to which, and which facts belong together."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import CheckConstraint, ForeignKey, Model
from django.utils import translation

from .house import NOT_ROOMS, height, storeys

Reference = ForeignKey[Model, Model]
ROOMS = {room for line in storeys() for room in line}


def room_of(model: type[Model]) -> str | None:
    """The room that a table belongs to; None for Django's and the libraries' own."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "nahtlos" and parts[1] in ROOMS else None


def models() -> list[type[Model]]:
    return [model for model in apps.get_models() if room_of(model)]


def foreign_keys() -> Iterator[tuple[str, str, str, Reference]]:
    """Every reference between tables of the house: its name, from which room, to which room."""
    for model in models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey) and isinstance(field.related_model, type):
                here, there = room_of(model), room_of(field.related_model)
                if here and there:
                    yield f"{model.__name__}.{field.name}", here, there, field


def test_the_house_has_tables() -> None:
    assert models()


def test_a_foreign_key_points_down_or_stays_on_its_storey() -> None:
    up = [
        f"{name}: {here} → {there}"
        for name, here, there, _ in foreign_keys()
        if height(there) > height(here) or (here != there and height(there) == height(here))
    ]
    assert up == []


def test_a_lower_room_cannot_reach_up_by_a_reverse_name() -> None:
    reaching = [
        name
        for name, here, there, field in foreign_keys()
        if here != there and not (field.remote_field.related_name or "").endswith("+")
    ]
    assert reaching == []


def test_doors_own_no_tables() -> None:
    doors = set(NOT_ROOMS) - {"core"}
    assert [m.__name__ for m in models() if room_of(m) in doors] == []


def pairs(model: type[Model]) -> list[tuple[str, str]]:
    """Fields that say when and by whom something was done that may not have been done yet."""
    names = {field.attname: field for field in model._meta.concrete_fields}
    return [
        (at, by)
        for at in (name for name in names if name.endswith("_at"))
        for by in (f"{at[:-3]}_by", f"{at[:-3]}_by_id")
        if by in names and names[at].null
    ]


def bound(model: type[Model], at: str, by: str) -> bool:
    """Whether one constraint of the table speaks of both fields."""
    checks = (str(c.condition) for c in model._meta.constraints if isinstance(c, CheckConstraint))
    return any(at in check and by.removesuffix("_id") in check for check in checks)


@pytest.mark.parametrize("model", models(), ids=lambda m: m._meta.label)
def test_when_and_by_whom_are_known_together_or_not_at_all(model: type[Model]) -> None:
    assert [(at, by) for at, by in pairs(model) if not bound(model, at, by)] == []


def test_migrations_are_in_step_with_the_models() -> None:
    loader = MigrationLoader(None)
    with translation.override("en"):
        found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
        changes = found.changes(graph=loader.graph)
    assert [m.operations for app in changes if app in ROOMS for m in changes[app]] == []

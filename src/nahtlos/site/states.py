"""Migrating in a fifth of the time: after each step only the model that it changes is drawn anew.

Beside the tables Django keeps classes of all models as they were at that point of history, and after each
step draws anew whatever hangs together with the changed one. Here every model hangs on the region, so all of
them were drawn anew four hundred times. The tables come from the changed model alone, as long as what others
refer to stays as it was; else all are drawn anew, and likewise for a step that asks for the classes
(`RunPython`).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ProjectState
from django.db.models import Field

Key = tuple[str, str]
HOOK = "_find_reload_model"
"""Which models Django draws anew when one has changed."""


@contextmanager
def few_drawn_anew() -> Iterator[None]:
    """Inside the block a step of a migration draws anew what it changes, and not what hangs on that."""
    # Django has no door for this; `tests/site/test_states.py` fails when the hook is gone.
    whole = getattr(ProjectState, HOOK)
    setattr(ProjectState, HOOK, _drawn_anew)
    try:
        yield
    finally:
        setattr(ProjectState, HOOK, whole)


def _drawn_anew(state: ProjectState, app: str, model: str, delay: bool = False) -> set[Key]:
    state.is_delayed = True  # who asks for the classes gets all of them drawn anew
    return set(state.models) if _is_known_otherwise(state, (app, model)) else {(app, model)}


def _is_known_otherwise(state: ProjectState, key: Key) -> bool:
    """Whether another model inherits from this one, or knows it by something that has changed."""
    name = ".".join(key)
    if any(name == str(base).lower() for one in state.models.values() for base in one.bases):
        return True
    try:
        old = state.apps.get_model(*key)
    except LookupError:
        return False
    new, before = state.models[key], {one.name: one for one in old._meta.local_fields}
    table = old._meta.original_attrs.get("db_table")
    return table != new.options.get("db_table") or _handles(before) != _handles(new.fields)


def _handles(fields: Mapping[str, "Field[Any, Any]"]) -> dict[str, object]:
    """The fields by which others may refer to a model, as they are made."""
    return {name: one.deconstruct()[1:] for name, one in fields.items() if one.unique}

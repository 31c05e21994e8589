"""Two files of one institution that are one person: joined, both histories kept, undone if wrong."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.network.actions.once import only_once
from nahtlos.people import access
from nahtlos.people.actions.rows import of
from nahtlos.people.models import BulkRow, Login, Merge, OfPerson, Person, Record
from nahtlos.people.news import FilesJoin

ONLY_ONE = _(
    "Both files hold something of which there can be only one. Please look at both once more."
)


def tables() -> list[type[OfPerson]]:
    """Every table of a file, in this room and in those above, except the joining itself.

    What was done with many at once stays with whom it was done, so that it can be undone rightly.
    """
    return [
        model
        for model in apps.get_models()
        if issubclass(model, OfPerson) and model not in {BulkRow, Merge, Record}
    ]


@transaction.atomic
def merge(*, person: Person, merged: Person, by: Actor, at: datetime) -> Merge:
    """Join `merged` into `person`. Rows move over; what stands in both stays as `person` has it."""
    demand(access.may_merge(by, person, merged))
    publish(_join(person, merged, by, at))
    with only_once(ONLY_ONE):
        moved = _move_over(person, merged)
    moved |= {"filled": _fill_gaps(person, merged)}
    merged.merged_into = person
    merged.save(update_fields=["merged_into"])
    return Merge.objects.create(
        **of(person), merged=merged, merged_at=at, merged_by_id=sure(by.account), moved=dict(moved)
    )


def _join(person: Person, merged: Person, by: Actor, at: datetime) -> FilesJoin:
    return FilesJoin(
        person=person.pk,
        merged=merged.pk,
        region=person.region_id,
        holder=person.institution_id,
        account=sure(by.account),
        membership=sure(by.membership),
        at=at,
    )


def _move_over(person: Person, merged: Person) -> dict[str, list[str]]:
    """Move every row but those that stand in both files; the keys of what moved, by table."""
    stay = {table: _in_both(table, person, merged) for table in tables()}
    moved: dict[str, list[str]] = defaultdict(list)
    for table in tables():
        rows = table._default_manager.filter(person=merged).exclude(pk__in=stay[table])
        for name, other in _parents(table):
            rows = rows.exclude(**{f"{name}__in": stay[other]})
        keys = list(rows.values_list("pk", flat=True))
        table._default_manager.filter(pk__in=keys).update(person=person)
        moved[table._meta.label] = [str(key) for key in keys]
    return moved


def _in_both(table: type[OfPerson], person: Person, merged: Person) -> list[UUID]:
    """Rows of which a person has only one, where the kept file has its own: that one stands."""
    rows, found = table._default_manager, set()
    for names in _kinds(table):
        own = set(rows.filter(person=person).values_list(*names))
        theirs = rows.filter(person=merged).values_list("pk", *names)
        found |= {key for key, *kind in theirs if tuple(kind) in own}
    return list(found)


def _kinds(table: type[OfPerson]) -> Iterator[tuple[str, ...]]:
    """By which columns a row is the only one of its person, as the table itself says it."""
    for one in table._meta.constraints:
        if isinstance(one, UniqueConstraint) and one.condition is None and "person" in one.fields:
            yield tuple(name if name != "person" else "institution" for name in one.fields)
    if table is Login:
        yield ("account",)


def _parents(table: type[OfPerson]) -> Iterator[tuple[str, type[OfPerson]]]:
    """The rows of a file on which those of this table hang; what hangs on one stays with it."""
    known = set(tables()) - {table}
    for field in table._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.related_model in known:
            yield field.name, field.related_model


def _fill_gaps(person: Person, merged: Person) -> list[str]:
    """What is unknown in the kept record is taken from the other; the names of those columns."""
    kept, other = Record.objects.get(person=person), Record.objects.get(person=merged)
    common = {"id", "person", "region", "institution"}
    filled = [
        field.name
        for field in Record._meta.concrete_fields
        if field.name not in common and not getattr(kept, field.name) and getattr(other, field.name)
    ]
    for name in filled:
        setattr(kept, name, getattr(other, name))
    kept.save()
    return filled


@transaction.atomic
def undo_merge(*, merge: Merge, by: Actor, at: datetime) -> None:
    """Part two files that were joined by mistake: each gets its own rows back."""
    person, merged = merge.person, merge.merged
    demand(access.may_keep(by, person))
    moved: dict[str, Any] = dict(merge.moved)
    record = Record.objects.get(person=person)
    for name in moved.pop("filled", []):
        record.forget(name)
    record.save()
    for label, keys in moved.items():
        apps.get_model(label)._default_manager.filter(pk__in=keys).update(person=merged)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])

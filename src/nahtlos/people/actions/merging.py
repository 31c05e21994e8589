"""Two files of one institution that are one person: joined, both histories kept, undone if wrong."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people import access
from nahtlos.people.actions.rows import of
from nahtlos.people.models import (
    BulkRow,
    Content,
    Document,
    Fact,
    Language,
    Login,
    Merge,
    OfPerson,
    Person,
    Record,
)

# One of these stands for a person: where both files have one, the kept file's own stays.
ONE_OF_A_KIND: dict[type[OfPerson], str] = {
    Fact: "name",
    Language: "code",
    Login: "account_id",
    Document: "digest",
    Content: "document__digest",
}


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
    moved: dict[str, list[str]] = defaultdict(list)
    for table in tables():
        rows = table._default_manager.filter(person=merged)
        if only := ONE_OF_A_KIND.get(table):
            own = table._default_manager.filter(person=person).values_list(only, flat=True)
            rows = rows.exclude(**{f"{only}__in": list(own)})
        keys = list(rows.values_list("pk", flat=True))
        table._default_manager.filter(pk__in=keys).update(person=person)
        moved[table._meta.label] = [str(key) for key in keys]
    moved |= {"filled": _fill_gaps(person, merged)}
    merged.merged_into = person
    merged.save(update_fields=["merged_into"])
    return Merge.objects.create(
        **of(person), merged=merged, merged_at=at, merged_by_id=sure(by.account), moved=dict(moved)
    )


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

"""One person goes as a whole, in one transaction, out of every table and out of the book."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.network.actions import forget_account
from nahtlos.people import access
from nahtlos.people.models import Erasure, Login, Merge, Person, Remainder
from nahtlos.people.news import PersonGoes
from nahtlos.people.queries.keeping.due import tables
from nahtlos.people.retention import Ending


def digest(key: UUID) -> str:
    """A key as the protocol keeps it (SHA-256)."""
    return hashlib.sha256(key.bytes).hexdigest()


def _with_joined(person: UUID) -> list[UUID]:
    """The file and every file that was joined into it: one person."""
    found = [person]
    for one in found:
        joined = Person.objects.filter(merged_into=one).exclude(pk__in=found)
        found += joined.values_list("pk", flat=True)
    return found


def forget(persons: list[UUID], *, everything: bool) -> int:
    """Take values out of the book of changes: of everything, or of what was just taken out."""
    with connection.cursor() as cursor:
        cursor.execute("select core_forget(%s, %s)", [persons, everything])
        [number] = cursor.fetchone() or [0]
        return int(number)


def put_down(
    of: Person, key: str, rows: int, *, at: datetime, persons: Iterable[UUID], whole: bool
) -> None:
    """One line in the protocol: how much, not whose."""
    Erasure.objects.create(
        region_id=of.region_id,
        institution_id=of.institution_id,
        at=at,
        key=key,
        whole=whole,
        rows=rows,
        digests=[digest(one) for one in persons],
    )


def count_on(of: Person, key: str, number: int, at: datetime) -> None:
    """Keep the number of those who went, by year, and nothing else of them."""
    where: dict[str, Any] = {"region_id": of.region_id, "institution_id": of.institution_id}
    row, _made = Remainder.objects.get_or_create(**where, key=key, year=at.year)
    Remainder.objects.filter(pk=row.pk).update(number=F("number") + number)


def erase_person(*, person: Person, key: str, ending: str, by: Actor, at: datetime) -> int:
    """Take a person out of everything; `by` is the program erasing. How many rows went."""
    demand(access.may_erase(by))
    with transaction.atomic(), acting(by):
        whole = _with_joined(person.pk)
        rows = len(whole)
        for model in tables():
            rows += model._default_manager.filter(person__in=whole).count()
        accounts = list(Login.objects.filter(person__in=whole).values_list("account", flat=True))
        publish(PersonGoes(tuple(whole), sure(by.region), at))
        Merge.objects.filter(merged__in=whole).delete()
        with connection.cursor() as cursor:
            cursor.execute("delete from people_person where id = any(%s)", [whole])
        forget(whole, everything=True)
        for account in accounts:
            forget_account(account=account)
        put_down(person, key, rows, at=at, persons=whole, whole=True)
        if ending == Ending.COUNT:
            count_on(person, key, 1, at)
        return rows

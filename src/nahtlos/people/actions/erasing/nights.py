"""The night: announce, erase whole persons, erase rows, empty columns, shorten the books.

Everything is asked anew each night and done one person at a time, so a night that was broken off is
simply gone on with by the next one.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.people import access
from nahtlos.people.actions.erasing.persons import count_on, erase_person, forget, put_down
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Announcement, Erasure, OfPerson, Person
from nahtlos.people.queries.keeping.due import (
    Due,
    due_persons,
    due_rows,
    held_persons,
    last_contacts,
    quiet_persons,
    tables,
)
from nahtlos.people.queries.keeping.periods import Rule, rules
from nahtlos.people.retention import BOOKS, WHOLE, Ending, Starts

LINES = 5000
"""So many lines of a book go in one transaction."""
log = logging.getLogger(__name__)


@dataclass
class Night:
    """What a night did, as numbers."""

    announced: int = 0
    persons: int = 0
    rows: int = 0
    lines: int = 0
    failed: int = 0


def night(*, by: Actor, at: datetime, on: date) -> Night:
    """One region. What fails is left as it was, and tried again the next night."""
    demand(access.may_erase(by))
    done, region = Night(), sure(by.region)
    with acting(by):
        known = rules(region)
    announce(known, by=by, on=on, done=done)
    for person in _now_due(known, by=by, on=on):
        _try(done, partial(_whole, person, known, by=by, at=at, on=on, done=done))
    for key in _with_due_rows(known, by=by, on=on):
        _try(done, partial(_part, key, known, by=by, at=at, on=on, done=done))
    _shorten(known, by=by, at=at, on=on, done=done)
    return done


def _try(done: Night, step: Callable[[], None]) -> None:
    """One step; the database undoes one that breaks off."""
    try:
        step()
    except DatabaseError as error:
        done.failed += 1
        # Not the message of the database: it names keys.
        log.error("one person is tried again the next night: %s", type(error).__name__)  # noqa: TRY400 -- no traceback, see above


def announce(known: dict[str, Rule], *, by: Actor, on: date, done: Night) -> None:
    """Tell whose file will end, and take back what no longer holds."""
    with acting(by):
        soon = {one.person: one for one in due_persons(known, on, soon=True)}
        told = {one.person_id: one for one in Announcement.objects.all()}
    for key, row in told.items():
        now_due = soon.get(key)
        if now_due is None or now_due.key != row.key:
            with acting(by):
                Announcement.objects.filter(pk=row.pk).delete()
        elif now_due.last_day != row.due_on:
            with acting(by):
                Announcement.objects.filter(pk=row.pk).update(due_on=now_due.last_day)
    for key, one in soon.items():
        if key not in told or told[key].key != one.key:
            with acting(by):
                person = Person.objects.filter(pk=key).first()
                if person is not None:
                    Announcement.objects.create(
                        **of(person), key=one.key, announced_on=on, due_on=one.last_day
                    )
                    done.announced += 1


def _announced(due: Due, known: dict[str, Rule], on: date) -> bool:
    """Whether it was told long enough ago."""
    last = on - timedelta(days=known[due.key].announced)
    return Announcement.objects.filter(
        person=due.person, key=due.key, announced_on__lte=last
    ).exists()


def _now_due(known: dict[str, Rule], *, by: Actor, on: date) -> list[Due]:
    with acting(by):
        return [one for one in due_persons(known, on) if _announced(one, known, on)]


def _whole(
    due: Due, known: dict[str, Rule], *, by: Actor, at: datetime, on: date, done: Night
) -> None:
    """Look once more under the lock: somebody may have opened the case again since."""
    with transaction.atomic(), acting(by):
        person = Person.objects.select_for_update(of=("self",)).filter(pk=due.person).first()
        if person is None or due not in set(due_persons(known, on, only=due.person)):
            return
        rule = known[due.key]
        done.rows += erase_person(person=person, key=due.key, ending=rule.ending, by=by, at=at)
        done.persons += 1


def _quiet(known: dict[str, Rule], on: date, only: UUID | None = None) -> dict[str, list[UUID]]:
    """For each class that counts from the last contact: persons with whom there was none so long."""
    return {
        key: quiet_persons(rule, on, only)
        for key, rule in known.items()
        if key not in WHOLE and rule.of.starts is Starts.CONTACT
    }


def _with_due_rows(known: dict[str, Rule], *, by: Actor, on: date) -> list[UUID]:
    """Persons of whom some row or column has been kept long enough."""
    with acting(by):
        quiet, found = _quiet(known, on), set[UUID]()
        for model, key in _each(known):
            rows = due_rows(model, known[key], on, quiet.get(key, []))
            found |= set(rows.values_list("person", flat=True))
        return sorted(found - set(held_persons(on).values_list("person", flat=True)))


def _each(known: dict[str, Rule]) -> list[tuple[type[OfPerson], str]]:
    """Every table with every class in which some of it goes before the file does."""
    return [
        (model, key)
        for key in known
        if key not in WHOLE
        for model in tables()
        if key in model.retention.rows or key in model.retention.emptied
    ]


def _part(
    person: UUID, known: dict[str, Rule], *, by: Actor, at: datetime, on: date, done: Night
) -> None:
    """Rows and columns of one person, in one transaction."""
    with transaction.atomic(), acting(by):
        one = Person.objects.select_for_update(of=("self",)).filter(pk=person).first()
        if one is None or held_persons(on).filter(person=person).exists():
            return
        quiet = _quiet(known, on, person)
        _remember_contact(one, on)
        for key in dict.fromkeys(key for _model, key in _each(known)):
            gone = 0
            for model in (model for model, its in _each(known) if its == key):
                rows = due_rows(model, known[key], on, quiet.get(key, []))
                keys = list(rows.filter(person=person).values_list("pk", flat=True))
                gone += _take_out(model, key, keys, one) if keys else 0
            if gone:
                done.rows += gone
                put_down(one, key, gone, at=at, persons=[person], whole=False)
                if known[key].ending == Ending.COUNT:
                    count_on(one, key, gone, at)
        forget([person], everything=False)


def _remember_contact(person: Person, on: date) -> None:
    """What goes must not make the last contact look longer ago than it was."""
    found = last_contacts(on).filter(pk=person.pk).values_list("last_day", flat=True)[0]
    Person.objects.filter(pk=person.pk).update(last_contact_on=found)


def _take_out(model: type[OfPerson], key: str, keys: list[UUID], person: Person) -> int:
    """Rows, with what hangs on them; or only the columns that this class empties."""
    rows = model._default_manager.filter(pk__in=keys)
    if key in model.retention.rows:
        return rows.delete()[0]
    names = model.retention.emptied[key].split()
    rows.update(**dict.fromkeys(names, ""))
    with connection.cursor() as cursor:
        cursor.execute(
            "select core_forget_columns(%s, %s, %s, %s)",
            [person.pk, model._meta.db_table, keys, names],
        )
    return len(keys)


def _shorten(known: dict[str, Rule], *, by: Actor, at: datetime, on: date, done: Night) -> None:
    """Lines of the two books that were kept long enough, some thousands at a time."""
    for book, key in BOOKS.items():
        ends, gone = _first_moment_kept(on, known[key].months), 0
        while True:
            with acting(by), connection.cursor() as cursor:
                held = list(held_persons(on).values_list("person", flat=True))
                cursor.execute(
                    "select core_forget_before(%s, %s, %s::uuid[], %s)", [book, ends, held, LINES]
                )
                [number] = cursor.fetchone() or [0]
                if number:
                    Erasure.objects.create(region_id=sure(by.region), at=at, key=key, rows=number)
            gone += number
            if number < LINES:
                break
        done.lines += gone


def _first_moment_kept(on: date, months: int) -> datetime:
    """Lines before this moment have been kept for so many months, and the day on which they ended."""
    day = on
    while _later(day - timedelta(days=1), months) >= on:
        day -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time.min))


def _later(day: date, months: int) -> date:
    """So many calendar months later; the last of a month where that day is missing (§ 188 BGB)."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return min(
        first_of_next - timedelta(days=1), date(year, month, 1) + timedelta(days=day.day - 1)
    )

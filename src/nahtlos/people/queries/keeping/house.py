"""What whoever answers for data protection reads: rules and numbers, no person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.network.models import Institution
from nahtlos.people.models import Erasure, Person, Processing, Remainder
from nahtlos.people.queries.keeping.due import tables
from nahtlos.people.queries.keeping.periods import Rule
from nahtlos.people.retention import APART, BOOKS, FILE

BY_HAND: dict[str, Promise] = {
    "people_import": _("30 days after the table was brought; its name stays"),
    "people_importfile": _("30 days after the table was brought"),
    "people_importrow": _("30 days after the table was brought"),
    "people_importcolumns": _("no person: what the columns of a table mean"),
    "offers_sheet": _("one day after the table was brought"),
}
"""Tables that are brought, and cleared away by a night of their own."""


@dataclass(frozen=True)
class Line:
    """One class with what belongs to it: tables whose rows go, and columns that are emptied."""

    rule: Rule
    holds: tuple[str, ...]


def retention_table(rules: dict[str, Rule]) -> list[Line]:
    """Every class with the names of its tables, as the models declare them."""
    holds: dict[str, list[str]] = {key: [] for key in rules}
    holds[FILE].append(str(Person._meta.db_table))
    for model in tables():
        name = model._meta.db_table
        for key in model.retention.rows or (FILE,):
            holds[key].append(name)
        for key, columns in model.retention.emptied.items():
            holds[key] += [f"{name}.{column}" for column in columns.split()]
    for book, key in (*BOOKS.items(), *APART.items()):
        holds[key].append(book)
    return [Line(rule, tuple(sorted(holds[key]))) for key, rule in rules.items()]


def cleared_by_hand() -> Iterator[tuple[str, str]]:
    """Tables that are brought, and when they are cleared away."""
    known = {model._meta.db_table for model in apps.get_models()}
    return ((name, str(says)) for name, says in BY_HAND.items() if name in known)


@dataclass(frozen=True)
class Counted:
    """One institution with how much is open there."""

    institution: Institution
    numbers: dict[str, int]


def _asked(statement: str, *values: date | UUID) -> list[tuple[UUID, UUID | str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [(row[0], row[1], int(row[2])) for row in cursor.fetchall()]


def counted_for_the_house(region: UUID, on: date) -> list[Counted]:
    """Requests, consents, links, holds and looks as counts, by institution."""
    found: dict[UUID, dict[str, int]] = {}
    for institution, what, number in _asked("select * from people_protected(%s)", on):
        found.setdefault(institution, {})[str(what)] = number
    houses = Institution.objects.filter(region=region, pk__in=found).order_by("name")
    return [Counted(house, found[house.pk]) for house in houses]


def recipients_of(institution: UUID) -> list[tuple[str, int]]:
    """To whom files of an institution were opened by consent, and of how many persons."""
    rows = _asked("select * from people_recipients() where institution = %s", institution)
    names = dict(
        Institution.objects.filter(pk__in=[row[1] for row in rows]).values_list("pk", "name")
    )
    return sorted((names[UUID(str(key))], number) for _mine, key, number in rows)


def erasures(region: UUID) -> QuerySet[Erasure]:
    """What was erased, newest first."""
    return Erasure.objects.filter(region=region).select_related("institution")


def remainders(region: UUID) -> QuerySet[Remainder]:
    """Numbers that stayed, newest first."""
    return Remainder.objects.filter(region=region).select_related("institution")


def tables_without_wall() -> list[str]:
    """Tables of a person that the database would show without asking who acts; should be none."""
    names = [Person._meta.db_table, *(model._meta.db_table for model in tables())]
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relname = any(%s) and relkind = 'r'"
            " and not (relrowsecurity and relforcerowsecurity) order by 1",
            [[*names, *BOOKS]],
        )
        return [str(name) for (name,) in cursor.fetchall()]


def walls_can_be_passed() -> bool:
    """Whether the program is connected as somebody for whom no wall holds; should be false."""
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        return bool((cursor.fetchone() or [True])[0])


def processing_of(institution: UUID) -> Processing | None:
    """What the institution wrote into its record of processing last."""
    rows = Processing.objects.filter(institution=institution)
    return rows.select_related("written_by").first()

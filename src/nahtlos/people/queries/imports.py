"""Tables of persons that the own institution has brought: where each stands, and what is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from nahtlos.core.models import Change
from nahtlos.people.models import Arrival, Import, ImportColumns, ImportRow, Person
from nahtlos.people.queries.finding import described

R = ImportRow.State
MOST = 20


def import_for(key: UUID) -> Import | None:
    """The table behind a key, or none."""
    return Import.objects.select_related("brought_by").filter(pk=key).first()


def imports_of(institution: UUID) -> QuerySet[Import]:
    """The last tables of this institution, newest first."""
    return Import.objects.filter(institution=institution).select_related("brought_by")[:MOST]


def remembered_columns(institution: UUID) -> dict[str, str]:
    """What the columns of this institution's last table meant."""
    found = ImportColumns.objects.filter(institution=institution).first()
    return dict(found.meant) if found else {}


@dataclass(frozen=True)
class Counted:
    """How many rows stand where, and whom the table brought: made anew, found again, staying."""

    ready: int
    flawed: int
    alike: int
    known: int
    left_out: int
    done: int
    made: int
    same: int
    stays: int

    @property
    def to_do(self) -> int:
        """Rows of a running import, done or not."""
        return self.ready + self.done


def counted_rows(brought: UUID) -> Counted:
    """Two queries, however long the table is."""
    rows = ImportRow.objects.filter(brought=brought).order_by().values_list("state")
    states = dict(rows.annotate(Count("pk")))
    came = Arrival.objects.filter(brought=brought).order_by().values_list("made", "stays")
    people = {(made, stays): number for made, stays, number in came.annotate(Count("pk"))}
    stays = people.get((True, True), 0)
    return Counted(
        **{str(state): states.get(state, 0) for state in R},
        made=people.get((True, False), 0) + stays,
        same=people.get((False, False), 0),
        stays=stays,
    )


def flawed_rows(brought: UUID) -> QuerySet[ImportRow]:
    """Rows that have to be mended, in the order of the table."""
    return ImportRow.objects.filter(brought=brought, state=R.FLAWED)


def ready_rows(brought: UUID) -> QuerySet[ImportRow]:
    """Rows that can be imported."""
    return ImportRow.objects.filter(brought=brought, state=R.READY)


@dataclass(frozen=True)
class Pairing:
    """A row beside the persons of one's own who may be meant by it."""

    row: ImportRow
    persons: tuple[Person, ...]


def undecided_rows(brought: UUID) -> QuerySet[ImportRow]:
    """Rows that nobody has decided on yet."""
    return ImportRow.objects.filter(brought=brought, state=R.ALIKE)


def beside(rows: Sequence[ImportRow]) -> tuple[Pairing, ...]:
    """Each row with the persons who were proposed for it: three queries for all of them."""
    asked = {key for row in rows for key in row.alike}
    found = described(Person.objects.filter(pk__in=asked, merged_into=None))
    persons = {one.pk: one for one in found}
    return tuple(
        Pairing(row, tuple(persons[key] for key in row.alike if key in persons)) for row in rows
    )


def row_for(brought: UUID, number: int) -> ImportRow | None:
    """One row of a table by its number."""
    rows = ImportRow.objects.select_related("brought")
    return rows.filter(brought=brought, number=number).first()


@dataclass(frozen=True)
class Staying:
    """Somebody whom an undone import left, and when somebody last wrote in the file."""

    person: Person
    at: datetime | None


def staying(brought: UUID) -> tuple[Staying, ...]:
    """Whom the undoing left, because somebody has worked with them."""
    came = Arrival.objects.filter(brought=brought, stays=True).select_related("person")
    persons = [one.person for one in came[:200]]
    book = Change.objects.filter(person_id__in=[one.pk for one in persons])
    book = book.exclude(why=f"import {brought}").order_by("at")
    last = dict(book.values_list("person_id", "at"))
    return tuple(Staying(one, last.get(one.pk)) for one in persons)

"""Everything that is kept about a person (Art. 15 and 20 GDPR), from every table, through the wall.

No list of tables is kept here: every table of a file is asked, in whichever room it stands. What is not
given out is named, with the reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, ForeignKey, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change, Reading
from nahtlos.core.refusal import demand
from nahtlos.network.models import Account, Institution
from nahtlos.people import access
from nahtlos.people.models import Content, Login, Note, Part, Person
from nahtlos.people.queries.keeping.due import tables
from nahtlos.people.retention import COMMON

SECRET = frozenset({"token_digest", "code_digest"})
PARTS = (Part.BURDENS, Part.HEALTH)
NAMES = ("name", "title")
Row = dict[str, Any]


@dataclass(frozen=True)
class Withheld:
    """Something that is kept and not given out here, and why."""

    what: str
    because: str | Promise


@dataclass
class Everything:
    """What is kept about one person: by table, with the bytes of papers apart."""

    person: Person
    tables: dict[str, list[Row]] = field(default_factory=dict)
    withheld: list[Withheld] = field(default_factory=list)
    files: dict[str, tuple[type[Model], UUID]] = field(default_factory=dict)


@dataclass(frozen=True)
class Notes:
    """What the adviser decided about notes: given out, or not, and then why (Art. 15 (4) GDPR)."""

    given: bool = False
    because: str = ""


def everything(person: UUID, *, by: Actor, notes: Notes | None = None) -> Everything:
    """All of it that the actor may see; raises Person.DoesNotExist."""
    found = Person.objects.select_related("institution", "adviser__account").get(pk=person)
    if by.person != person:
        demand(access.may_see_to(by, found))
    persons = [person, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)]
    every = Everything(found)
    _take(every, Person, Person.objects.filter(pk__in=persons))
    for model in tables():
        if model is Note and not (notes and notes.given):
            continue
        _take(every, model, model._default_manager.filter(person__in=persons).order_by("pk"))
    _books(every, persons, notes=bool(notes and notes.given))
    _sign_in(every, persons)
    every.withheld += _withheld(by, person, notes)
    return every


def _take(every: Everything, model: type[Model], rows: Any) -> None:
    """The rows of one table, references with the name of what they point to."""
    name = str(model._meta.db_table)
    columns = [one for one in model._meta.concrete_fields if one.name not in COMMON - {"id"}]
    plain = [one.attname for one in columns if not isinstance(one, BinaryField)]
    taken = list(rows.values(*plain))
    for one in columns:
        if isinstance(one, BinaryField):
            _files(every, model, one.attname, taken)
        elif isinstance(one, ForeignKey):
            _named(one, taken)
    for row in taken:
        for secret in SECRET & row.keys():
            row[secret] = None
    if taken:
        every.tables[name] = taken


def _files(every: Everything, model: type[Model], column: str, rows: list[Row]) -> None:
    for row in rows:
        row[column] = f"files/{model._meta.model_name}-{row['id']}"
        every.files[row[column]] = (model, row["id"])


def _named(reference: Any, rows: list[Row]) -> None:
    """What a row points to outside the file: by its name, or by all that stands there."""
    model = reference.related_model
    keys = {row[reference.attname] for row in rows} - {None}
    if not keys or "person" in {one.name for one in model._meta.concrete_fields}:
        return
    known = {one.attname for one in model._meta.concrete_fields}
    name = next((one for one in NAMES if one in known), None)
    if model._meta.model_name == "membership":
        name = "account__name"
    beside = model._default_manager.filter(pk__in=keys)
    if model is Person:
        return
    told = (
        dict(beside.values_list("pk", name))
        if name
        else {row["id"]: {**row, "id": str(row["id"])} for row in beside.values(*known)}
    )
    for row in rows:
        row[reference.name] = told.get(row[reference.attname])


def _books(every: Everything, persons: list[UUID], *, notes: bool) -> None:
    """Who changed and who looked, as far as the actor may see the books; notes are in there too."""
    for book in (Change, Reading):
        found = book._default_manager.filter(person_id__in=persons).order_by("at", "pk")
        rows: list[Row] = [dict(row) for row in found.values()]
        for row in rows:
            row.pop("region_id")
            row.pop("person_id")
            if not notes and row.get("table_name") == Note._meta.db_table:
                row["before"] = row["after"] = None
        houses = {row["by_institution_id"] for row in rows} - {None}
        names = dict(Institution.objects.filter(pk__in=houses).values_list("pk", "name"))
        for row in rows:
            row["by_institution"] = names.get(row["by_institution_id"])
        if rows:
            every.tables[str(book._meta.db_table)] = rows


def _sign_in(every: Everything, persons: list[UUID]) -> None:
    accounts = Login.objects.filter(person__in=persons).values_list("account", flat=True)
    columns = ("email", "language", "joined_at", "last_login", "is_active")
    if rows := list(Account.objects.filter(pk__in=list(accounts)).values(*columns)):
        every.tables["network_account"] = rows


def _withheld(by: Actor, person: UUID, notes: Notes | None) -> Iterable[Withheld]:
    own = by.person == person
    yield Withheld("token_digest, code_digest", _("Digests of secret links. They open your page."))
    if own:
        yield Withheld("people_note", _("Notes. Your adviser answers within one month."))
        yield Withheld("core_change", _("The book of changes. Your adviser gives it to you."))
        yield Withheld("merged_into", _("Files that were joined. Your adviser gives them to you."))
        return
    if notes is None or not notes.given:
        why = notes.because if notes and notes.because else _("Not decided yet.")
        yield Withheld("people_note", why)
    for part in PARTS:
        yield Withheld(
            str(part.value),
            _("Only with the person's express consent. All of it is on their own page."),
        )


def bytes_of(model: type[Model], key: UUID) -> tuple[str, bytes]:
    """The bytes of a paper with the ending of its name."""
    row = model._default_manager.get(pk=key)
    beside = row.document if isinstance(row, Content) else row
    ending = getattr(beside, "ending", "") or str(getattr(beside, "name", "")).rpartition(".")[2]
    content: bytes = vars(row)["content"]
    return ending, bytes(content)

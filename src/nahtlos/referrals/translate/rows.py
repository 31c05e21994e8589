"""Rows ↔ what stands in a sealed file. What comes in is not trusted: it is what it should be, or Senseless."""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from nahtlos.people import facts, languages
from nahtlos.people.facts.plain import why_not_plain
from nahtlos.people.facts.values import LEVELS
from nahtlos.people.models import Fact, Language, Record
from nahtlos.plan.catalogue.phrases import meetings
from nahtlos.plan.models import Appointment
from nahtlos.recognition.catalogue import catalogue
from nahtlos.recognition.models import Procedure
from nahtlos.referrals.translate.tables import Travels

FIRST_YEAR, LAST_YEAR = 1900, 2100
NATIVE = "native"
KNOWN_LEVELS = (*LEVELS, NATIVE)
MONEY = re.compile(r"[0-9]{1,6}\.[0-9]{2}")


class Senseless(ValueError):
    """What stands in the file cannot be a row of a person."""


def packed(travels: Travels, row: models.Model) -> dict[str, Any]:
    """One row as it stands in the file."""
    found: dict[str, Any] = {"id": str(row.pk)}
    for name in travels.names:
        column = travels.model._meta.get_field(name)
        found[name] = _out(getattr(row, getattr(column, "attname", name)))
    return found


def _out(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return paper_out(bytes(value))
    if isinstance(value, UUID | Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def paper_out(content: bytes) -> dict[str, str]:
    """Bytes with the digest by which they are known."""
    digest = hashlib.sha256(content).hexdigest()
    return {"base64": base64.b64encode(content).decode(), "sha256": digest}


def paper_in(raw: Any) -> bytes:
    """Bytes that are what their digest says."""
    if not isinstance(raw, dict) or raw.keys() != {"base64", "sha256"}:
        raise Senseless("paper")
    try:
        content = base64.b64decode(raw["base64"], validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise Senseless("paper") from error
    if hashlib.sha256(content).hexdigest() != raw["sha256"]:
        raise Senseless("digest")
    return content


@dataclass(frozen=True)
class Arrived:
    """One row out of a file, its values of the right kind; `key` is what others in the file call it."""

    travels: Travels
    key: UUID
    values: dict[str, Any]


def unpacked(travels: Travels, raw: Any) -> Arrived:
    """One row of the file; raises Senseless."""
    if not isinstance(raw, dict) or raw.keys() != {"id", *travels.names}:
        raise Senseless(travels.label)
    values = {name: _in(travels.model._meta.get_field(name), raw[name]) for name in travels.names}
    if known := KNOWN.get(travels.model):
        known(values)
    return Arrived(travels, _key(raw["id"]), values)


def _key(raw: Any) -> UUID:
    if not isinstance(raw, str):
        raise Senseless("id")
    try:
        return UUID(raw)
    except ValueError as error:
        raise Senseless("id") from error


def _in(column: Any, raw: Any) -> Any:
    """The value, if it is of exactly the kind of the column."""
    if isinstance(column, models.JSONField):
        return raw
    if raw is None and column.null:
        return None
    for kind, read in READERS:
        if isinstance(column, kind):
            return read(column, raw)
    raise Senseless(column.name)


def _text(column: Any, raw: Any) -> str:
    if not isinstance(raw, str) or why_not_plain(raw, lines=True, allow="=+-@"):
        raise Senseless(column.name)
    return raw


def _flag(column: Any, raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise Senseless(column.name)
    return raw


def _number(column: Any, raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise Senseless(column.name)
    return raw


def _moment(column: Any, raw: Any) -> date:
    kind = datetime if isinstance(column, models.DateTimeField) else date
    try:
        found = kind.fromisoformat(raw)
    except (TypeError, ValueError) as error:
        raise Senseless(column.name) from error
    naive = isinstance(found, datetime) and found.tzinfo is None
    if naive or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Senseless(column.name)
    return found


def _money(column: Any, raw: Any) -> Decimal:
    if not isinstance(raw, str) or not MONEY.fullmatch(raw):
        raise Senseless(column.name)
    return Decimal(raw)


def _texts(column: Any, raw: Any) -> list[str]:
    if not isinstance(raw, list):
        raise Senseless(column.name)
    return [_text(column, one) for one in raw]


READERS: tuple[tuple[type[Any], Callable[[Any, Any], Any]], ...] = (
    (models.ForeignKey, lambda _column, raw: _key(raw)),
    (models.BinaryField, lambda _column, raw: paper_in(raw)),
    (models.DateField, _moment),
    (models.BooleanField, _flag),
    (models.CharField, _text),
    (models.DecimalField, _money),
    (ArrayField, _texts),
    (models.IntegerField, _number),
)


def _parsed(name: str, raw: Any) -> Any:
    try:
        fact = facts.lookup(name)
        value = facts.parse(name, raw)
    except (KeyError, facts.BadValue, ValueError, TypeError) as error:
        raise Senseless(name) from error
    if not fact.keeps(value):
        raise Senseless(name)
    return value


def _known_fact(values: dict[str, Any]) -> None:
    """A fact of the vocabulary, of the part that it has here, with a value that it can take."""
    try:
        fact = facts.lookup(values["name"])
    except KeyError as error:
        raise Senseless("fact") from error
    if not fact.stored or fact.part.value != values["part"]:
        raise Senseless(fact.id)
    if values["value"] is not None:
        values["value"] = facts.as_json(_parsed(fact.id, values["value"]))


def _known_record(values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name in facts.RECORD_FIELDS and value not in (None, ""):
            _parsed(name, _out(value))


def _known_language(values: dict[str, Any]) -> None:
    if values["code"] not in languages.LANGUAGES or values["level"] not in KNOWN_LEVELS:
        raise Senseless("language")


def _known_procedure(values: dict[str, Any]) -> None:
    """Ids of the catalogue, or empty where it knew none."""
    lists = catalogue()
    known = {"occupation": lists.occupations, "road": lists.procedures, "body": lists.bodies}
    for name, ids in known.items():
        if values[name] and values[name] not in ids:
            raise Senseless(name)


def _known_meeting(values: dict[str, Any]) -> None:
    if values["phrase"] and values["phrase"] not in meetings():
        raise Senseless("phrase")


KNOWN: dict[type[models.Model], Callable[[dict[str, Any]], None]] = {
    Fact: _known_fact, Record: _known_record, Language: _known_language,
    Procedure: _known_procedure, Appointment: _known_meeting,
}  # fmt: skip
"""What a table's values have to be beyond their kind: words of the lists that the house knows."""


def part_of(arrived: Arrived) -> str:
    """With which part of the file this row goes; none for documents, which are named one by one."""
    part = arrived.travels.part
    return str(arrived.values["part"]) if part == "row" else part

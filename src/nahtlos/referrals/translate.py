"""Which rows of a file travel to another region, and rows ↔ what stands in a sealed file.

Every table and column of a person is named here, as travelling or with the reason why it stays.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from nahtlos.people import facts, languages
from nahtlos.people.facts.plain import why_not_plain
from nahtlos.people.facts.values import LEVELS
from nahtlos.people.models import (
    Burden,
    Contact,
    Content,
    Document,
    Fact,
    HouseholdMember,
    Language,
    Note,
    Person,
    Qualification,
    Record,
)
from nahtlos.plan.models import Goal, Step

MOST_ROWS = 2000
FIRST_YEAR, LAST_YEAR = 1900, 2100
NATIVE = "native"
KNOWN_LEVELS = (*LEVELS, NATIVE)
_STAFF = "names staff of this region; who takes the file in stands there instead"
_MADE = "made anew from what travels"
_CASE = "belongs to the case here, not to the person"
_CATALOGUE = "points to what is offered or laid out here; the words of the step travel"


class Senseless(ValueError):
    """What stands in the file cannot be a row of a person."""


@dataclass(frozen=True)
class Travels:
    """A table that travels: with which part, which columns, and why the others stay.

    `part` is `row` where each row says its own, `named` for documents that are named one by one.
    """

    model: type[models.Model]
    part: str
    columns: str
    stays: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How the table is called in the file."""
        return str(self.model._meta.label_lower)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that travel."""
        return tuple(self.columns.split())


PERSON = Travels(
    Person, "profile", "given_name family_name native_name preferred_language",
    {"adviser": _STAFF, "name_keys": _MADE, "sort_key": _MADE, "opened_at": _CASE,
     "closed_at": _CASE, "close_reason": _CASE, "merged_into": _CASE, "last_contact_on": _CASE},
)  # fmt: skip
TRAVELS: tuple[Travels, ...] = (
    Travels(Record, "profile",
            "birth_date sex nationality arrival_date status status_since status_until"
            " asylum_registered_on asylum_applied_on duldung_since unemployed_since children_known"
            " goal_kind goal_kldb goal_text"),
    Travels(Contact, "contact", "kind value preferred message_may_be_left note"),
    Travels(Language, "profile", "code level reads proven_on"),
    Travels(HouseholdMember, "profile", "relation first_name birth_date lives_with needs_care"),
    Travels(Qualification, "profile",
            "title title_original kldb country kind school begun_in finished_in note recognition"),
    Travels(Fact, "row", "name part value stated_at", {"stated_by": _STAFF}),
    Travels(Goal, "plan", "words language german rank set_at ended_at reached", {"set_by": _STAFF}),
    Travels(Step, "plan",
            "goal what own_words who employer rank starts_on until state note result agreed_at"
            " moved_at",
            {"phrase": _CATALOGUE, "values": _CATALOGUE, "source": _CATALOGUE,
             "source_key": _CATALOGUE, "helper": "names an institution of this region",
             "agreed_by": _STAFF, "moved_by": _STAFF}),
    Travels(Note, "notes", "text written_at struck_out_at", {"written_by": _STAFF}),
    Travels(Burden, "row", "kind part what_helps told_at eased_at", {"told_to": _STAFF}),
    Travels(Document, "named", "kind title language translated qualification taken",
            {"state": "whoever takes it in looks at it themselves",
             "sentence": "whoever takes it in looks at it themselves",
             "media_type": _MADE, "ending": _MADE, "size": _MADE, "digest": _MADE,
             "handed_in_at": _MADE, "handed_in_by": _STAFF, "moved_at": _STAFF,
             "moved_by": _STAFF}),
    Travels(Content, "named", "document content"),
)  # fmt: skip
BY_LABEL = {one.label: one for one in TRAVELS}
_BETWEEN = "was agreed with institutions of this region and ends with the case"
_WRITTEN = "is between the person and the advisers here"
_RIGHTS = "is a right against this institution, and stays with it"
_WAY_IN = "opens the person's page here; the new region makes its own"
_ROAD = "is a procedure followed here; what came of it stands with the qualification"
STAYS: dict[str, str] = {
    **dict.fromkeys(("people.consent", "people.scan"), _BETWEEN),
    **dict.fromkeys(("referrals.referral", "referrals.move", "referrals.question"), _BETWEEN),
    **dict.fromkeys(("referrals.handover", "referrals.handovermove", "referrals.sealed"), _BETWEEN),
    **dict.fromkeys(("offers.booking", "offers.result"), _BETWEEN),
    "days.coming": _BETWEEN,
    **dict.fromkeys(("plan.agreement", "plan.signature", "plan.appointment", "plan.review"), _WRITTEN),
    **dict.fromkeys(("plan.answer", "plan.word", "plan.paper", "outbox.message"), _WRITTEN),
    **dict.fromkeys(("people.request", "people.correction", "people.hold"), _RIGHTS),
    **dict.fromkeys(("people.announcement", "outbox.choice"), _RIGHTS),
    **dict.fromkeys(("people.link", "people.login", "plan.feed"), _WAY_IN),
    **dict.fromkeys(("people.merge", "people.arrival", "people.bulkrow"), _CASE),
    **dict.fromkeys(("recognition.procedure", "recognition.move", "recognition.missingpart"), _ROAD),
    **dict.fromkeys(("recognition.cost", "recognition.enclosure"), _ROAD),
    "recognition.competencecheck": _ROAD,
    "matching.wish": "names a place of this region; is asked anew where the person goes to live",
}  # fmt: skip


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
    if isinstance(value, UUID):
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
    if travels.model is Fact:
        _known_fact(values)
    if travels.model is Record:
        _known_record(values)
    if travels.model is Language and (
        values["code"] not in languages.LANGUAGES or values["level"] not in KNOWN_LEVELS
    ):
        raise Senseless("language")
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


READERS: tuple[tuple[type[Any], Callable[[Any, Any], Any]], ...] = (
    (models.ForeignKey, lambda _column, raw: _key(raw)),
    (models.BinaryField, lambda _column, raw: paper_in(raw)),
    (models.DateField, _moment),
    (models.BooleanField, _flag),
    (models.CharField, _text),
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


def part_of(arrived: Arrived) -> str:
    """With which part of the file this row goes; none for documents, which are named one by one."""
    part = arrived.travels.part
    return str(arrived.values["part"]) if part == "row" else part

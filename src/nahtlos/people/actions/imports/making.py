"""Many persons at once, each with what a row of a table says about them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from nahtlos.core.actor import Actor, sure
from nahtlos.people.actions.persons import write_name
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Contact, Fact, Import, ImportRow, Language, Person, Record

ON_RECORD = (
    "birth_date", "sex", "nationality", "arrival_date", "status", "status_since", "status_until",
    "unemployed_since",
)  # fmt: skip
REACHED = {"telephone": "phone", "email": "email", "address": "post"}


@dataclass
class _Pile:
    """Rows of files, written table by table; `by` (an account) says so, `at` this moment."""

    by: UUID
    at: datetime
    records: list[Record] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    languages: list[Language] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def write(self) -> None:
        """Persons first: everything else points to them."""
        Record.objects.bulk_create(self.records)
        Contact.objects.bulk_create(self.contacts)
        Language.objects.bulk_create(self.languages)
        Fact.objects.bulk_create(self.facts)


def make_many(brought: Import, rows: Sequence[ImportRow], by: Actor, at: datetime) -> list[Person]:
    """A person for each row, in the order of the rows."""
    persons = [_person(row.values, brought, by, at) for row in rows]
    Person.objects.bulk_create(persons)
    pile = _Pile(sure(by.account), at)
    for row, person in zip(rows, persons, strict=True):
        _file(pile, person, row.values)
    pile.write()
    return persons


def _person(values: dict[str, Any], brought: Import, by: Actor, at: datetime) -> Person:
    spoken = values.get("languages", ())
    person = Person(
        region_id=brought.region_id,
        institution_id=brought.institution_id,
        adviser_id=by.membership if brought.mine else None,
        preferred_language=values.get("letters") or next(iter(spoken), "de"),
        opened_at=at,
    )
    write_name(
        person,
        values["given_name"],
        values.get("family_name", ""),
        values.get("native_name", ""),
    )
    return person


def _file(pile: _Pile, person: Person, values: dict[str, Any]) -> None:
    known = {name: values[name] for name in ON_RECORD if name in values}
    pile.records.append(Record(**of(person), **known))
    pile.contacts += _contacts(person, values)
    pile.languages += _languages(person, values.get("languages", ()))
    if "german" in values:
        fact = Fact(**of(person), name="german", value=values["german"])
        fact.stated_at, fact.stated_by_id = pile.at, pile.by
        pile.facts.append(fact)


def _contacts(person: Person, values: dict[str, Any]) -> Iterator[Contact]:
    for column, kind in REACHED.items():
        if column in values:
            yield Contact(**of(person), kind=kind, value=values[column])


def _languages(person: Person, codes: Iterable[str]) -> Iterator[Language]:
    """German is known by its level, not as a language spoken beside others."""
    for number, code in enumerate(codes):
        if code != "de":
            yield Language(**of(person), code=code, level="fluent" if number else "native")

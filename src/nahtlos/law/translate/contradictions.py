"""Facts that cannot all be true. They are named; the answer goes on with the facts as given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from nahtlos.law.catalogue import Catalogue
from nahtlos.law.engine.conditions import Says
from nahtlos.law.engine.situation import Value
from nahtlos.law.translate.document import Document
from nahtlos.law.translate.situation import Derived, derive
from nahtlos.people.facts import RECORD_FIELDS, Text, lookup

ORDER = (
    ("birth_date", "arrival_date"),
    ("birth_date", "status_since"),
    ("birth_date", "asylum_registered_on"),
    ("birth_date", "asylum_applied_on"),
    ("birth_date", "duldung_since"),
    ("birth_date", "unemployed_since"),
    ("status_since", "status_until"),
)
"""Of each pair, the first is never after the second."""

PAST = tuple(f for f in RECORD_FIELDS if f.endswith(("_date", "_since", "_on")))
NEEDY = frozenset({"SGB_II", "ALG_SGB_II"})
ASYLUM_BENEFITS = frozenset({"gestattung", "duldung"})


@dataclass(frozen=True)
class Contradiction:
    """Which facts do not go together, and why."""

    facts: tuple[str, ...]
    says: Says


def contradictions(
    document: Document, derived: Derived, catalogue: Catalogue
) -> tuple[Contradiction, ...]:
    """Everything in the document that does not go together on that day."""
    on = derived.situation.day
    return (
        *_out_of_order(document.record),
        *_in_the_future(document.record, on),
        *_children(document),
        *_nationality(document, catalogue),
        *_status(document, derived, catalogue),
        *_stated(document, derived, catalogue),
    )


def _label(field: str) -> Text:
    return lookup(field).label


def _out_of_order(record: Mapping[str, Value]) -> Iterator[Contradiction]:
    for first, second in ORDER:
        early, late = record.get(first), record.get(second)
        if isinstance(early, date) and isinstance(late, date) and early > late:
            one, two = _label(first), _label(second)
            yield Contradiction(
                (first, second),
                {
                    "de": f"„{two.de}“ ({late}) liegt vor „{one.de}“ ({early}).",
                    "en": f"“{two.en}” ({late}) is before “{one.en}” ({early}).",
                },
            )


def _in_the_future(record: Mapping[str, Value], on: date) -> Iterator[Contradiction]:
    for field in PAST:
        day = record.get(field)
        if isinstance(day, date) and day > on:
            label = _label(field)
            yield Contradiction(
                (field,),
                {
                    "de": f"„{label.de}“ ({day}) liegt nach dem Tag der Frage ({on}).",
                    "en": f"“{label.en}” ({day}) is after the day asked for ({on}).",
                },
            )


def _children(document: Document) -> Iterator[Contradiction]:
    born = document.record.get("birth_date")
    if isinstance(born, date) and any(child <= born for child in document.children or ()):
        yield Contradiction(
            ("birth_date", "children_birth_dates"),
            {"de": "Ein Kind ist nicht jünger als die Person.",
             "en": "A child is not younger than the person."},
        )  # fmt: skip


def _nationality(document: Document, catalogue: Catalogue) -> Iterator[Contradiction]:
    status = document.facts.get("status") or document.record.get("status")
    nationality = document.record.get("nationality")
    if nationality is None or status is None:
        return
    group = catalogue.statuses[str(status)].group
    free = nationality in catalogue.shared.lists["freedom_of_movement"]
    if (nationality == "DE") != (group == "german") or (free and group in ASYLUM_BENEFITS):
        yield Contradiction(
            ("nationality", "status"),
            {"de": "Diese Staatsangehörigkeit und dieser Aufenthaltsstatus passen nicht zusammen.",
             "en": "This nationality and this residence status do not go together."},
        )  # fmt: skip


def _status(document: Document, derived: Derived, catalogue: Catalogue) -> Iterator[Contradiction]:
    facts = derived.situation.facts
    if derived.ran_out:
        yield Contradiction(
            ("status", "status_until"),
            {"de": f"Das Papier galt bis {derived.title_ends}. Wer vorher die Verlängerung beantragt "
                   "hat, behält die Rechte (§ 81 Abs. 4 AufenthG).",
             "en": f"The document was valid until {derived.title_ends}. Whoever applied before to "
                   "extend it keeps the rights (§ 81 Abs. 4 AufenthG)."},
        )  # fmt: skip
    group = facts.get("status_group")
    if group in ASYLUM_BENEFITS and facts.get("benefit") in NEEDY:
        yield Contradiction(
            ("status", "benefit"),
            {"de": "Mit Gestattung oder Duldung gibt es keine Leistungen nach dem SGB II "
                   "(§ 7 Abs. 1 S. 2 Nr. 3 SGB II).",
             "en": "With Gestattung or Duldung there are no SGB II benefits "
                   "(§ 7 Abs. 1 S. 2 Nr. 3 SGB II)."},
        )  # fmt: skip
    stay, tolerated = facts.get("months_stay"), facts.get("months_duldung")
    if isinstance(stay, int) and isinstance(tolerated, int) and tolerated > stay:
        yield Contradiction(
            ("months_duldung", "months_stay"),
            {"de": "Die Zeit mit Duldung ist länger als die Zeit in Deutschland.",
             "en": "The time with a Duldung is longer than the time in Germany."},
        )  # fmt: skip
    previous = document.facts.get("previous_status")
    if previous is not None and not catalogue.statuses[str(previous)].is_title:
        yield Contradiction(
            ("previous_status",),
            {"de": "Fortgelten kann nur ein Aufenthaltstitel (§ 81 Abs. 4 AufenthG).",
             "en": "Only a residence title can go on (§ 81 Abs. 4 AufenthG)."},
        )  # fmt: skip


def _stated(document: Document, derived: Derived, catalogue: Catalogue) -> Iterator[Contradiction]:
    for fact, follows in _follows(document, derived, catalogue).items():
        stated = document.facts.get(fact)
        if stated is not None and stated != follows:
            label = _label(fact)
            yield Contradiction(
                (fact,),
                {
                    "de": f"„{label.de}“ ist anders angegeben, als aus der Akte folgt.",
                    "en": f"“{label.en}” is stated otherwise than follows from the record.",
                },
            )


def _follows(document: Document, derived: Derived, catalogue: Catalogue) -> Mapping[str, Value]:
    """What would follow from the record alone."""
    return derive(replace(document, facts={}), derived.situation.day, catalogue).derived

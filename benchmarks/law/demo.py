"""The persons of the demo as documents, without a database; and what they would answer if asked."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.law.persons import ELSEWHERE
from nahtlos.law.translate.values import LEVELS
from nahtlos.network.models import Region
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Kind, lookup
from nahtlos.site.demo.drafts import Draft, on_tour
from nahtlos.site.demo.lives import thrown
from nahtlos.site.demo.seed import SEED
from nahtlos.site.demo.world import World

Document = dict[str, Any]
YES, TOP, LONGEST = 0.5, 60, 2500


def documents(day: date) -> list[Document]:
    """What the demo's files know, one document a person, the guided tour's first."""
    world = World(day=day, region=Region(), dice=Random(SEED))
    return [_document(draft) for draft in (*on_tour(world), *thrown(world))]


def _document(draft: Draft) -> Document:
    known = {name: value for name, value in draft.record.items() if name in RECORD_FIELDS}
    record: Document = {name: _plain(value) for name, value in known.items() if value is not None}
    record |= {
        "birth_date": draft.birth.isoformat(), "sex": draft.sex, "status": draft.status,
        "nationality": draft.nationality,
        "children_birth_dates": [birth.isoformat() for birth in draft.children],
    }  # fmt: skip
    told = draft.facts | {"german": draft.german}
    facts = {name: value for name, value in told.items() if name in FACTS and value is not None}
    return {"record": record, "facts": facts}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def place(name: str) -> str:
    """The part of a document in which an answer stands."""
    return "record" if name in RECORD_FIELDS else "facts"


class Answers:
    """What one person says to each question: as the file knows it, else thrown by the dice."""

    def __init__(self, known: Document, day: date, number: int) -> None:
        self.known, self.day, self.number = known, day, number

    def to(self, name: str) -> object:
        """The same answer each time, in whatever order the questions come."""
        part = self.known[place(name)]
        return part[name] if name in part else self._thrown(name, Random(f"{self.number} {name}"))

    def _thrown(self, name: str, dice: Random) -> object:
        fact = lookup(name)
        ahead = 1 if fact.future else -1
        throws: dict[Kind, Callable[[], object]] = {
            Kind.BOOL: lambda: dice.random() < YES,
            Kind.CHOICE: lambda: dice.choice(fact.values),
            Kind.LEVEL: lambda: dice.choice(LEVELS),
            Kind.COUNTRY: lambda: dice.choice(ELSEWHERE),
            Kind.INTEGER: lambda: dice.randint(fact.minimum, min(fact.maximum or TOP, TOP)),
            Kind.NUMBER: lambda: dice.randint(fact.minimum, min(fact.maximum or TOP, TOP)),
            Kind.DATE: lambda: _plain(self.day + timedelta(ahead * dice.randint(1, LONGEST))),
        }
        return throws.get(fact.kind, list)()


def given(document: Document, name: str, answer: object) -> Document:
    """The document with one answer more."""
    part = place(name)
    return {**document, part: {**document[part], name: answer}}


def empty() -> Document:
    """Nothing is known."""
    return {"record": {}, "facts": {}}

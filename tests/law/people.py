"""Random persons with gaps in what is known, as documents and as a table."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from nahtlos.people.facts import FACTS, RECORD_FIELDS, Fact, Kind

ON = date(2026, 11, 23)
Document = dict[str, dict[str, Any]]
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
COUNTRIES = ("UA", "SY", "AF", "DE", "PL", "GE", "TR", "XK", "EG", "IN", "CH", "XX")
SELDOM = frozenset({"status", "status_group", "work_allowed"})
PARTS: Mapping[str, Mapping[str, Fact]] = {"record": RECORD_FIELDS, "facts": FACTS}
SPANS = {
    "birth_date": (date(1955, 1, 1), date(2010, 1, 1)),
    "status_until": (date(2025, 1, 1), date(2029, 1, 1)),
}


def _day(fact: Fact, r: random.Random) -> str:
    first, last = SPANS.get(fact.id, (date(2014, 1, 1), date(2026, 12, 10)))
    return (first + timedelta(days=r.randint(0, (last - first).days))).isoformat()


def _number(fact: Fact, r: random.Random) -> float:
    most = fact.maximum or 100
    near = min(most, fact.minimum + 60)
    if fact.kind is Kind.INTEGER:
        return r.randint(fact.minimum, r.choice((most, near)))
    return r.choice((float(r.randint(fact.minimum, most)), round(r.uniform(fact.minimum, near), 2)))


VALUES: Mapping[Kind, Callable[[Fact, random.Random], Any]] = {
    Kind.BOOL: lambda _, r: r.random() < 0.5,
    Kind.LEVEL: lambda _, r: r.choice(LEVELS),
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.CHOICE: lambda fact, r: r.choice(fact.choices).value,
    Kind.COUNTRY: lambda _, r: r.choice(COUNTRIES),
    Kind.DATE: _day,
    Kind.DATES: lambda fact, r: [_day(fact, r) for _ in range(r.randint(0, 3))],
}


def _chance(part: str, fact: Fact) -> float:
    if part == "record":
        return 0.6
    return 0.08 if fact.id in SELDOM or fact.from_record else 0.35


def person(r: random.Random) -> Document:
    """A document in which about half is known; much of it may contradict itself."""
    return {
        part: {
            fact.id: VALUES[fact.kind](fact, r)
            for fact in facts.values()
            if fact.kind in VALUES and r.random() < _chance(part, fact)
        }
        for part, facts in PARTS.items()
    }


TYPES: Mapping[Kind, pa.DataType] = {
    Kind.BOOL: pa.bool_(),
    Kind.INTEGER: pa.int32(),
    Kind.NUMBER: pa.float64(),
    Kind.DATE: pa.date32(),
    Kind.DATES: pa.list_(pa.date32()),
}


def table(documents: Sequence[Document]) -> pa.Table:
    """The same persons with one column a fact."""
    columns = {"id": pa.array([str(i) for i in range(len(documents))])}
    for part, facts in PARTS.items():
        for fact in facts.values():
            if fact.kind in VALUES:
                values = [_plain(fact, one[part].get(fact.id)) for one in documents]
                columns[f"{part}.{fact.id}"] = pa.array(values, TYPES.get(fact.kind, pa.string()))
    return pa.table(columns)


def _plain(fact: Fact, value: Any) -> Any:
    if value is None or fact.kind not in {Kind.DATE, Kind.DATES}:
        return value
    return (
        date.fromisoformat(value) if fact.kind is Kind.DATE else [*map(date.fromisoformat, value)]
    )

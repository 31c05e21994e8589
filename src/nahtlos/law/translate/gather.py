"""Many person documents as columns: each different value is read once, as strictly as one by one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from nahtlos.law.translate.columns import Bools, Children, Column, Floats, Table, Whole
from nahtlos.law.translate.document import BadDocument, Document, read
from nahtlos.law.translate.situation import of_learned
from nahtlos.law.translate.values import LEVELS, BadValue, read_date, read_value
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Fact, Kind

EPOCH = date(1970, 1, 1).toordinal()
PARTS: Mapping[str, Mapping[str, Fact]] = {"record": RECORD_FIELDS, "facts": FACTS}
KEYS = {"id", *PARTS}
CLOSELY = frozenset({Kind.QUALIFICATIONS, Kind.GOAL})
"""Objects within the record: who has any is read one by one."""

Cells = dict[str, tuple[list[int], list[Any]]]
"""For each field who says something, and what."""


def gather(documents: Sequence[Mapping[str, Any]]) -> Table:
    """The persons in the order of their documents; raises BadDocument for the first that is bad."""
    try:
        return _gathered(documents)
    except (BadDocument, BadValue, LookupError, AttributeError, TypeError):
        for document in documents:
            read(document)  # names every fault
        raise


def _gathered(documents: Sequence[Mapping[str, Any]]) -> Table:
    persons = len(documents)
    record, facts = _cells(documents)
    closely = {
        i for name, one in RECORD_FIELDS.items() if one.kind in CLOSELY for i in record[name][0]
    }
    return Table(
        persons,
        dict(_columns("record", record, persons)),
        dict(_columns("facts", facts, persons)),
        _children(*record["children_birth_dates"], persons),
        dict(_learned({i: read(documents[i]) for i in sorted(closely)}, persons)),
    )


def _cells(documents: Sequence[Mapping[str, Any]]) -> tuple[Cells, Cells]:
    """What stands in each field; a key or a part that is none raises."""
    record: Cells = {name: ([], []) for name in RECORD_FIELDS}
    facts: Cells = {name: ([], []) for name in FACTS}
    for i, document in enumerate(documents):
        if not document.keys() <= KEYS or not isinstance(document.get("id", ""), str | None):
            raise LookupError
        for cells, part in ((record, document.get("record")), (facts, document.get("facts"))):
            # A loop of its own for each field would look at ten times as many.
            for name, raw in () if part is None else part.items():
                who, said = cells[name]
                if raw is not None:
                    who.append(i)
                    said.append(raw)
    return record, facts


def _columns(part: str, cells: Cells, persons: int) -> Iterator[tuple[str, Column]]:
    for name, (who, said) in cells.items():
        fact = PARTS[part][name]
        if who and fact.kind not in {*CLOSELY, Kind.DATES}:
            yield name, _column(fact, who, said, persons)


def _column(fact: Fact, who: list[int], said: list[Any], persons: int) -> Column:
    keys = said
    if len(set(map(type, said))) > 1:  # true is not 1, though both are one key
        keys = list(zip(map(type, said), said, strict=True))
    different = dict(zip(keys, said, strict=True))
    values, words = _values(fact, [read_value(fact, raw) for raw in different.values()])
    place = {key: i for i, key in enumerate(different)}
    known = np.zeros(persons, np.bool_)
    known[who] = True
    # Where nothing is known, the first value stands and says nothing.
    which = np.zeros(persons, np.intp)
    which[who] = np.fromiter(map(place.__getitem__, keys), np.intp, len(keys))
    return Column(values[which], known, words)


def _values(fact: Fact, read: Sequence[Any]) -> tuple[Whole | Floats | Bools, tuple[str, ...]]:
    """Different values as numbers, and the words that they are the places of."""
    match fact.kind:
        case Kind.BOOL:
            return np.array(read, np.bool_), ()
        case Kind.INTEGER | Kind.NUMBER:
            return np.array(read, np.float64), ()
        case Kind.DATE:
            return _days(read), ()
        case Kind.LEVEL:
            return np.array(read, np.int64), LEVELS
        case _:
            return np.arange(len(read), dtype=np.int64), tuple(map(str, read))


def _days(values: Sequence[Any]) -> Whole:
    return np.array([day.toordinal() - EPOCH for day in values], np.int64)


def _children(who: list[int], said: list[Any], persons: int) -> Children | None:
    if not who:
        return None
    if not all(isinstance(births, list) for births in said):
        raise TypeError
    each = [birth for births in said for birth in births]
    day = {birth: read_date(birth) for birth in dict.fromkeys(each)}
    known, many = np.zeros(persons, np.bool_), np.zeros(persons, np.int64)
    known[who], many[who] = True, list(map(len, said))
    start = np.concatenate(([0], np.cumsum(many)))
    return Children(_days([day[birth] for birth in each]), start, known)


def _learned(found: Mapping[int, Document], persons: int) -> Iterator[tuple[str, Column]]:
    """What follows from qualifications, by fact."""
    follows = {i: of_learned(document) for i, document in found.items()}
    for name in dict.fromkeys(name for facts in follows.values() for name in facts):
        who = [i for i, facts in follows.items() if name in facts]
        yield name, _column(FACTS[name], who, [follows[i][name] for i in who], persons)

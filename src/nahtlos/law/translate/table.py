"""A Parquet table of persons, one column a fact, read strictly into columns of numbers."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nahtlos.law.translate.columns import Bools, Children, Column, Floats, Table
from nahtlos.law.translate.document import BadDocument, Fault, nearest
from nahtlos.law.translate.values import LEVELS
from nahtlos.people import countries
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Fact, Kind

MOST_FAULTS = 20
"""So many faults of one column are named; then only their number."""

_ones = np.ones(0, np.bool_)
NOT_IN_COLUMNS = frozenset({Kind.QUALIFICATIONS, Kind.GOAL})


def read_table(found: pa.Table) -> Table:
    """The persons of a table; raises BadDocument with every fault, by column and row."""
    faults: list[Fault] = [*_strange(found.column_names)]
    parts: dict[str, dict[str, Column]] = {"record": {}, "facts": {}}
    children = None
    for name in found.column_names:
        place = place_of(name)
        if place is None:
            continue
        part, fact = place
        if fact.kind is Kind.DATES:
            children = _children(name, found[name], faults)
        elif fact.kind in NOT_IN_COLUMNS:
            continue
        elif (column := _column(name, fact, found[name], faults)) is not None:
            parts[part][fact.id] = column
    if faults:
        raise BadDocument(faults)
    return Table(len(found), parts["record"], parts["facts"], children)


def _strange(names: Sequence[str]) -> Iterator[Fault]:
    known = ("id", *FACTS, *RECORD_FIELDS)
    for name in names:
        if name != "id" and place_of(name) is None:
            yield Fault(name, f"unknown column{nearest(name, known)}")
    for name in {name for name in names if list(names).count(name) > 1}:
        yield Fault(name, "stands there twice")


def place_of(name: str) -> tuple[str, Fact] | None:
    """Where a column belongs. A name that both parts have, like status, is the one on record."""
    part, _, field = name.rpartition(".")
    if part in {"", "record"} and field in RECORD_FIELDS:
        return "record", RECORD_FIELDS[field]
    if part in {"", "facts"} and field in FACTS:
        return "facts", FACTS[field]
    return None


def _column(name: str, fact: Fact, found: pa.ChunkedArray, faults: list[Fault]) -> Column | None:
    known = _known(found)
    if pa.types.is_null(found.type):
        return None
    match fact.kind:
        case Kind.BOOL:
            read = _bools(found)
        case Kind.INTEGER | Kind.NUMBER:
            return _numbers(name, fact, found, faults)
        case Kind.DATE:
            return _days(name, found, known, faults)
        case _:
            return _words(name, fact, found, faults)
    if read is None:
        faults.append(Fault(name, f"expected true and false, found {found.type}"))
        return None
    return Column(read, known)


def _known(found: pa.ChunkedArray) -> Bools:
    return np.concatenate([_ones, *(_valid(chunk) for chunk in found.chunks)])


def _valid(chunk: pa.Array) -> Bools:
    bits = chunk.buffers()[0]
    return np.ones(len(chunk), np.bool_) if bits is None else _bits(bits, chunk)


def _bits(bits: pa.Buffer, chunk: pa.Array) -> Bools:
    """A bitmap of Arrow as one byte a person: many times quicker than by its own conversion."""
    first, last = chunk.offset // 8, -(-(chunk.offset + len(chunk)) // 8)
    packed = np.frombuffer(bits, np.uint8)[first:last]
    start = chunk.offset % 8
    return np.unpackbits(packed, bitorder="little")[start : start + len(chunk)].view(np.bool_)


def _bools(found: pa.ChunkedArray) -> Bools | None:
    """What stands there; where nothing is known, it says nothing."""
    if not pa.types.is_boolean(found.type):
        return None
    return np.concatenate([_ones, *(_bits(chunk.buffers()[1], chunk) for chunk in found.chunks)])


def _numbers(name: str, fact: Fact, found: pa.ChunkedArray, faults: list[Fault]) -> Column | None:
    types = pa.types
    if not (types.is_integer(found.type) or types.is_floating(found.type)):
        faults.append(Fault(name, f"expected numbers, found {found.type}"))
        return None
    plain = pc.cast(found, pa.float64())
    known = _known(found)
    data = np.concatenate([np.ones(0), *(_plain(chunk) for chunk in plain.chunks)])
    data[~known] = 0
    top = np.inf if fact.maximum is None else fact.maximum
    bad = known & ~((data >= fact.minimum) & (data <= top))
    wanted = "a number"
    if fact.kind is Kind.INTEGER:
        bad |= known & (data != np.floor(data))
        wanted = "a whole number"
    says = f"is not {wanted} from {fact.minimum} to {fact.maximum}"
    faults += _named(name, bad, found, says)
    return Column(data, known)


def _plain(chunk: pa.Array) -> Floats:
    """The numbers as they stand there, whatever it is where nothing is known."""
    return np.frombuffer(chunk.buffers()[1], np.float64)[chunk.offset :][: len(chunk)]


def _days(name: str, found: pa.ChunkedArray, known: Bools, faults: list[Fault]) -> Column | None:
    try:
        days = pc.cast(found, pa.date32())
    except pa.ArrowInvalid:
        bad = np.array([not _is_day(one) for one in found.to_pylist()], np.bool_) & known
        faults += _named(name, bad, found, "is not a date like 1998-04-12")
        return None
    except pa.ArrowNotImplementedError:
        faults.append(Fault(name, f"expected dates, found {found.type}"))
        return None
    data = pc.fill_null(pc.cast(days, pa.int32()), 0)
    return Column(np.asarray(data.to_numpy(), np.int64), known)


def _is_day(raw: object) -> bool:
    try:
        pa.array([raw], pa.string()).cast(pa.date32())
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return False
    return True


def _words(name: str, fact: Fact, found: pa.ChunkedArray, faults: list[Fault]) -> Column | None:
    plain = found.cast(found.type.value_type) if pa.types.is_dictionary(found.type) else found
    if not (pa.types.is_string(plain.type) or pa.types.is_large_string(plain.type)):
        faults.append(Fault(name, f"expected words, found {found.type}"))
        return None
    coded = plain.combine_chunks().dictionary_encode()
    values = tuple(str(one) for one in coded.dictionary.to_pylist())
    places = np.asarray(pc.fill_null(coded.indices, 0).to_numpy(zero_copy_only=False), np.int64)
    known = _known(plain)
    allowed = _allowed(fact)
    wrong = np.array([allowed is not None and value not in allowed for value in values], np.bool_)
    if wrong.any():
        says = (
            f"is not one of {' '.join(allowed or ())}"
            if fact.kind is not Kind.COUNTRY
            else ("is not a country code like UA (XX for stateless)")
        )
        faults += _named(name, known & wrong[places], plain, says)
    return Column(places, known, values)


def _allowed(fact: Fact) -> tuple[str, ...] | None:
    if fact.kind is Kind.LEVEL:
        return LEVELS
    if fact.kind is Kind.COUNTRY:
        return tuple(countries.COUNTRIES)
    return tuple(choice.value for choice in fact.choices) or None


def _children(name: str, found: pa.ChunkedArray, faults: list[Fault]) -> Children | None:
    if not pa.types.is_list(found.type):
        faults.append(Fault(name, f"expected lists of dates, found {found.type}"))
        return None
    whole = found.combine_chunks()
    inner = _days(name, pa.chunked_array([whole.flatten()]), np.ones(0, np.bool_), faults)
    if inner is None:
        return None
    sizes = np.asarray(pc.fill_null(pc.list_value_length(whole), 0).to_numpy(), np.int64)
    start = np.concatenate(([0], np.cumsum(sizes)))
    return Children(np.asarray(inner.data, np.int64), start, _known(found))


def _named(name: str, bad: Bools, found: pa.ChunkedArray, says: str) -> Iterator[Fault]:
    rows = np.flatnonzero(bad)
    for row in rows[:MOST_FAULTS]:
        yield Fault(f"{row + 1}: {name}", f'"{found[int(row)].as_py()}" {says}')
    if len(rows) > MOST_FAULTS:
        yield Fault(name, f"{len(rows) - MOST_FAULTS} more rows like these")

"""Whether a whole batch of a Parquet file is plainly good, looked at by columns.

It never says what is wrong: a batch that is not plainly good is read row by row, which does.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nahtlos.matching.engine.documents import turned_round
from nahtlos.matching.engine.reading import WEEK, Field, text


def good(
    batch: pa.RecordBatch, document: Mapping[str, Field], schema: pa.Schema
) -> pa.RecordBatch | None:
    """The batch in the form of the tables, or None if it must be read row by row."""
    if not {*schema.names} <= {*batch.schema.names}:
        return None
    columns = []
    for known in schema:
        column = _plain(batch.column(known.name))
        if not _alike(column.type, known.type) or not _reads(column, document[known.name]):
            return None
        columns.append(column.cast(known.type))
    found = pa.RecordBatch.from_arrays(columns, schema=schema)
    return None if "lat" in schema.names and _turned(found) else found


def _plain(column: Any) -> Any:
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _alike(given: pa.DataType, wanted: pa.DataType) -> bool:
    """Whether values of one type are values of the other, without a guess."""
    types = pa.types
    if types.is_list(wanted):
        return types.is_list(given) and _alike(given.value_type, wanted.value_type)
    if types.is_struct(wanted):
        return types.is_struct(given) and [f.name for f in given] == [f.name for f in wanted] and all(
            _alike(given.field(at).type, wanted.field(at).type) for at in range(len(list(wanted)))
        )  # fmt: skip
    kinds: tuple[tuple[Callable[[Any], bool], Callable[[Any], bool]], ...] = (
        (types.is_string, lambda t: types.is_string(t) or types.is_large_string(t)),
        (types.is_floating, lambda t: types.is_floating(t) or types.is_integer(t)),
        (types.is_integer, types.is_integer),
        (types.is_boolean, types.is_boolean),
        (types.is_date, types.is_date32),
    )
    return any(is_(wanted) and may(given) for is_, may in kinds)


def _reads(column: Any, known: Field) -> bool:
    """Whether every value can be read: each different one once, numbers by the least and the most."""
    types, type_ = pa.types, column.type
    if column.null_count:
        return False
    if types.is_list(type_):
        hours = types.is_floating(type_.value_type) or types.is_integer(type_.value_type)
        return _hours(column) if hours else _inside(pc.list_flatten(column), known)
    if types.is_floating(type_) or types.is_integer(type_):
        some = [one.as_py() for one in pc.min_max(column).values() if one.is_valid]
        return _finite(column) and _all(some, known.read)
    plain = types.is_boolean(type_) or types.is_date(type_)
    if plain or known.read is text:
        return plain or _texts(column)
    return _all(pc.unique(column).to_pylist(), known.read)


def _finite(column: Any) -> bool:
    return pc.all(pc.is_finite(column.cast(pa.float64()))).as_py() is not False


def _texts(column: Any) -> bool:
    return bool(pc.all(pc.match_substring_regex(column, r"\S")).as_py() is not False)


def _inside(values: Any, known: Field) -> bool:
    if values.null_count:
        return False
    if pa.types.is_struct(values.type):
        kldb, years = values.field("kldb"), values.field("years")
        if kldb.null_count or years.null_count or not len(years):
            return not len(years)
        low, high = (one.as_py() for one in pc.min_max(years).values())
        some = [{"kldb": one, "years": low} for one in pc.unique(kldb).to_pylist()]
        return _finite(years) and _all([[*some, {"kldb": "1", "years": high}]], known.read)
    return _all([pc.unique(values).to_pylist()], known.read)


def _hours(column: Any) -> bool:
    values = pc.list_flatten(column)
    lengths = np.asarray(pc.list_value_length(column))
    if values.null_count or not bool(np.all(lengths == len(("least", "most")))):
        return False
    pairs = np.asarray(values, np.float64).reshape(-1, 2)
    return bool(np.all((pairs[:, 0] >= 0) & (pairs[:, 0] <= pairs[:, 1]) & (pairs[:, 1] <= WEEK)))


def _all(values: list[Any], read: Callable[[Any], Any]) -> bool:
    try:
        for one in values:
            read(one)
    except ValueError:
        return False
    return True


def _turned(batch: pa.RecordBatch) -> bool:
    lat, lon = (np.asarray(batch.column(name)) for name in ("lat", "lon"))
    return bool(np.any(turned_round(lat, lon)))

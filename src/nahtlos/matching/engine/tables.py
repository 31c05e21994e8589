"""Candidates and openings as Arrow tables: the one form between files, values and columns."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

import pyarrow as pa

from nahtlos.matching.engine.values import Candidate, Occupation, Opening

WORDS = pa.list_(pa.string())
CANDIDATES = pa.schema(
    [
        ("id", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("reach_km", pa.float64()),
        ("german", pa.string()),
        ("occupations", pa.list_(pa.struct([("kldb", pa.string()), ("years", pa.float64())]))),
        ("skills", WORDS),
        ("certificates", WORDS),
        ("shifts", WORDS),
        ("hours", pa.list_(pa.float64())),
        ("from", pa.date32()),
        ("wants", WORDS),
        ("may_practise", WORDS),
        ("work_access", pa.string()),
    ]
)
OPENINGS = pa.schema(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("german", pa.string()),
        ("kldb", pa.string()),
        ("essential", WORDS),
        ("optional", WORDS),
        ("certificates", WORDS),
        ("shifts", WORDS),
        ("hours", pa.float64()),
        ("start", pa.date32()),
        ("regulated", pa.bool_()),
        ("seats", pa.int64()),
        ("needs_access", pa.string()),
    ]
)
MATCHES = pa.schema([("candidate", pa.string()), ("opening", pa.string()), ("score", pa.float64())])
GROUPS = pa.schema([("id", pa.string()), ("groups", WORDS)])
Value = Candidate | Opening


def table(values: Iterable[Value], schema: pa.Schema) -> pa.Table:
    """The values as a table."""
    rows = tuple(values)
    arrays = [pa.array([_cell(one, f.name) for one in rows], f.type) for f in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _cell(one: Value, name: str) -> Any:
    found = getattr(one, "from_" if name == "from" else name)
    if name == "occupations":
        return [{"kldb": each.kldb, "years": each.years} for each in found]
    if name == "hours":
        return found
    return sorted(found) if isinstance(found, frozenset) else found


def candidate(row: dict[str, Any]) -> Candidate:
    """One row of a table as a value."""
    words = ("skills", "certificates", "shifts", "wants", "may_practise")
    given = {name: row[name] for name in CANDIDATES.names if name != "from"}
    given |= {name: frozenset(row[name]) for name in words}
    occupations = tuple(Occupation(one["kldb"], one["years"]) for one in row["occupations"])
    low, high = row["hours"]
    return Candidate(
        **given | {"occupations": occupations, "hours": (low, high), "from_": row["from"]}
    )


def values(found: pa.Table) -> Sequence[Any]:
    """All rows as values."""
    if "wants" in found.schema.names:
        return tuple(candidate(row) for row in found.select(CANDIDATES.names).to_pylist())
    return tuple(_openings(found))


def _openings(found: pa.Table) -> Iterable[Opening]:
    """Made column by column, because one person's answer waits for the openings that it names."""
    told = (one.to_pylist() for one in found.select(OPENINGS.names).itercolumns())
    columns: dict[str, Iterable[Any]] = dict(zip(OPENINGS.names, told, strict=True))
    for one in ("essential", "optional", "certificates", "shifts"):
        columns[one] = map(frozenset, columns[one])
    return map(Opening, *(columns[field.name] for field in fields(Opening)))

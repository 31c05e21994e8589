"""Writes matches, as lines of JSON or as Parquet, some candidates or openings at a time."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from nahtlos.matching.engine.answers import because
from nahtlos.matching.engine.bulk import Matched
from nahtlos.matching.engine.tables import values
from nahtlos.site.cli.writing import beside

PART = 5_000
TERMS = ("skills", "occupation", "near", "language")
WORDS = pa.list_(pa.string())
BECAUSE = pa.struct(
    [
        ("distance_km", pa.float64()),
        ("essential_held", WORDS),
        ("essential_missing", WORDS),
        ("optional_held", WORDS),
        ("levels_above", pa.int64()),
    ]
)


class Lines:
    """One line of JSON a row."""

    def __init__(self, file: Path, schema: pa.Schema) -> None:
        self.file = file.open("w", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write_table(self, rows: pa.Table) -> None:
        """Append rows."""
        self.file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows.to_pylist())


def write(out: Path, schema: pa.Schema, parts: Iterator[pa.Table]) -> int:
    """All parts into one file, which is there whole or not at all; how many rows."""
    many = 0
    with beside(out) as partial:
        into = pq.ParquetWriter if out.suffix == ".parquet" else Lines
        with into(partial, schema) as writer:
            for part in parts:
                writer.write_table(part)
                many += len(part)
    return many


def matches_schema(*, explain: bool) -> pa.Schema:
    """The columns of a file of matches."""
    terms = pa.struct([(name, pa.float64()) for name in TERMS])
    plain = pa.schema(
        [
            ("candidate", pa.string()),
            ("opening", pa.string()),
            ("score", pa.float64()),
            ("terms", terms),
        ]
    )
    return plain.append(pa.field("because", BECAUSE)) if explain else plain


def matches(
    found: Matched, sides: tuple[pa.Table, pa.Table], side: str, *, explain: bool
) -> Iterator[pa.Table]:
    """The matches of one side, in the order of its file, the best first."""
    best = found.by_candidate if side == "candidates" else found.by_opening
    ids = [one["id"].combine_chunks() for one in sides]
    schema = matches_schema(explain=explain)
    for begin in range(0, len(best.rows), PART):
        rows = best.rows[begin : begin + PART]
        from_, place = np.nonzero(rows >= 0)
        pairs = np.c_[from_ + begin, rows[from_, place]].astype(np.int64)
        pairs = pairs if side == "candidates" else pairs[:, ::-1].copy()
        terms = [pa.array(one) for one in found.terms(pairs).T]
        columns: list[Any] = [
            *(one.take(pa.array(pairs[:, at])) for at, one in enumerate(ids)),
            pa.array(best.scores[begin : begin + PART][from_, place]),
            pa.StructArray.from_arrays(terms, names=list(TERMS)),
        ]
        if explain:
            columns.append(_reasons(sides, pairs))
        yield pa.Table.from_arrays(columns, schema=schema)


def _reasons(sides: tuple[pa.Table, pa.Table], pairs: Any) -> pa.Array:
    read = []
    for at, side in enumerate(sides):
        rows, places = np.unique(pairs[:, at], return_inverse=True)
        some = values(side.take(pa.array(rows)))
        read.append([some[place] for place in places.tolist()])
    told = [because(one, other).to_json() for one, other in zip(*read, strict=True)]
    return pa.array(told, BECAUSE)


def print_json(found: object) -> int:
    """One document and nothing else."""
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    return 0

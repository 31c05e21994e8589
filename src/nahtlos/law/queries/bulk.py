"""Answers about many persons at once: the verdict on every instrument, nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from nahtlos.law.catalogue import Catalogue, catalogue
from nahtlos.law.engine import compiled
from nahtlos.law.engine.parts import in_parts
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.book import InForce, library
from nahtlos.law.queries.checks import doubts
from nahtlos.law.queries.encoding import encode
from nahtlos.law.queries.programs import VERDICTS, codes_of, programs, work_follows
from nahtlos.law.queries.suspects import suspects
from nahtlos.law.translate import BadDocument, Fault, read
from nahtlos.law.translate.many import Deriving
from nahtlos.law.translate.table import place_of, read_table


@dataclass(frozen=True)
class Bulk:
    """One row a person: verdicts as places in VERDICTS, `codes[instrument, person]`."""

    ids: Sequence[object]
    instruments: tuple[str, ...]
    codes: npt.NDArray[np.uint8]
    contradictions: Mapping[int, tuple[str, ...]]

    def words(self, person: int) -> dict[str, str]:
        """The verdicts on one person by instrument."""
        places = self.codes[:, person].tolist()
        return {id_: VERDICTS[place] for id_, place in zip(self.instruments, places, strict=True)}


def table(found: pa.Table, *, on: date) -> Bulk:
    """The verdicts on every row; raises BadDocument with every fault, by column and row."""
    source = catalogue()
    law = library(source).on(on)
    programs(law.book)  # made once, before the parts ask for it together
    try:
        parts = list(in_parts(len(found), lambda part: _part(found, part, law, source)))
    except BadDocument:
        read_table(found)  # raises with the faults of all parts, rows counted from the first
        raise
    codes = [part.codes for part in parts]
    return Bulk(
        ids=[id_ for part in parts for id_ in part.ids],
        instruments=tuple(source.instruments),
        codes=np.concatenate(codes or [np.empty((len(source.instruments), 0), np.uint8)], axis=1),
        contradictions={row: named for part in parts for row, named in part.contradictions.items()},
    )


def _part(found: pa.Table, part: slice, law: InForce, source: Catalogue) -> Bulk:
    """The verdicts on some of the rows."""
    rows = found.slice(part.start, part.stop - part.start)
    persons = read_table(rows)
    many = Deriving(persons, law.day, source).done()
    columns = programs(law.book).instruments.columns(persons.persons, compiled)
    encode(many, law.frame, columns, source)
    flagged = suspects(persons, many, law.day, source) | work_follows(columns, law, persons)
    named = _contradictions(rows, np.flatnonzero(flagged), law.day)
    return Bulk(
        ids=rows["id"].to_pylist() if "id" in rows.column_names else [None] * len(rows),
        instruments=tuple(source.instruments),
        codes=codes_of(columns, law, source),
        contradictions={part.start + row: facts for row, facts in named.items()},
    )


def documents(found: Iterable[Mapping[str, Any]], *, on: date) -> Bulk:
    """The verdicts on every document; raises BadDocument for the first that is bad."""
    source = catalogue()
    law = library(source).on(on)
    people = [Asked(read(document), on, source) for document in found]
    columns = programs(law.book).instruments.columns(len(people), compiled)
    if people:
        some = np.array([one.classes.some for one in people], np.uint64)
        for fact in range(len(law.frame.facts)):
            row = columns.row(fact)
            row[:] = some[:, fact].astype(row.dtype)
    named = {i: tuple(_names(one)) for i, one in enumerate(people)}
    return Bulk(
        ids=[one.person.id or None for one in people],
        instruments=tuple(source.instruments),
        codes=codes_of(columns, law, source),
        contradictions={i: facts for i, facts in named.items() if facts},
    )


def _contradictions(
    found: pa.Table, rows: npt.NDArray[np.intp], on: date
) -> dict[int, tuple[str, ...]]:
    """The facts that do not go together, of the rows that are under suspicion."""
    named: dict[int, tuple[str, ...]] = {}
    for row, document in zip(rows.tolist(), _rows(found, rows), strict=True):
        names = tuple(_names(Asked(read(document), on, catalogue())))
        if names:
            named[row] = names
    return named


def _names(asked: Asked) -> Iterator[str]:
    for one in doubts(asked):
        yield "+".join(one.facts)


def _rows(found: pa.Table, rows: npt.NDArray[np.intp]) -> Iterator[dict[str, Any]]:
    """Rows of a table as documents."""
    for row in found.take(pa.array(rows)).to_pylist():
        document: dict[str, Any] = {"record": {}, "facts": {}}
        for name, value in row.items():
            place = place_of(name)
            if value is not None and place is not None:
                document[place[0]][place[1].id] = _plain(value)
        yield document


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(found: Sequence[tuple[int, Mapping[str, Any]]]) -> Iterator[Fault]:
    """Everything that is wrong in some documents, each with the number of its line."""
    for number, document in found:
        try:
            read(document)
        except BadDocument as bad:
            yield from (Fault(f"{number}: {one.place}", one.says) for one in bad.faults)


def parquet(file: Path) -> pq.ParquetFile:
    """An opened Parquet file; raises OSError where it is none."""
    try:
        return pq.ParquetFile(file)
    except pa.ArrowInvalid as error:
        raise OSError("is not a Parquet file") from error


def chunks(file: pq.ParquetFile, persons: int) -> Iterator[pa.Table]:
    """The rows of a file, so many at once; one empty table where there are none."""
    for batch in file.iter_batches(batch_size=persons):
        yield pa.Table.from_batches([batch])
    if file.metadata.num_rows == 0:
        yield file.read()


class ParquetWriter:
    """Writes verdicts: `id`, a column for each instrument, and the contradictions."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.writer: pq.ParquetWriter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.writer is not None:
            self.writer.close()

    def write(self, found: Bulk) -> None:
        """Append the verdicts on some persons."""
        named = [list(found.contradictions.get(i, ())) for i in range(len(found.ids))]
        words = pa.array(VERDICTS)
        columns = [
            pa.DictionaryArray.from_arrays(pa.array(row.astype(np.int8)), words)
            for row in found.codes
        ]
        rows = pa.table(
            [pa.array([None if i is None else str(i) for i in found.ids], pa.string()), *columns,
             pa.array(named, pa.list_(pa.string()))],
            names=["id", *found.instruments, "contradictions"],
        )  # fmt: skip
        if self.writer is None:
            self.writer = pq.ParquetWriter(self.file, rows.schema)
        self.writer.write_table(rows)

"""Reads candidates and openings from files of any length, and refuses them whole in little memory.

A file is looked at part by part; what is good goes into a file of columns on disk, which is looked at
as memory when all of it is known to be good.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from nahtlos.matching.engine import documents
from nahtlos.matching.engine import tables as schemas
from nahtlos.matching.engine.checking import good
from nahtlos.matching.engine.reading import Fault, Field, nearest
from nahtlos.site.cli.reading import lines_of, parsed
from nahtlos.site.faults import BadInput

CHUNK = 10_000
ENDINGS = (".jsonl", ".parquet")
SHOWN = 1000
"""So many faults are named; a file that has more is not made by hand."""
LINE = pa.field("line", pa.int64())


class Refused(Exception):
    """Files with faults, each of which has been told on standard error."""


@dataclass
class Faults:
    """Tells faults as they are found, with file and line, and counts them."""

    file: str
    many: int = field(default=0)

    def tell(self, line: int, fault: Fault) -> None:
        """Say one."""
        self.many += 1
        if self.many <= SHOWN:
            sys.stderr.write(f"{self.file}:{line}: {fault}\n")


@dataclass(frozen=True)
class Kind:
    """What a file holds: how one row is read, and what is kept of it."""

    document: Mapping[str, Field]
    schema: pa.Schema


CANDIDATES = Kind(documents.CANDIDATE, schemas.CANDIDATES)
OPENINGS = Kind(documents.OPENING, schemas.OPENINGS)
MATCHES = Kind(documents.MATCH, schemas.MATCHES)
GROUPS = Kind(documents.GROUPS, schemas.GROUPS)


@contextmanager
def tables(*files: tuple[str, Kind]) -> Iterator[list[pa.Table]]:
    """Files as tables with the line of each row; raises Refused when all faults of all have been told."""
    with TemporaryDirectory(prefix="nahtlos-match-") as folder:
        found = [
            _table(name, kind, Path(folder) / f"{at}.arrow")
            for at, (name, kind) in enumerate(files)
        ]
        if any(one is None for one in found):
            raise Refused
        yield [one for one in found if one is not None]


def _table(name: str, kind: Kind, spool: Path) -> pa.Table | None:
    faults = Faults(name)
    whole = kind.schema.append(LINE)
    with pa.OSFile(str(spool), "wb") as sink, pa.ipc.new_file(sink, whole) as writer:
        for batch in _batches(Path(name), kind, faults):
            if not faults.many:
                writer.write_batch(batch)
    if not faults.many:
        found = pa.ipc.open_file(pa.memory_map(str(spool))).read_all()
        if "id" in kind.schema.names:
            _once(found, faults)
        if not faults.many:
            return found
    if faults.many > SHOWN:
        sys.stderr.write(f"{name}: and {faults.many - SHOWN} faults more\n")
    return None


def _once(found: pa.Table, faults: Faults) -> None:
    """Tell each id that stands there a second time."""
    ids = found["id"].combine_chunks()
    if pc.count_distinct(ids).as_py() == len(ids):
        return
    seen: set[str] = set()
    for id_, line in zip(ids.to_pylist(), found["line"].to_pylist(), strict=True):
        if id_ in seen:
            faults.tell(line, Fault("id", f'"{id_}" stands there twice'))
        seen.add(id_)


def _batches(file: Path, kind: Kind, faults: Faults) -> Iterator[pa.RecordBatch]:
    if file.suffix not in ENDINGS:
        raise BadInput(f"{file}: expected a file ending in {' or '.join(ENDINGS)}")
    if file.suffix == ".parquet":
        yield from _parquet(file, kind, faults)
        return
    for lines in lines_of(file, CHUNK):
        rows = [(at, raw) for at, text in lines if (raw := _parsed(at, text, faults)) is not ...]
        yield _read(rows, kind, faults)


def _parsed(line: int, text: str, faults: Faults) -> Any:
    try:
        return parsed(text)
    except (ValueError, RecursionError) as bad:
        faults.tell(line, Fault("", f"is not JSON: {bad}"))
        return ...


def _read(rows: list[tuple[int, Any]], kind: Kind, faults: Faults) -> pa.RecordBatch:
    """Rows one by one, with every fault."""
    good_rows = []
    for line, raw in rows:
        row, wrong = documents.read(raw, kind.document)
        for fault in wrong:
            faults.tell(line, fault)
        if not wrong:
            good_rows.append(row | {"line": line})
    return pa.RecordBatch.from_pylist(good_rows, schema=kind.schema.append(LINE))


def _parquet(file: Path, kind: Kind, faults: Faults) -> Iterator[pa.RecordBatch]:
    """Batches that are plainly good by columns, others row by row."""
    try:
        opened = pq.ParquetFile(file)
    except pa.ArrowInvalid as error:
        raise BadInput(f"{file}: is not a Parquet file") from error
    except OSError as error:
        raise BadInput(f"{file}: {error.strerror or 'cannot be read'}") from error
    for name in opened.schema_arrow.names:
        if name not in kind.document:
            raise BadInput(f"{file}: {name}: unknown key{nearest(name, kind.document)}")
    begin = 1
    for batch in opened.iter_batches(batch_size=CHUNK * 5):
        found = good(batch, kind.document, kind.schema)
        if found is not None:
            lines = pa.array(np.arange(begin, begin + len(batch)))
            yield pa.RecordBatch.from_arrays(
                [*found.columns, lines], schema=kind.schema.append(LINE)
            )
        else:
            yield _read(list(enumerate(batch.to_pylist(), begin)), kind, faults)
        begin += len(batch)

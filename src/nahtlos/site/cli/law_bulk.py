"""`nahtlos law bulk`: the verdicts on many persons, from one file into another."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Self

from nahtlos.law import queries
from nahtlos.site.cli.reading import day, lines_of, parsed
from nahtlos.site.cli.writing import beside
from nahtlos.site.faults import BadInput

CHUNK = 20_000
"""So many persons are answered at once, so that memory does not grow with the file."""

KINDS = (".jsonl", ".parquet")


def register(asks: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    says = "the verdicts on every person of a file"
    parser = asks.add_parser("bulk", help=says, description=says)
    parser.add_argument("people", metavar="PEOPLE.jsonl|.parquet")
    parser.add_argument("-o", dest="out", metavar="VERDICTS.parquet|.jsonl", required=True)
    parser.add_argument("--on", metavar="DATE", help="the day asked for, today if left out")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    on = day(chosen.on)
    for name in (chosen.people, chosen.out):
        if Path(name).suffix not in KINDS:
            raise BadInput(f"{name}: expected a file ending in {' or '.join(KINDS)}")
    chunks = _from_parquet if chosen.people.endswith(".parquet") else _from_jsonl
    try:
        persons = _write(Path(chosen.out), chunks(Path(chosen.people), on))
    except queries.BadDocument as bad:
        sys.stderr.writelines(f"{line}\n" for line in _told(chosen.people, bad.faults))
        return BadInput.status
    sys.stderr.write(f"{persons} persons answered on {on}. Indication; the office decides.\n")
    return 0


def _told(file: str, faults: tuple[queries.Fault, ...]) -> Iterator[str]:
    """Each fault with its place: `people.jsonl:17: facts.german: …`, in the order of the lines."""
    lines: list[tuple[int, str]] = []
    for fault in faults:
        line, _, rest = fault.place.partition(": ")
        if line.isdigit():
            lines.append((int(line), f"{file}:{line}: {rest + ': ' if rest else ''}{fault.says}"))
        else:
            lines.append((0, f"{file}: {fault}"))
    yield from (text for _, text in sorted(lines, key=lambda one: one[0]))


def _from_parquet(file: Path, on: date) -> Iterator[Any]:
    from nahtlos.law.queries import bulk  # noqa: PLC0415 -- slow import

    for found in bulk.chunks(_opened(file, bulk), CHUNK * 10):
        yield bulk.table(found, on=on)


def _opened(file: Path, bulk: Any) -> Any:
    try:
        return bulk.parquet(file)
    except OSError as error:
        raise BadInput(f"{file}: {error.strerror or 'is not a Parquet file'}") from error


def _from_jsonl(file: Path, on: date) -> Iterator[Any]:
    from nahtlos.law.queries import bulk  # noqa: PLC0415 -- slow import

    faults: list[queries.Fault] = []
    for lines in lines_of(file, CHUNK):
        documents = [
            (n, found) for n, text in lines if (found := _line(n, text, faults)) is not None
        ]
        faults += bulk.faults(documents)
        if not faults:
            yield bulk.documents([found for _, found in documents], on=on)
    if faults:
        raise queries.BadDocument(faults)


def _line(number: int, text: str, faults: list[queries.Fault]) -> Mapping[str, Any] | None:
    try:
        return parsed(text)
    except (ValueError, RecursionError) as error:
        faults.append(queries.Fault(str(number), f"is not JSON: {error}"))
        return None


def _write(out: Path, found: Iterator[Any]) -> int:
    """Write beside the place and move there at the end, so that nothing half-written stays."""
    from nahtlos.law.queries import bulk  # noqa: PLC0415 -- slow import

    persons = 0
    with beside(out) as partial:
        write = bulk.ParquetWriter if out.suffix == ".parquet" else _JsonLines
        with write(partial) as writer:
            for one in found:
                writer.write(one)
                persons += len(one.ids)
    return persons


class _JsonLines:
    """One line a person."""

    def __init__(self, file: Path) -> None:
        self.file = file.open("w", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, found: Any) -> None:
        for i, id_ in enumerate(found.ids):
            row = {
                "id": id_,
                **found.words(i),
                "contradictions": list(found.contradictions.get(i, ())),
            }
            self.file.write(json.dumps(row, ensure_ascii=False) + "\n")

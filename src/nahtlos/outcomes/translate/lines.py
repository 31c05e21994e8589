"""The slow reader: it names every fault of a file with its line. Asked only once there is one."""

import csv
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from nahtlos.outcomes.translate.columns import Check
from nahtlos.outcomes.translate.faults import MOST, BadFile, nearest


def blame(path: Path, columns: Mapping[str, Check], once: tuple[str, ...] = ()) -> BadFile:
    """The faults of a file: unreadable values, and lines that are there twice by the columns `once`."""
    faults = list(islice(_faults(path, columns, once), MOST + 1))
    if len(faults) > MOST:
        faults[MOST] = f"{path}: has more faults than the {MOST} named here"
    return BadFile(faults or [f"{path}: cannot be read as CSV"])


def header(path: Path, columns: Mapping[str, Check]) -> str:
    """What stands between the columns of a file; raises BadFile for a wrong first line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            first = opened.readline()
    except UnicodeDecodeError as error:
        raise BadFile([f"{path}: is not text in UTF-8"]) from error
    except OSError as error:
        raise BadFile([f"{path}: {error.strerror}"]) from error
    between = max(",;\t", key=first.count)
    names = next(csv.reader([first], delimiter=between), [])
    faults = [
        f"{path}:1: {name}: unknown column{nearest(name, columns)}"
        for name in names
        if name not in columns
    ]
    faults += [f"{path}:1: the column {name} is missing" for name in columns if name not in names]
    faults += [f"{path}:1: {name}: is there twice" for name in columns if names.count(name) > 1]
    if faults:
        raise BadFile(faults)
    return between


def _faults(path: Path, columns: Mapping[str, Check], once: tuple[str, ...]) -> Iterator[str]:
    seen: dict[tuple[str, ...], int] = {}
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.reader(opened, delimiter=header(path, columns), strict=True)
            names = next(rows)
            for row in rows:
                line = rows.line_num
                yield from _in_row(f"{path}:{line}", names, row, columns)
                if once and len(row) == len(names):
                    key = tuple(row[names.index(name)] for name in once)
                    if key in seen:
                        said = " ".join(key)
                        yield f"{path}:{line}: {said}: is there twice, first in line {seen[key]}"
                    seen.setdefault(key, line)
    except UnicodeDecodeError:
        yield f"{path}: is not text in UTF-8"
    except csv.Error as error:
        yield f"{path}:{line + 1}: {error}"


def _in_row(
    place: str, names: list[str], row: list[str], columns: Mapping[str, Check]
) -> Iterator[str]:
    if row and len(row) != len(names):
        yield f"{place}: has {len(row)} values instead of {len(names)}"
        return
    for name, value in zip(names, row, strict=False):
        if says := columns[name](value):
            yield f"{place}: {name}: {says}"

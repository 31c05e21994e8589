"""Stock, starts and insured months of persons, from files into the engine's arrays."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import csv

from nahtlos.outcomes.engine import KINDS, Figures, Records
from nahtlos.outcomes.engine.indicators import ALONE, BEFORE, FEMALE, IN_STOCK, MALE
from nahtlos.outcomes.translate.columns import FILES, TRUE, day
from nahtlos.outcomes.translate.faults import BadFile
from nahtlos.outcomes.translate.lines import blame, header
from nahtlos.outcomes.translate.months import cut_offs, month, month_word

BLOCK = 1 << 24
"""So many bytes of a file are read at once, so that memory does not grow with it."""
SEX_BITS: Mapping[str, int] = {"f": int(FEMALE), "m": int(MALE)}
Numbers = npt.NDArray[np.int64]
Row = npt.NDArray[Any]
Convert = Callable[[str], int]


@dataclass(frozen=True)
class Files:
    """Where the records lie; without cut-offs they are the 15th of each month."""

    stock: Path
    starts: Path
    insured: Path
    cutoffs: Path | None = None


@dataclass
class _Persons:
    """The row of each person, in the order in which the stock names them."""

    rows: dict[str, int] = field(default_factory=dict)

    def add(self, names: list[str]) -> Numbers:
        rows = self.rows
        return np.array([rows.setdefault(name, len(rows)) for name in names], dtype=np.int64)

    def find(self, names: list[str]) -> Numbers:
        return np.array([self.rows.get(name, -1) for name in names], dtype=np.int64)


def read_records(files: Files, at: int) -> tuple[Records, tuple[int, ...]]:
    """The records around a month, and the months of the year before it without any stock.

    Raises BadFile. Persons who are never in the stock are left out: they count nowhere.
    """
    days = cut_offs(at - BEFORE, at, _given(files.cutoffs))
    if not (days[1:] > days[:-1]).all():
        raise BadFile([f"{files.cutoffs}: the cut-off days do not follow each other"])
    persons = _Persons()
    stock = _stock(files.stock, at, persons)
    starts = np.zeros((len(stock), BEFORE), dtype=np.uint8)
    insured = np.zeros((len(stock), BEFORE - 2), dtype=bool)
    for who, when, kind in _batches(files.starts, "starts", persons.find, _start_day, KINDS):
        column = np.searchsorted(days, when.astype("datetime64[D]"), side="left") - 1
        known = (who >= 0) & (column >= 0) & (column < BEFORE)
        np.bitwise_or.at(starts, (who[known], column[known]), kind[known].astype(np.uint8))
    for who, when in _batches(files.insured, "insured", persons.find, _month):
        column = when - (at - BEFORE + 3)
        known = (who >= 0) & (column >= 0) & (column < BEFORE - 2)
        insured[who[known], column[known]] = True
    empty = ~stock[:, -12:].any(axis=0)
    return Records(stock, starts, insured), tuple(at - 12 + int(i) for i in np.flatnonzero(empty))


def indicators_json(at: int, figures: Figures) -> dict[str, Any]:
    """The document that outside programs read."""
    return {
        "month": month_word(at),
        "indicators": {
            name: {
                group: {
                    "numerator": rate.numerator,
                    "denominator": rate.denominator,
                    "value": rate.value,
                }
                for group, rate in groups.items()
            }
            for name, groups in figures.items()
        },
    }


def _stock(path: Path, at: int, persons: _Persons) -> npt.NDArray[np.uint8]:
    parts: list[tuple[Row, Row, Row]] = []
    read = _batches(path, "stock", persons.add, _month, SEX_BITS, dict.fromkeys(TRUE, int(ALONE)))
    for who, when, sex, alone in read:
        column = when - (at - BEFORE)
        known = (column >= 0) & (column < BEFORE)
        marks = (sex | alone | int(IN_STOCK)).astype(np.uint8)
        parts.append((who[known].astype(np.int32), column[known].astype(np.int8), marks[known]))
    stock = np.zeros((len(persons.rows), BEFORE), dtype=np.uint8)
    for part in parts:
        stock[part[0], part[1]] = part[2]
    if np.count_nonzero(stock) != sum(len(part[0]) for part in parts):
        raise blame(path, FILES["stock"], once=("person", "month"))
    return stock


def _month(word: str) -> int:
    return month(word) or 0


def _start_day(word: str) -> int:
    return (day(word) or date.min).toordinal() - date(1970, 1, 1).toordinal()


def _given(path: Path | None) -> dict[int, date]:
    if path is None:
        return {}
    found: dict[int, date] = {}
    for when, on in _batches(path, "cutoffs", _months_of, _start_day):
        for number, ordinal in zip(when.tolist(), on.tolist(), strict=True):
            if number in found:
                raise blame(path, FILES["cutoffs"], once=("month",))
            found[number] = date.fromordinal(ordinal + date(1970, 1, 1).toordinal())
    return found


def _months_of(words: list[str]) -> Numbers:
    return np.array([_month(word) for word in words], dtype=np.int64)


def _batches(
    path: Path,
    kind: str,
    first: Callable[[list[str]], Numbers],
    *others: Convert | Mapping[str, int],
) -> Iterator[tuple[Numbers, ...]]:
    """The columns of a file as numbers, block by block; raises BadFile with every fault."""
    columns = FILES[kind]
    between = header(path, columns)
    words = pa.dictionary(pa.int32(), pa.string())
    try:
        with csv.open_csv(
            path,
            read_options=csv.ReadOptions(block_size=BLOCK),
            parse_options=csv.ParseOptions(delimiter=between, newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(columns, words),
                include_columns=list(columns),
                strings_can_be_null=False,
            ),
        ) as opened:
            for batch in opened:
                for name, column in zip(columns, batch.columns, strict=True):
                    if any(columns[name](word) for word in column.dictionary.to_pylist()):
                        raise blame(path, columns)
                yield tuple(
                    _numbers(column, convert)
                    for column, convert in zip(
                        batch.columns, (first, *map(_each, others)), strict=True
                    )
                )
    except pa.ArrowInvalid as error:
        raise blame(path, columns) from error


def _each(convert: Convert | Mapping[str, int]) -> Callable[[list[str]], Numbers]:
    def numbers(words: list[str]) -> Numbers:
        if callable(convert):
            return np.array([convert(word) for word in words], dtype=np.int64)
        return np.array([convert.get(word, 0) for word in words], dtype=np.int64)

    return numbers


def _numbers(column: Any, convert: Callable[[list[str]], Numbers]) -> Numbers:
    """Each distinct word is converted once."""
    found = convert(column.dictionary.to_pylist())
    return found[column.indices.to_numpy()] if len(found) else found

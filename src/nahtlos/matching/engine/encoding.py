"""From tables to columns. What words mean as numbers follows from all openings, so that parts agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from nahtlos.matching.engine.columns import (
    ACCESS_AT,
    GERMAN_AT,
    KIND_AT,
    NAMED_AT,
    RARE_AT,
    SHIFT_AT,
    Candidates,
    Openings,
    Place,
)
from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.kernel import points, worths
from nahtlos.matching.engine.lists import (
    Lists,
    chunk,
    codes,
    flat,
    gathered,
    lists,
    ordered,
    parents,
    ranks,
)
from nahtlos.matching.engine.rules import weight
from nahtlos.matching.engine.values import KINDS, LEVELS, SHIFTS

Row = npt.NDArray[Any]
PRACTISE = "practise "
ONE = np.uint64(1)
OTHER_HERE, OTHER_THERE, DIGITS = 10, 11, 5
"""What stands for a digit that a code has not; candidates and openings never agree in it."""


@dataclass(frozen=True, eq=False)
class Meaning:
    """What words mean in a market: skills and their weights, names that openings ask for, commonest first."""

    skills: pa.Array
    weights: Row
    names: pa.Array
    naming: Row

    @cached_property
    def common(self) -> int:
        """So many names have a bit of their own."""
        return min(len(self.names), RARE_AT - NAMED_AT)


def meaning(table: pa.Table) -> Meaning:
    """What words mean among these openings."""
    rows, words = _joined(table, ("essential", "optional"))
    skills, places = ordered(words)
    naming = lists(rows, places, len(table))
    counts = np.bincount(naming.codes, minlength=len(skills)).tolist()
    weights = np.array([weight(len(table), many) for many in counts], np.float64)
    return Meaning(skills, weights, _names(table), np.array(counts, np.int64))


def _joined(table: pa.Table, columns: Sequence[str]) -> tuple[Row, Any]:
    parts = [flat(table[name]) for name in columns]
    return np.concatenate([rows for rows, _ in parts]), pa.concat_arrays([w for _, w in parts])


def _names(table: pa.Table) -> pa.Array:
    """Certificates, and regulated occupations that somebody must be allowed to practise."""
    words = pa.concat_arrays([flat(table["certificates"])[1], _regulated(table).drop_null()])
    counted = pc.value_counts(words)
    counts = counted.field("counts").to_numpy()
    values = counted.field("values")
    alphabet = ranks(values)
    return values.take(pa.array(np.lexsort((alphabet, -counts)), pa.int64()))


def _regulated(table: pa.Table) -> Any:
    kldb = pc.binary_join_element_wise(PRACTISE, chunk(table["kldb"]), "")
    return pc.if_else(chunk(table["regulated"]), kldb, pa.scalar(None, pa.string()))


def openings(table: pa.Table, known: Meaning) -> Openings:
    """The columns of openings."""
    many = len(table)
    level = _level(table)
    waits = np.asarray(pc.equal(chunk(table["needs_access"]), "permission"))
    word = ONE << (KIND_AT + codes(chunk(table["kind"]), pa.array(KINDS))).astype(np.uint64)
    word |= np.where(level > 0, ONE << (GERMAN_AT + np.maximum(level, 1) - 1).astype(np.uint64), 0)
    word |= ONE << np.where(waits, ACCESS_AT + 1, ACCESS_AT).astype(np.uint64)
    word |= _bits(_coded(table["shifts"], pa.array(SHIFTS), many), many, SHIFT_AT)
    rows, names = flat(table["certificates"])
    regulated = codes(_regulated(table), known.names)
    asked = lists(
        np.concatenate([rows, np.arange(many)]),
        np.concatenate([codes(names, known.names), regulated]),
        many,
    )
    named, rare = _named(asked, known, many)
    word |= named | np.where(np.diff(rare.begin) > 0, ONE << np.uint64(RARE_AT), 0)
    essential = _coded(table["essential"], known.skills, many)
    optional = _coded(table["optional"], known.skills, many)
    return Openings(
        ranks(chunk(table["id"])),
        *_places(table),
        word,
        level.astype(np.int8),
        _floats(table, "hours"),
        _days(table, "start"),
        packed(chunk(table["kldb"]), OTHER_THERE),
        whole(essential, optional, known.weights),
        essential,
        optional,
        rare,
    )


def candidates(table: pa.Table, known: Meaning) -> Candidates:
    """The columns of candidates; what no opening asks for is left out."""
    many = len(table)
    level = _level(table)
    access = chunk(table["work_access"])
    free = np.asarray(pc.equal(access, "free"))
    waits = np.asarray(pc.equal(access, "permission"))
    word = ((ONE << level.astype(np.uint64)) - ONE) << np.uint64(GERMAN_AT)
    word |= _bits(_coded(table["wants"], pa.array(KINDS), many), many, KIND_AT)
    word |= np.where(free, np.uint64(3 << ACCESS_AT), 0)
    word |= np.where(waits, ONE << np.uint64(ACCESS_AT + 1), 0)
    word |= _bits(_coded(table["shifts"], pa.array(SHIFTS), many), many, SHIFT_AT)
    rows, names = flat(table["certificates"])
    places, allowed = flat(table["may_practise"])
    names = pa.concat_arrays([names, pc.binary_join_element_wise(PRACTISE, allowed, "")])
    has = lists(np.concatenate([rows, places]), codes(names, known.names), many)
    named, rare = _named(has, known, many)
    hours = np.asarray(flat(table["hours"])[1], np.float64).reshape(-1, 2)
    place, done = flat(table["occupations"])
    years = np.asarray(done.field("years"), np.float64)
    return Candidates(
        ranks(chunk(table["id"])),
        *_places(table),
        word | named,
        level.astype(np.int8),
        hours[:, 0].copy(),
        hours[:, 1].copy(),
        _days(table, "from"),
        _floats(table, "reach_km"),
        _coded(table["skills"], known.skills, many),
        rare,
        gathered(place, packed(done.field("kldb"), OTHER_HERE), many),
        gathered(place, worths(years), many),
    )


def packed(kldb: Any, other: int) -> Row:
    """Codes of five digits, four bits each, so that common leading digits are common leading bits."""
    found = pc.dictionary_encode(kldb)
    words = pc.utf8_rpad(found.dictionary, width=DIGITS, padding=chr(ord("0") + other))
    letters = np.frombuffer("".join(words.to_pylist()).encode(), np.uint8).reshape(-1, DIGITS)
    each = (letters.astype(np.uint32) - ord("0")) @ (1 << 4 * np.arange(DIGITS)[::-1])
    return np.append(each, 0).astype(np.uint32)[np.asarray(found.indices).astype(np.int64)]


@compiled
def whole(essential: Lists, optional: Lists, weights: Row) -> Row:
    """The weight of all skills that each opening names, added up in the order of the rules."""
    found = np.zeros(len(essential.begin) - 1)
    for at in range(len(found)):
        for place in range(essential.begin[at], essential.begin[at + 1]):
            found[at] += weights[essential.codes[place]]
        for place in range(optional.begin[at], optional.begin[at + 1]):
            found[at] += 0.5 * weights[optional.codes[place]]
    return found


def _places(table: pa.Table) -> Place:
    south, east = np.radians(_floats(table, "lat")), np.radians(_floats(table, "lon"))
    return south, east, *points(south, east)


def _floats(table: pa.Table, name: str) -> Row:
    return np.array(chunk(table[name]), np.float64)


def _days(table: pa.Table, name: str) -> Row:
    return np.array(chunk(table[name]).cast(pa.int32()), np.int32)


def _level(table: pa.Table) -> Row:
    return codes(chunk(table["german"]), pa.array(LEVELS))


def _coded(column: Any, vocabulary: pa.Array, many: int) -> Lists:
    rows, words = flat(column)
    return lists(rows, codes(words, vocabulary), many)


@compiled
def _bits(of: Lists, many: int, at: int) -> Row:
    """One word for each list, with a bit for each code."""
    found = np.zeros(many, np.uint64)
    for entry in range(many):
        for place in range(of.begin[entry], of.begin[entry + 1]):
            found[entry] |= ONE << np.uint64(at + of.codes[place])
    return found


def _named(of: Lists, known: Meaning, many: int) -> tuple[Row, Lists]:
    """Bits of the commonest names, lists of the others."""
    rows, common = parents(of), of.codes < known.common
    bits = _bits(gathered(rows[common], of.codes[common], many), many, NAMED_AT)
    return bits, gathered(rows[~common], of.codes[~common], many)

"""Openings and candidates as columns of numbers, in which the kernels work.

Every requirement that is a set or a level is a bit of one 64-bit word: what an opening asks for and a
candidate has not is `R & ~C`. Certificates and regulated occupations beyond the commonest share the
last bit and lie in lists.
"""

from typing import Any, NamedTuple, TypeVar

import numpy.typing as npt

from nahtlos.matching.engine.lists import Lists, some

Row = npt.NDArray[Any]
Place = tuple[Row, Row, Row, Row, Row, Row]
"""Latitude and longitude in radians, the cosine of the latitude, and the point on the unit sphere."""

KIND_AT, GERMAN_AT, ACCESS_AT, SHIFT_AT, NAMED_AT, RARE_AT = 0, 3, 9, 11, 15, 63
"""First bits: kinds, levels from A1 on, access, shifts, the commonest names; the last for all others."""


class Openings(NamedTuple):
    """What the kernels know of openings; `rank` is the place among all ids, `whole` all skills' weight."""

    rank: Row
    lat: Row
    lon: Row
    cos: Row
    x: Row
    y: Row
    z: Row
    word: Row
    level: Row
    hours: Row
    start: Row
    kldb: Row
    whole: Row
    essential: Lists
    optional: Lists
    rare: Lists


class Candidates(NamedTuple):
    """What the kernels know of candidates; `worth` stands beside each code of `kldb`."""

    rank: Row
    lat: Row
    lon: Row
    cos: Row
    x: Row
    y: Row
    z: Row
    word: Row
    level: Row
    low: Row
    high: Row
    start: Row
    reach: Row
    skills: Lists
    rare: Lists
    kldb: Lists
    worth: Lists


Columns = TypeVar("Columns", Openings, Candidates)


def take(columns: Columns, rows: Row) -> Columns:
    """Some of the rows, in the order named."""
    parts: list[Any] = [some(one, rows) if isinstance(one, Lists) else one[rows] for one in columns]
    return type(columns)(*parts)

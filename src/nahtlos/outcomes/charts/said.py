"""What a picture says in words, and how it writes numbers. All of it comes from whoever asks for it."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

Number: TypeAlias = Callable[[float], str]
Value: TypeAlias = "float | None"


def plain(value: float) -> str:
    """A number without any language, where nobody said how they are written."""
    return f"{value:g}"


@dataclass(frozen=True)
class Said:
    """`title` and `about` are read out; `nothing` stands where there is no value at all.

    `hidden` stands where one value is not shown. `from_right` turns the picture round. `across` and `up`
    say what the axes count. `name` tells two pictures with the same words on one page apart.
    """

    title: str
    about: str = ""
    number: Number = plain
    across: str = ""
    up: str = ""
    nothing: str = "–"
    hidden: str = "–"
    from_right: bool = False
    name: str = ""


def checked(values: Iterable[Value]) -> list[float]:
    """The values that are there. Raises ValueError for one that is no number."""
    there = [float(value) for value in values if value is not None]
    if not all(math.isfinite(value) for value in there):
        raise ValueError("a value is no number")
    return there

"""Pure rules of steering: who is strongest in what, what a meeting should speak about, what moved."""

from nahtlos.steering.engine.moved import Moved, Way, moved
from nahtlos.steering.engine.proposing import (
    Facts,
    Jam,
    Late,
    LeftOut,
    Proposed,
    Said,
    Uncovered,
    to_propose,
)
from nahtlos.steering.engine.strength import Cell, Line, matrix

__all__ = (
    "Cell",
    "Facts",
    "Jam",
    "Late",
    "LeftOut",
    "Line",
    "Moved",
    "Proposed",
    "Said",
    "Uncovered",
    "Way",
    "matrix",
    "moved",
    "to_propose",
)

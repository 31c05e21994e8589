"""Who is proposed to whom: hard conditions, points in named parts, and the best assignment of all.

`assign(problem)` answers with pairs and their parts, and for everybody without a mentor with the
conditions that stood in the way and the one change that would help. `intensity` counts how often and
how long pairs meet.
"""

from nahtlos.mentoring.engine.answers import Answer, Help, Pair, Part, Unmatched
from nahtlos.mentoring.engine.assigning import assign
from nahtlos.mentoring.engine.conditions import CONDITIONS, why_not
from nahtlos.mentoring.engine.intensity import Intensity, Kept, Spread, intensity, spread
from nahtlos.mentoring.engine.problem import AIMS, SEXES, SLOTS, Mentor, Problem, Seeker
from nahtlos.mentoring.engine.scoring import MOST, PARTS, parts_of

__all__ = (
    "AIMS",
    "CONDITIONS",
    "MOST",
    "PARTS",
    "SEXES",
    "SLOTS",
    "Answer",
    "Help",
    "Intensity",
    "Kept",
    "Mentor",
    "Pair",
    "Part",
    "Problem",
    "Seeker",
    "Spread",
    "Unmatched",
    "assign",
    "intensity",
    "parts_of",
    "spread",
    "why_not",
)

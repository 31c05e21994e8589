"""The words of the figures: what each is called, how it is defined, and what it is divided by."""

from nahtlos.outcomes.wording.figures import FIGURES, OFFICIAL, Defined
from nahtlos.outcomes.wording.values import CAUSES, DIMENSIONS, GAP_KINDS, TABLES, label

__all__ = [
    "CAUSES",
    "DIMENSIONS",
    "FIGURES",
    "GAP_KINDS",
    "OFFICIAL",
    "TABLES",
    "Defined",
    "label",
]

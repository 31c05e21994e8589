"""Rows of a person's file, of the region's offers and of the catalogues as a problem for the engine."""

from nahtlos.plan.translate.laid import Laid, Told
from nahtlos.plan.translate.law_room import LawRoom, truth
from nahtlos.plan.translate.problem import NOT_COMPUTED, Asking, asking
from nahtlos.plan.translate.standing import Learned, Standing, facts_of, youngest

__all__ = (
    "NOT_COMPUTED",
    "Asking",
    "Laid",
    "LawRoom",
    "Learned",
    "Standing",
    "Told",
    "asking",
    "facts_of",
    "truth",
    "youngest",
)

"""Nouns of an apprenticeship: the way to it, the monthly signs, who reacts, the chamber's register."""

from nahtlos.apprenticeships.models.apprenticeships import Apprenticeship, Next
from nahtlos.apprenticeships.models.reactions import Did, Reaction, Registration
from nahtlos.apprenticeships.models.signs import (
    OTHERS,
    Channel,
    Comes,
    Help,
    Side,
    Sign,
    Stays,
    Voice,
    Went,
)
from nahtlos.apprenticeships.models.states import (
    ASKINGS,
    BEFORE,
    BOUND,
    CAN_ANSWER,
    CHASED,
    MOVES,
    OPEN,
    STANDINGS,
    Asking,
    Hand,
    Standing,
    State,
)

__all__ = (
    "ASKINGS",
    "BEFORE",
    "BOUND",
    "CAN_ANSWER",
    "CHASED",
    "MOVES",
    "OPEN",
    "OTHERS",
    "STANDINGS",
    "Apprenticeship",
    "Asking",
    "Channel",
    "Comes",
    "Did",
    "Hand",
    "Help",
    "Next",
    "Reaction",
    "Registration",
    "Side",
    "Sign",
    "Standing",
    "State",
    "Stays",
    "Voice",
    "Went",
)

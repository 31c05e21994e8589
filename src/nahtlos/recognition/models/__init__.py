"""Nouns of recognition: procedures of a person, what they cost, and what somebody can do."""

from nahtlos.recognition.models.checks import CompetenceCheck, Found, Level
from nahtlos.recognition.models.papers import Enclosure
from nahtlos.recognition.models.procedures import (
    DECIDED,
    MOVES,
    UNDER_WAY,
    Cost,
    CostKind,
    MissingPart,
    Move,
    Payer,
    Procedure,
    State,
)

__all__ = (
    "DECIDED",
    "MOVES",
    "UNDER_WAY",
    "CompetenceCheck",
    "Cost",
    "CostKind",
    "Enclosure",
    "Found",
    "Level",
    "MissingPart",
    "Move",
    "Payer",
    "Procedure",
    "State",
)

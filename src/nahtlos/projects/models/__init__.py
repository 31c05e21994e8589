"""Nouns of projects."""

from nahtlos.projects.models.places import Attendance, Card, Participation, Practice
from nahtlos.projects.models.projects import Project, ProjectPartner, Slot
from nahtlos.projects.models.said import BY_HAND, How, Reason, Result, Weekday
from nahtlos.projects.models.states import (
    LIVE,
    MOVES,
    OVER,
    PARTNER_MOVES,
    PLACE_MOVES,
    TAKES,
    WAS_THERE,
    Lacks,
    PartnerState,
    Place,
    State,
)

__all__ = (
    "BY_HAND",
    "LIVE",
    "MOVES",
    "OVER",
    "PARTNER_MOVES",
    "PLACE_MOVES",
    "TAKES",
    "WAS_THERE",
    "Attendance",
    "Card",
    "How",
    "Lacks",
    "Participation",
    "PartnerState",
    "Place",
    "Practice",
    "Project",
    "ProjectPartner",
    "Reason",
    "Result",
    "Slot",
    "State",
    "Weekday",
)

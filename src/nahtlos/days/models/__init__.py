"""Nouns of the consultation day."""

from nahtlos.days.models.days import STATES, Day, Phase, Room, Subject
from nahtlos.days.models.desks import Answered, Desk, Helper, Helps
from nahtlos.days.models.drafts import Draft, Making
from nahtlos.days.models.liked import Liked
from nahtlos.days.models.meetings import LIVE, MEETS, Meeting, Outcome, Running
from nahtlos.days.models.visitors import (
    AWAY,
    Coming,
    Guest,
    Pass,
    Place,
    Shown,
    Source,
    State,
    Visitor,
    Want,
)

__all__ = (
    "AWAY",
    "LIVE",
    "MEETS",
    "STATES",
    "Answered",
    "Coming",
    "Day",
    "Desk",
    "Draft",
    "Guest",
    "Helper",
    "Helps",
    "Liked",
    "Making",
    "Meeting",
    "Outcome",
    "Pass",
    "Phase",
    "Place",
    "Room",
    "Running",
    "Shown",
    "Source",
    "State",
    "Subject",
    "Visitor",
    "Want",
)

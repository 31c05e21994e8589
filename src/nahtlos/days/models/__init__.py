"""Nouns of the consultation day."""

from nahtlos.days.models.days import STATES, TYPED, WORDS, Day, Phase, Room, Said, Subject
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
    "TYPED",
    "WORDS",
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
    "Said",
    "Shown",
    "Source",
    "State",
    "Subject",
    "Visitor",
    "Want",
)

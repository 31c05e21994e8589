"""What an activity can be, who can come, and its life: every state, every move, and by whose hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What sort of activity."""

    CAMPAIGN = "campaign", _("campaign week")
    VISIT = "visit", _("visit to employers")
    FAIR = "fair", _("job fair")
    DAY = "day", _("consultation day")
    COURSE = "course", _("course or workshop")
    OTHER = "other", _("something else")


class Guest(models.TextChoices):
    """Who came."""

    NEWCOMERS = "newcomers", _("persons who look for work")
    EMPLOYERS = "employers", _("employers")
    STAFF = "staff", _("staff of institutions")
    VOLUNTEERS = "volunteers", _("mentors and volunteers")
    PUBLIC = "public", _("others")


class State(models.TextChoices):
    """Where an activity stands."""

    PLANNED = "planned", _("planned")
    HELD = "held", _("took place")
    CANCELLED = "cancelled", _("did not take place")
    CLOSED = "closed", _("looked back on")


_KEEPERS = frozenset({"organiser", "coordinator"})
MOVES: dict[State, dict[State, frozenset[str]]] = {
    State.PLANNED: {State.HELD: _KEEPERS, State.CANCELLED: _KEEPERS},
    State.HELD: {State.CLOSED: _KEEPERS},
    State.CANCELLED: {},
    State.CLOSED: {},
}
"""From a state to those that may follow, with the hands that may do it."""
STANDING = (State.PLANNED, State.HELD)
"""Its figures may still be written."""

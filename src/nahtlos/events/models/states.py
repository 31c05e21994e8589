"""The life of a meeting and of a guest: every state, every move, and by whose hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a meeting is."""

    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("open for guests")
    CLOSED = "closed", _("closed for new guests")
    OVER = "over", _("over")
    CANCELLED = "cancelled", _("does not take place")


_ORGANISER = frozenset({"organiser"})
_ALSO_BY_DAY = frozenset({"organiser", "program"})
EVENT_MOVES: dict[State, dict[State, frozenset[str]]] = {
    State.DRAFT: {State.OPEN: _ORGANISER, State.CANCELLED: _ORGANISER},
    State.OPEN: {
        State.CLOSED: _ORGANISER,
        State.OVER: _ALSO_BY_DAY,
        State.CANCELLED: _ORGANISER,
    },
    State.CLOSED: {
        State.OPEN: _ORGANISER,
        State.OVER: _ALSO_BY_DAY,
        State.CANCELLED: _ORGANISER,
    },
    State.OVER: {},
    State.CANCELLED: {},
}
"""From a state to those that may follow, with the sides that may do it."""
LIVE = (State.DRAFT, State.OPEN, State.CLOSED)
SHOWN = (State.OPEN, State.CLOSED)


class Stand(models.TextChoices):
    """Where a guest stands."""

    INVITED = "invited", _("no answer yet")
    COMING = "coming", _("comes")
    WAITING = "waiting", _("on the waiting list")
    HERE = "here", _("is here")
    DECLINED = "declined", _("said no")
    CANCELLED = "cancelled", _("called off")


_GUEST = frozenset({"guest"})
_EITHER = frozenset({"guest", "organiser"})
GUEST_MOVES: dict[Stand, dict[Stand, frozenset[str]]] = {
    Stand.INVITED: {
        Stand.COMING: _GUEST,
        Stand.WAITING: _GUEST,
        Stand.DECLINED: _GUEST,
        Stand.HERE: _ORGANISER,
        Stand.CANCELLED: _ORGANISER,
    },
    Stand.COMING: {Stand.HERE: _ORGANISER, Stand.CANCELLED: _EITHER},
    Stand.WAITING: {Stand.COMING: frozenset({"program"}), Stand.CANCELLED: _EITHER},
    Stand.HERE: {Stand.COMING: _ORGANISER},
    Stand.DECLINED: {Stand.COMING: _GUEST, Stand.WAITING: _GUEST},
    Stand.CANCELLED: {Stand.COMING: _GUEST, Stand.WAITING: _GUEST},
}
SEATED = (Stand.COMING, Stand.HERE)
"""Takes a seat."""
JOINED = (*SEATED, Stand.WAITING)
"""Has signed up."""

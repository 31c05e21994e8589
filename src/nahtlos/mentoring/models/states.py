"""The life of a wish for a mentor and of a pair: every state, every move, and by whose hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WishState(models.TextChoices):
    """Where a person's wish for a mentor stands."""

    PROPOSED = "proposed", _("proposed to the person")
    OPEN = "open", _("looks for a mentor")
    REFUSED = "refused", _("the person does not want it")
    CLOSED = "closed", _("no longer looks")


WISH_MOVES: dict[WishState, dict[WishState, frozenset[str]]] = {
    WishState.PROPOSED: {
        WishState.OPEN: frozenset({"person"}),
        WishState.REFUSED: frozenset({"person"}),
        WishState.CLOSED: frozenset({"holder"}),
    },
    WishState.OPEN: {WishState.CLOSED: frozenset({"person", "holder"})},
    WishState.REFUSED: {},
    WishState.CLOSED: {},
}
"""From a state to those that may follow, with the sides that may do it."""


class State(models.TextChoices):
    """Where a pair stands."""

    PROPOSED = "proposed", _("proposed to both")
    ACTIVE = "active", _("meets")
    SILENT = "silent", _("has fallen silent")
    ENDED = "ended", _("ended")
    DECLINED = "declined", _("one of the two said no")
    WITHDRAWN = "withdrawn", _("taken back")
    LAPSED = "lapsed", _("nobody answered")


_TWO = frozenset({"person", "mentor"})
_ALL = _TWO | {"programme"}
MOVES: dict[State, dict[State, frozenset[str]]] = {
    State.PROPOSED: {
        State.ACTIVE: _TWO,
        State.DECLINED: _TWO,
        State.WITHDRAWN: frozenset({"programme"}),
        State.LAPSED: frozenset({"program"}),
    },
    State.ACTIVE: {State.SILENT: frozenset({"program"}), State.ENDED: _ALL},
    State.SILENT: {State.ACTIVE: _ALL, State.ENDED: _ALL},
    State.ENDED: {},
    State.DECLINED: {},
    State.WITHDRAWN: {},
    State.LAPSED: {},
}
STANDING = (State.ACTIVE, State.SILENT)
"""The two meet, or should."""
OPEN = (State.PROPOSED, *STANDING)
"""Takes one of the mentor's places."""


class About(models.TextChoices):
    """What a word is about."""

    SILENCE = "silence", _("we have not met for long")
    HELP = "help", _("help is needed")
    END = "end", _("how it ended")

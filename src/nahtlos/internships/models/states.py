"""The life of an internship as one table: from where to where, and by whose hand."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an internship stands."""

    DRAFT = "draft", _("draft")
    TO_SIGN = "to_sign", _("to be signed")
    SIGNED = "signed", _("signed by everybody")
    RUNNING = "running", _("running")
    ENDED = "ended", _("ended")
    BROKEN_OFF = "broken_off", _("broken off")
    WITHDRAWN = "withdrawn", _("taken back")


class Side(StrEnum):
    """Whose hand moves an internship. `signatures`: the database, with the last signature."""

    ADVISER = "adviser"
    PERSON = "person"
    PROGRAM = "program"
    SIGNATURES = "signatures"


TEXT_MAY_CHANGE = frozenset({State.DRAFT, State.TO_SIGN, State.SIGNED})
TAKES_ITS_DAYS = (State.TO_SIGN, State.SIGNED, State.RUNNING, State.ENDED, State.BROKEN_OFF)
OVER = frozenset({State.ENDED, State.BROKEN_OFF, State.WITHDRAWN})

_ADVISER = frozenset({Side.ADVISER})
_EITHER = frozenset({Side.ADVISER, Side.PERSON})
# By hand on the day, or by the program in the night.
_BY_THE_DAY = frozenset({Side.ADVISER, Side.PROGRAM})

MOVES: dict[State, dict[State, frozenset[Side]]] = {
    State.DRAFT: {State.TO_SIGN: _ADVISER, State.WITHDRAWN: _ADVISER},
    State.TO_SIGN: {
        State.SIGNED: frozenset({Side.SIGNATURES}),
        State.WITHDRAWN: _EITHER,
    },
    State.SIGNED: {
        State.TO_SIGN: _ADVISER,
        State.RUNNING: _BY_THE_DAY,
        State.WITHDRAWN: _EITHER,
    },
    State.RUNNING: {State.ENDED: _BY_THE_DAY, State.BROKEN_OFF: _ADVISER},
    State.ENDED: {},
    State.BROKEN_OFF: {},
    State.WITHDRAWN: {},
}

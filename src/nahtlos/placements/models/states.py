"""Three lives as tables: of a start in work, of a permission for it, of one question afterwards."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Hand(StrEnum):
    """Whose hand moves something."""

    ADVISER = "adviser"
    PERSON = "person"
    EMPLOYER = "employer"
    PROGRAM = "program"


class State(models.TextChoices):
    """Where a start in work stands."""

    PLANNED = "planned", _("planned")
    STARTED = "started", _("at work")
    ENDED = "ended", _("ended")
    DROPPED = "dropped", _("did not start")


class Standing(models.TextChoices):
    """Where a permission stands."""

    PREPARED = "prepared", _("being prepared")
    SENT = "sent", _("waits for the office")
    MORE = "more", _("the office asks for more")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("taken back")


class Asking(models.TextChoices):
    """Where one question after the start stands. Silence is a state of its own, never a yes."""

    WAITING = "waiting", _("its day has not come")
    ASKED = "asked", _("asked")
    REMINDED = "reminded", _("reminded")
    CALL = "call", _("to be telephoned")
    SILENT = "silent", _("nobody was reached")
    ANSWERED = "answered", _("answered")
    DROPPED = "dropped", _("not asked")


_A, _P = frozenset({Hand.ADVISER}), frozenset({Hand.PROGRAM})
_THEY = frozenset({Hand.ADVISER, Hand.PERSON, Hand.EMPLOYER})
# Who starts somewhere else, ends, or takes back the yes is asked no more: by the adviser's own hand.
_OUT = frozenset({Hand.ADVISER})

MOVES: dict[State, dict[State, frozenset[Hand]]] = {
    State.PLANNED: {State.STARTED: _A, State.DROPPED: _A},
    State.STARTED: {State.ENDED: _A},
    State.ENDED: {},
    State.DROPPED: {},
}
STANDINGS: dict[Standing, dict[Standing, frozenset[Hand]]] = {
    Standing.PREPARED: {Standing.SENT: _A, Standing.WITHDRAWN: _A},
    Standing.SENT: {
        Standing.MORE: _A,
        Standing.GRANTED: _A,
        Standing.REFUSED: _A,
        Standing.WITHDRAWN: _A,
    },
    Standing.MORE: {
        Standing.SENT: _A,
        Standing.GRANTED: _A,
        Standing.REFUSED: _A,
        Standing.WITHDRAWN: _A,
    },
    Standing.GRANTED: {},
    Standing.REFUSED: {},
    Standing.WITHDRAWN: {},
}
ASKINGS: dict[Asking, dict[Asking, frozenset[Hand]]] = {
    Asking.WAITING: {Asking.ASKED: _P, Asking.DROPPED: _OUT},
    Asking.ASKED: {
        Asking.REMINDED: _P,
        Asking.CALL: _P,
        Asking.ANSWERED: _THEY,
        Asking.DROPPED: _OUT,
    },
    Asking.REMINDED: {Asking.CALL: _P, Asking.ANSWERED: _THEY, Asking.DROPPED: _OUT},
    Asking.CALL: {Asking.SILENT: _P, Asking.ANSWERED: _THEY, Asking.DROPPED: _OUT},
    Asking.SILENT: {Asking.ANSWERED: _THEY},
    Asking.ANSWERED: {},
    # The person agrees after all that the company is asked.
    Asking.DROPPED: {Asking.WAITING: _A},
}
LIVE = (State.PLANNED, State.STARTED)
PENDING = (Standing.PREPARED, Standing.SENT, Standing.MORE)
OPEN = (Asking.ASKED, Asking.REMINDED, Asking.CALL, Asking.SILENT)
"""What can still be answered."""
CHASED = (Asking.ASKED, Asking.REMINDED, Asking.CALL)
UNSETTLED = (Asking.WAITING, *CHASED)

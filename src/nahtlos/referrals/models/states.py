"""The life of a referral as one table: from where to where, and by whose hand."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a referral stands."""

    DRAFTED = "drafted", _("drafted")
    SENT = "sent", _("sent")
    SEEN = "seen", _("seen")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    KEPT = "kept", _("first appointment kept")
    CLOSED = "closed", _("closed")
    EXPIRED = "expired", _("expired")


class Side(StrEnum):
    """Whose hand moves a referral."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    PERSON = "person"
    PROGRAM = "program"


OPEN = frozenset({State.SENT, State.SEEN, State.ACCEPTED, State.KEPT})
UNANSWERED = frozenset({State.SENT, State.SEEN})
ENDED = frozenset({State.DECLINED, State.WITHDRAWN, State.CLOSED, State.EXPIRED})

_RECIPIENT, _PROGRAM = frozenset({Side.RECIPIENT}), frozenset({Side.PROGRAM})
# The person by answering or taking back the consent, the sender by hand.
_THEIRS = frozenset({Side.SENDER, Side.PERSON})

MOVES: dict[State, dict[State, frozenset[Side]]] = {
    State.DRAFTED: {State.SENT: _THEIRS, State.WITHDRAWN: _THEIRS},
    State.SENT: {
        State.SEEN: _RECIPIENT,
        State.ACCEPTED: _RECIPIENT,
        State.DECLINED: _RECIPIENT,
        State.WITHDRAWN: _THEIRS,
        State.EXPIRED: _PROGRAM,
    },
    State.SEEN: {
        State.ACCEPTED: _RECIPIENT,
        State.DECLINED: _RECIPIENT,
        State.WITHDRAWN: _THEIRS,
        State.EXPIRED: _PROGRAM,
    },
    State.ACCEPTED: {
        State.KEPT: _RECIPIENT,
        State.CLOSED: _RECIPIENT,
        State.WITHDRAWN: _THEIRS,
        State.EXPIRED: _PROGRAM,
    },
    State.KEPT: {
        State.CLOSED: _RECIPIENT,
        State.WITHDRAWN: _THEIRS,
        State.EXPIRED: _PROGRAM,
    },
    State.DECLINED: {},
    State.WITHDRAWN: {},
    State.CLOSED: {},
    State.EXPIRED: {},
}


class Declined(models.TextChoices):
    """Why an institution does not take somebody."""

    FULL = "full", _("No place is free")
    NOT_OURS = "not_ours", _("We do not answer for this")
    CONDITIONS = "conditions", _("A condition is not met")
    KNOWN = "known", _("We work with the person already")
    LANGUAGE = "language", _("We do not speak a common language")
    NOT_REACHED = "not_reached", _("We cannot reach the person")
    OTHER = "other", _("Another reason")


class Result(models.TextChoices):
    """What came of a referral that was accepted."""

    HELPED = "helped", _("What was asked is done")
    CONTINUES = "continues", _("Goes on elsewhere")
    NOT_COME = "not_come", _("The person did not come")
    STOPPED = "stopped", _("The person no longer wants it")
    NOT_POSSIBLE = "not_possible", _("It turned out not to be possible")

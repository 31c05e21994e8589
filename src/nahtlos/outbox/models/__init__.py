"""Nouns of what goes out."""

from nahtlos.outbox.models.choices import Choice, Digest, QuietHours
from nahtlos.outbox.models.errands import Errand
from nahtlos.outbox.models.faults import Fault
from nahtlos.outbox.models.messages import Message
from nahtlos.outbox.models.notices import Notice
from nahtlos.outbox.models.outgoing import MOVES, OPEN, TROUBLED, Channel, Outgoing, State

__all__ = (
    "MOVES",
    "OPEN",
    "TROUBLED",
    "Channel",
    "Choice",
    "Digest",
    "Errand",
    "Fault",
    "Message",
    "Notice",
    "Outgoing",
    "QuietHours",
    "State",
)

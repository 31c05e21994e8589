"""Verbs of ideas and complaints, the only writers."""

from nahtlos.ideas.actions.answering import (
    answer,
    forget_senders,
    give,
    give_back,
    set_days,
    watch,
)
from nahtlos.ideas.actions.sending import Letter, publish_words, send, take_back

__all__ = (
    "Letter",
    "answer",
    "forget_senders",
    "give",
    "give_back",
    "publish_words",
    "send",
    "set_days",
    "take_back",
    "watch",
)

"""Verbs of internships; the only writers."""

from nahtlos.internships.actions.agreeing import Prepared, Signers, change, prepare, send
from nahtlos.internships.actions.diary import Told, answer, tell, write
from nahtlos.internships.actions.moving import (
    break_off,
    end,
    end_with_case,
    permit,
    remind,
    start,
    withdraw,
)
from nahtlos.internships.actions.signing import (
    Signed,
    ask_how_it_was,
    make_links,
    mark_sent,
    mark_unsent,
    send_again,
    sign,
)

__all__ = (
    "Prepared",
    "Signed",
    "Signers",
    "Told",
    "answer",
    "ask_how_it_was",
    "break_off",
    "change",
    "end",
    "end_with_case",
    "make_links",
    "mark_sent",
    "mark_unsent",
    "permit",
    "prepare",
    "remind",
    "send",
    "send_again",
    "sign",
    "start",
    "tell",
    "withdraw",
    "write",
)

"""What doors ask the law room: is work open, why, from when, and what to ask next."""

from nahtlos.law.engine.grants import Reason
from nahtlos.law.queries.answers import Answer, Question, Work, WorkAccess
from nahtlos.law.queries.checks import ask_next, check, questions
from nahtlos.law.queries.instruments import InstrumentAnswer
from nahtlos.law.queries.listing import (
    FactEntry,
    StatusEntry,
    StatusPage,
    decision_label,
    kind_label,
    show,
    statuses,
    vocabulary,
)
from nahtlos.law.queries.schemas import schema
from nahtlos.law.translate import BadDocument, Contradiction, Fault, nearest

__all__ = [
    "Answer",
    "BadDocument",
    "Contradiction",
    "FactEntry",
    "Fault",
    "InstrumentAnswer",
    "Question",
    "Reason",
    "StatusEntry",
    "StatusPage",
    "Work",
    "WorkAccess",
    "ask_next",
    "check",
    "decision_label",
    "kind_label",
    "nearest",
    "questions",
    "schema",
    "show",
    "statuses",
    "vocabulary",
]

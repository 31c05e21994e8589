"""What doors ask the law room: is work open, why, from when, and what to ask next."""

from nahtlos.law.engine.explain import Reason
from nahtlos.law.queries.answers import Answer, Question, Work, WorkAccess
from nahtlos.law.queries.checks import ask_next, check, questions
from nahtlos.law.queries.listing import (
    StatusEntry,
    decision_label,
    schema,
    show,
    statuses,
)
from nahtlos.law.translate import BadDocument, Contradiction, Fault

__all__ = [
    "Answer",
    "BadDocument",
    "Contradiction",
    "Fault",
    "Question",
    "Reason",
    "StatusEntry",
    "Work",
    "WorkAccess",
    "ask_next",
    "check",
    "decision_label",
    "questions",
    "schema",
    "show",
    "statuses",
]

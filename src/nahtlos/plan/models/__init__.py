"""Nouns of the plan: goals, steps, what was agreed, and what the two say to each other."""

from nahtlos.plan.models.agreements import Agreed, Agreement, Signature
from nahtlos.plan.models.appointments import Appointment, Coming
from nahtlos.plan.models.goals import Goal
from nahtlos.plan.models.papers import Paper, Template, TemplateKind
from nahtlos.plan.models.reviews import Review, Rhythm
from nahtlos.plan.models.steps import MOVES, TO_DO, Doer, Source, State, Step
from nahtlos.plan.models.talk import Answer, Feed, Said, Word

__all__ = (
    "MOVES",
    "TO_DO",
    "Agreed",
    "Agreement",
    "Answer",
    "Appointment",
    "Coming",
    "Doer",
    "Feed",
    "Goal",
    "Paper",
    "Review",
    "Rhythm",
    "Said",
    "Signature",
    "Source",
    "State",
    "Step",
    "Template",
    "TemplateKind",
    "Word",
)

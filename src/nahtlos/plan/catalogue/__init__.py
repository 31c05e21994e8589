"""Sentences of the plan in the eight languages of the own page; what the steps of ways are called and take."""

from nahtlos.plan.catalogue.instruments import Part, parts
from nahtlos.plan.catalogue.kinds import Kind, kinds, read_on
from nahtlos.plan.catalogue.phrases import LANGUAGES, Phrase, bring, meetings, phrase, say, steps

__all__ = (
    "LANGUAGES",
    "Kind",
    "Part",
    "Phrase",
    "bring",
    "kinds",
    "meetings",
    "parts",
    "phrase",
    "read_on",
    "say",
    "steps",
)

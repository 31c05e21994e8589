"""Sentences of the plan in the eight languages of the own page, read once and held to be whole."""

from nahtlos.plan.catalogue.phrases import LANGUAGES, Phrase, bring, meetings, phrase, say, steps

__all__ = ("LANGUAGES", "Phrase", "bring", "meetings", "phrase", "say", "steps")

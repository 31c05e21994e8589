"""Nouns of the portal."""

from nahtlos.portal.models.articles import Article, Language, State, Subject, Version
from nahtlos.portal.models.calls import CallBack, Time

__all__ = ("Article", "CallBack", "Language", "State", "Subject", "Time", "Version")

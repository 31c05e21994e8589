"""Nouns of the employers' room."""

from nahtlos.employers.models.articles import Article, Language, State, Subject, Version
from nahtlos.employers.models.calls import CallBack, Time

__all__ = ("Article", "CallBack", "Language", "State", "Subject", "Time", "Version")

"""Statutes for the tests: reading citations, and opening the places that they name."""

from tests.law.statutes.citations import Citation, citations, unread
from tests.law.statutes.laws import FILES, NOT_AT_HAND, TEXTS
from tests.law.statutes.statute import NotThere, Statute

__all__ = (
    "FILES",
    "NOT_AT_HAND",
    "TEXTS",
    "Citation",
    "NotThere",
    "Statute",
    "citations",
    "unread",
)

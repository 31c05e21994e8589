"""From the rows of a file to what the law reads, and from a table that somebody brought to a file."""

from nahtlos.people.translate.documents import as_document, counted_document
from nahtlos.people.translate.tables import HEADS, NEEDED, Flaw, Understood, understood

__all__ = (
    "HEADS",
    "NEEDED",
    "Flaw",
    "Understood",
    "as_document",
    "counted_document",
    "understood",
)

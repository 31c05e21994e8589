"""From the rows of a file to what the law reads, and from a table that somebody brought to a file."""

from nahtlos.people.translate.documents import as_document, counted_document
from nahtlos.people.translate.listing import (
    ADVISERS_ALONE,
    COLUMNS,
    MOST_COLUMNS,
    Listing,
    listing,
    values_of,
)
from nahtlos.people.translate.tables import HEADS, NEEDED, Flaw, Understood, understood

__all__ = (
    "ADVISERS_ALONE",
    "COLUMNS",
    "HEADS",
    "MOST_COLUMNS",
    "NEEDED",
    "Flaw",
    "Listing",
    "Understood",
    "as_document",
    "counted_document",
    "listing",
    "understood",
    "values_of",
)

"""Between a person document and what the engine decides: read, derive for a day, hold against each other."""

from nahtlos.law.translate.contradictions import Contradiction, contradictions
from nahtlos.law.translate.document import BadDocument, Document, Fault, nearest, read
from nahtlos.law.translate.situation import Derived, derive

__all__ = [
    "BadDocument",
    "Contradiction",
    "Derived",
    "Document",
    "Fault",
    "contradictions",
    "derive",
    "nearest",
    "read",
]

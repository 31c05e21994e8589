"""Nouns of a person's file."""

from nahtlos.people.models.burdens import Burden, BurdenKind
from nahtlos.people.models.consents import Consent, Given, Purpose, Scan
from nahtlos.people.models.documents import DOCUMENT_MOVES, Content, Document
from nahtlos.people.models.imports import Arrival, Import, ImportColumns, ImportFile, ImportRow
from nahtlos.people.models.links import HandedBy, Link, Login
from nahtlos.people.models.notes import Merge, Note
from nahtlos.people.models.person import (
    HANDED_OVER,
    Contact,
    ContactKind,
    Language,
    OfPerson,
    Part,
    Person,
)
from nahtlos.people.models.record import Fact, HouseholdMember, Qualification, Record

__all__ = (
    "DOCUMENT_MOVES",
    "HANDED_OVER",
    "Arrival",
    "Burden",
    "BurdenKind",
    "Consent",
    "Contact",
    "ContactKind",
    "Content",
    "Document",
    "Fact",
    "Given",
    "HandedBy",
    "HouseholdMember",
    "Import",
    "ImportColumns",
    "ImportFile",
    "ImportRow",
    "Language",
    "Link",
    "Login",
    "Merge",
    "Note",
    "OfPerson",
    "Part",
    "Person",
    "Purpose",
    "Qualification",
    "Record",
    "Scan",
)

"""Nouns of a person's file."""

from nahtlos.people.models.bulk import (
    Bulk,
    BulkRow,
)
from nahtlos.people.models.burdens import (
    Burden,
    BurdenKind,
)
from nahtlos.people.models.consents import (
    Consent,
    Given,
    Purpose,
    Scan,
)
from nahtlos.people.models.documents import (
    DOCUMENT_MOVES,
    Content,
    Document,
)
from nahtlos.people.models.imports import (
    Arrival,
    Import,
    ImportColumns,
    ImportFile,
    ImportRow,
)
from nahtlos.people.models.keeping import (
    Announcement,
    Erasure,
    Hold,
    Period,
    Processing,
    Remainder,
)
from nahtlos.people.models.links import (
    SENT,
    HandedBy,
    Link,
    Login,
)
from nahtlos.people.models.lists import (
    Export,
    View,
)
from nahtlos.people.models.notes import (
    Merge,
    Note,
)
from nahtlos.people.models.person import (
    HANDED_OVER,
    Contact,
    ContactKind,
    Language,
    OfPerson,
    Part,
    Person,
)
from nahtlos.people.models.record import (
    Fact,
    HouseholdMember,
    Qualification,
    Record,
)
from nahtlos.people.models.rights import (
    Correction,
    Request,
)

__all__ = (
    "DOCUMENT_MOVES",
    "HANDED_OVER",
    "SENT",
    "Announcement",
    "Arrival",
    "Bulk",
    "BulkRow",
    "Burden",
    "BurdenKind",
    "Consent",
    "Contact",
    "ContactKind",
    "Content",
    "Correction",
    "Document",
    "Erasure",
    "Export",
    "Fact",
    "Given",
    "HandedBy",
    "Hold",
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
    "Period",
    "Person",
    "Processing",
    "Purpose",
    "Qualification",
    "Record",
    "Remainder",
    "Request",
    "Scan",
    "View",
)

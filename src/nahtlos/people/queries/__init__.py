"""Questions about persons; they never write, and they see only what the wall lets through."""

from nahtlos.people.models import (
    BurdenKind,
    Consent,
    ContactKind,
    HouseholdMember,
    Link,
    Part,
    Person,
    Purpose,
    Qualification,
    Record,
)
from nahtlos.people.queries.consents import (
    NoConsent,
    asked_consents,
    consent_for,
    consents,
    link_in_use,
    links,
    live_consents,
    scan_of,
)
from nahtlos.people.queries.files import (
    Elsewhere,
    File,
    agreed_parts,
    burdens,
    contacts,
    file_of,
    household,
    languages,
    merges,
    notes,
    opened_parts,
    person_for,
    qualifications,
    who_else_sees,
)
from nahtlos.people.queries.finding import (
    Likeness,
    Page,
    caseload,
    possible_duplicates,
    running_out,
    shared_with,
)
from nahtlos.people.queries.history import Line, Look, history, looks
from nahtlos.people.queries.own import own_data
from nahtlos.people.queries.signing_in import Whose, person_of_link, person_of_login

NoPerson = Person.DoesNotExist
Relation = HouseholdMember.Relation
QualificationKind = Qualification.Kind
Recognition = Qualification.Recognition

__all__ = (
    "BurdenKind",
    "Consent",
    "ContactKind",
    "Elsewhere",
    "File",
    "Likeness",
    "Line",
    "Link",
    "Look",
    "NoConsent",
    "NoPerson",
    "Page",
    "Part",
    "Person",
    "Purpose",
    "QualificationKind",
    "Recognition",
    "Record",
    "Relation",
    "Whose",
    "agreed_parts",
    "asked_consents",
    "burdens",
    "caseload",
    "consent_for",
    "consents",
    "contacts",
    "file_of",
    "history",
    "household",
    "languages",
    "link_in_use",
    "links",
    "live_consents",
    "looks",
    "merges",
    "notes",
    "opened_parts",
    "own_data",
    "person_for",
    "person_of_link",
    "person_of_login",
    "possible_duplicates",
    "qualifications",
    "running_out",
    "scan_of",
    "shared_with",
    "who_else_sees",
)

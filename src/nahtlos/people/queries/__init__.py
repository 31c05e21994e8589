"""Questions about persons; they never write, and they see only what the wall lets through."""

from nahtlos.people.models import (
    BurdenKind,
    Consent,
    ContactKind,
    Document,
    HandedBy,
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
    live_consents,
    scan_of,
)
from nahtlos.people.queries.counting import counted
from nahtlos.people.queries.documents import (
    NoDocument,
    content_of,
    document_for,
    documents,
    documents_waiting,
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
from nahtlos.people.queries.learned import learned_facts
from nahtlos.people.queries.links import (
    birth_date_known,
    link_in_use,
    links,
    links_so_far,
    reached,
    ways_to_write,
)
from nahtlos.people.queries.own import own_data
from nahtlos.people.queries.signing_in import Whose, person_of_link, person_of_login

NoPerson = Person.DoesNotExist
Relation = HouseholdMember.Relation
DocumentKind = Document.Kind
DocumentState = Document.State
DocumentTaken = Document.Taken
QualificationKind = Qualification.Kind
Recognition = Qualification.Recognition

__all__ = (
    "BurdenKind",
    "Consent",
    "ContactKind",
    "Document",
    "DocumentKind",
    "DocumentState",
    "DocumentTaken",
    "Elsewhere",
    "File",
    "HandedBy",
    "Likeness",
    "Line",
    "Link",
    "Look",
    "NoConsent",
    "NoDocument",
    "NoPerson",
    "Page",
    "Part",
    "Person",
    "Purpose",
    "Qualification",
    "QualificationKind",
    "Recognition",
    "Record",
    "Relation",
    "Whose",
    "agreed_parts",
    "asked_consents",
    "birth_date_known",
    "burdens",
    "caseload",
    "consent_for",
    "consents",
    "contacts",
    "content_of",
    "counted",
    "document_for",
    "documents",
    "documents_waiting",
    "file_of",
    "history",
    "household",
    "languages",
    "learned_facts",
    "link_in_use",
    "links",
    "links_so_far",
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
    "reached",
    "running_out",
    "scan_of",
    "shared_with",
    "ways_to_write",
    "who_else_sees",
)

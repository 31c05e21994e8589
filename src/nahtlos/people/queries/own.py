"""All that is kept about a person, row by row, for the person alone (Art. 15 and 20 GDPR)."""

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from nahtlos.people.models import (
    Burden,
    Consent,
    Contact,
    Document,
    Fact,
    HouseholdMember,
    Language,
    OfPerson,
    Person,
    Qualification,
    Record,
)

TABLES: dict[str, type[OfPerson]] = {
    "record": Record,
    "facts": Fact,
    "languages": Language,
    "household": HouseholdMember,
    "qualifications": Qualification,
    "documents": Document,
    "contacts": Contact,
    "burdens": Burden,
    "consents": Consent,
}
OURS = frozenset({"region", "institution", "person", "scan"})
PERSON = (
    "given_name",
    "family_name",
    "native_name",
    "preferred_language",
    "opened_at",
    "closed_at",
    "close_reason",
)


def _rows(table: type[OfPerson]) -> ArraySubquery:
    columns = {one.name: one.name for one in table._meta.concrete_fields if one.name not in OURS}
    if table is Consent:
        columns["recipient_name"] = "recipient__name"
    rows = table._default_manager.filter(person=OuterRef("pk")).order_by("pk")
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


def own_data(person: UUID) -> dict[str, Any]:
    """Every row of the file that the wall shows, in one query; raises Person.DoesNotExist.

    Days and moments are ISO 8601, keys are those of the tables.
    """
    columns = {name: _rows(table) for name, table in TABLES.items()}
    found = Person.objects.select_related("institution").annotate(**columns).get(pk=person)
    beside: dict[str, Any] = vars(found)
    return {
        "person": {name: beside[name] for name in PERSON},
        "kept_by": found.institution.name,
        **{name: beside[name] for name in TABLES},
    }

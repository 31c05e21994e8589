"""How a row is bound to a person and to whoever holds the file."""

from typing import Any

from nahtlos.people.models import Person


def of(person: Person) -> dict[str, Any]:
    """The columns that every row of a file shares."""
    return {
        "person": person,
        "region_id": person.region_id,
        "institution_id": person.institution_id,
    }

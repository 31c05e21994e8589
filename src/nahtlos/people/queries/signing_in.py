"""To whom a sign-in or a link belongs."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.people.models import Link, Login


@dataclass(frozen=True)
class Whose:
    """To whom a sign-in or a link belongs."""

    person: UUID
    region: UUID


def person_of_login() -> Whose | None:
    """The person whose own account is acting."""
    found = Login.objects.values_list("person", "region").first()
    return Whose(*found) if found else None


def person_of_link() -> Whose | None:
    """The person whose link is acting; none if the link has ended."""
    found = Link.objects.values_list("person", "region").first()
    return Whose(*found) if found else None

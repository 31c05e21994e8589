"""Who is acting: for whom every question is asked and every change is written down."""

from dataclasses import dataclass, replace
from uuid import UUID

from nahtlos.core.roles import May, Nobody, Role


@dataclass(frozen=True)
class Actor:
    """One person or job at work, at one institution, in one role, in one region.

    A newcomer acts as `person`, without an institution. `link` is the digest of a signed link that
    has been opened; it shows that link's own row and nothing else.
    """

    role: type[Role] = Nobody
    account: UUID | None = None
    membership: UUID | None = None
    institution: UUID | None = None
    region: UUID | None = None
    person: UUID | None = None
    link: str = ""
    name: str = ""
    why: str = ""

    def may(self, what: May) -> bool:
        """Whether the role allows this at all."""
        return what in self.role.may

    def because(self, why: str) -> "Actor":
        """The same actor with a reason that the audit keeps beside each change."""
        return replace(self, why=why)


NOBODY = Actor()


def sure(key: UUID | None) -> UUID:
    """A key that this actor's role always brings; LookupError where a caller forgot to ask."""
    if key is None:
        raise LookupError("this actor has no such key")
    return key

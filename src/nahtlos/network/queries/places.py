"""Where somebody works."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.network.models import Membership


@dataclass(frozen=True)
class Place:
    """Where an account works: one membership, with the names that pages show."""

    id: UUID
    role: str
    institution: UUID
    institution_name: str
    institution_kind: str
    region: UUID
    region_name: str


def places_of(account: UUID) -> tuple[Place, ...]:
    """All places where this account works now, oldest first."""
    rows = (
        Membership.objects.live()
        .filter(account=account)
        .order_by("began_at", "id")
        .values_list(
            "id",
            "role",
            "institution",
            "institution__short_name",
            "institution__kind",
            "region",
            "region__name",
        )
    )
    return tuple(Place(*row) for row in rows)

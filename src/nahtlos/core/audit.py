"""The log of looks into a file. Writes are put down by a trigger (`policies.sql`), not from here."""

from collections.abc import Iterable
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.models import Reading


def record_reading(
    *, person: UUID, holder: UUID, region: UUID, parts: Iterable[str], by: Actor
) -> None:
    """Put down that somebody of another institution has looked; one's own institution is not logged."""
    if by.institution is None or by.account is None or by.institution == holder:
        return
    Reading.objects.create(
        region_id=region,
        institution_id=holder,
        person_id=person,
        by_account_id=by.account,
        by_institution_id=by.institution,
        by_role=by.role.key,
        parts=sorted(parts),
    )

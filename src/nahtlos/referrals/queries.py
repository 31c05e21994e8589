"""Questions about referrals, as far as the wall shows them."""

from uuid import UUID

from nahtlos.people.queries import Part
from nahtlos.referrals.models import OPEN, Referral


def opened_parts(person: UUID, institution: UUID | None) -> frozenset[str]:
    """The parts of a file that open referrals show to the institution they were sent to."""
    rows = Referral.objects.filter(person=person, recipient=institution, state__in=OPEN)
    shown = {part for parts in rows.values_list("parts", flat=True) for part in parts}
    return frozenset(shown - {Part.BURDENS.value, Part.HEALTH.value})

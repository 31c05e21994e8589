"""Who of other institutions has looked into a file that was opened to them."""

from collections import defaultdict
from datetime import timedelta

from nahtlos.core.models import Reading
from nahtlos.network.models import Membership
from nahtlos.people.models import Consent
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World

READERS = ("adviser", "member")


def looks(world: World, files: list[File]) -> dict[Membership, list[Reading]]:
    """The lines of the log of readings, by the reader who will have written them."""
    readers = {m.institution_id: m for m in reversed(world.memberships) if m.role in READERS}
    found: dict[Membership, list[Reading]] = defaultdict(list)
    for whole in files:
        for consent in whole.rows[Consent]:
            reader = readers.get(consent.recipient_id)
            if reader and reader.institution_id != whole.person.institution_id:
                found[reader] += _of(world, whole, consent, reader)
    return found


def _of(world: World, whole: File, consent: Consent, reader: Membership) -> list[Reading]:
    ends = min(consent.revoked_at or consent.valid_until, consent.valid_until, world.at(-1))
    first = consent.given_at or ends
    times = [first + timedelta(days=d, hours=3) for d in (1, world.dice.randint(10, 90))]
    return [
        Reading(
            at=at, region_id=whole.person.region_id, institution_id=whole.person.institution_id,
            person_id=whole.person.pk, by_account_id=reader.account_id,
            by_institution_id=reader.institution_id, by_role=reader.role, parts=consent.parts,
        )
        for at in times
        if at < ends
    ]  # fmt: skip

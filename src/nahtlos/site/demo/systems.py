"""The evening school has a course book of its own: it has a key, and is told what happens."""

from datetime import timedelta

from nahtlos.core.actor import Actor, sure
from nahtlos.core.roles import Messenger
from nahtlos.core.wall import acting
from nahtlos.network import actions
from nahtlos.network.models import Delivery, Membership, SystemKey, Webhook
from nahtlos.network.queries.sealing import PREFIX, sealed
from nahtlos.referrals.models import Referral
from nahtlos.site.demo.book import uuid7_at
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as

SCHOOL = "Volkshochschule"
TOKEN = "nahtlos_demo-key-of-the-invented-evening-school"  # noqa: S105 -- everybody may try it
SECRET = PREFIX + "ZGVtbyBzZWNyZXQgb2YgdGhlIGV2ZW5pbmcgc2Nob29s"
ADDRESS = "https://kursbuch.volkshochschule.example/nahtlos"
MOST = 8


def build(world: World, files: list[File]) -> None:
    """A key, an address, and a few pieces of news, one of which has not arrived."""
    mine = {a.pk for a in world.accounts.values() if a.email == "member@demo.example"}
    there = [
        m for m in world.memberships
        if m.institution_id == world.institutions[SCHOOL].pk and m.role == "member"
    ]  # fmt: skip
    member = next((m for m in there if m.account_id in mine), there[0])
    _key(world, member)
    with acting(acting_as(member)):
        webhook = Webhook.objects.create(
            region=world.region, institution_id=member.institution_id, address=ADDRESS,
            secret=sealed(SECRET), made_at=world.at(-60),
        )  # fmt: skip
    received = [
        row for whole in files for row in whole.rows[Referral]
        if isinstance(row, Referral) and row.recipient_id == member.institution_id and row.sent_at
    ]  # fmt: skip
    received.sort(key=lambda row: row.sent_at or world.at(-999), reverse=True)
    with acting(Actor(role=Messenger, region=world.region.pk)):
        Delivery.objects.bulk_create(_news(world, webhook, received[:MOST]))


def _key(world: World, member: Membership) -> None:
    made, by = world.at(-60), next(m for m in world.memberships if m.role == "administrator")
    with acting(acting_as(by)):
        key = SystemKey.objects.create(
            region=world.region, institution_id=member.institution_id, membership=member,
            account_id=member.account_id, name="Kursbuch", made_at=made,
            made_by_id=sure(by.account_id), valid_from=made, valid_until=made + timedelta(days=365),
        )  # fmt: skip
    with acting(acting_as(member)):
        SystemKey.objects.filter(pk=key.pk).update(
            token_digest=actions.key_digest(TOKEN), hint=TOKEN[:12], taken_at=made
        )


def _news(world: World, webhook: Webhook, received: list[Referral]) -> list[Delivery]:
    """What was told of these referrals, the newest last; the very last try met an error."""
    rows = []
    for place, referral in enumerate(reversed(received)):
        failed = place == len(received) - 2
        at = referral.sent_at or world.at(-1)
        rows.append(
            Delivery(
                id=uuid7_at(at), region=world.region, institution_id=webhook.institution_id, webhook=webhook,
                kind="referral.sent", about=referral.pk, told_state="sent", happened_at=at,
                state="failed" if failed else "delivered", tries=10 if failed else 1,
                last_tried_at=at, last_status=500 if failed else 204,
                last_fault="status" if failed else "",
            )
        )  # fmt: skip
    return rows

"""What the demo's one-click log-ins need, and how a database says that it is a demo."""

from dataclasses import dataclass

from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Membership, Region

MARK = "nahtlos demo"
DOMAIN = "@demo.example"


@dataclass(frozen=True)
class DemoEntry:
    """An invented person whom one click lets in; a newcomer has neither name nor place here."""

    email: str
    name: str
    institution_name: str


def is_marked_as_demo() -> bool:
    """Whether the comment on this database says that everybody in it is invented."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database"
            " where datname = current_database()"
        )
        return str(cursor.fetchone()[0]).startswith(f"{MARK} ")


def demo_entries() -> list[DemoEntry]:
    """The accounts that the demo lets in, each with where it works; none outside a demo."""
    if not is_marked_as_demo():
        return []
    accounts = Account.objects.filter(email__endswith=DOMAIN, is_active=True)
    places: dict[object, str] = {}
    for region in Region.objects.order_by("name")[:1]:
        with acting(Actor(role=Coordinator, region=region.id)):
            rows = Membership.objects.live().filter(account__email__endswith=DOMAIN)
            places |= dict(rows.values_list("account", "institution__name"))
    return [DemoEntry(one.email, one.name, places.get(one.id, "")) for one in accounts]

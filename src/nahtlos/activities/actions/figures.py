"""Who came, and what an institution put in."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from nahtlos.activities import access
from nahtlos.activities.actions.planning import locked
from nahtlos.activities.models import Activity, Guests, Share
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.network.models import Institution


@transaction.atomic
def count_guests(*, activity: Activity, numbers: Mapping[str, int | None], by: Actor) -> None:
    """How many of each kind came; None is not counted, which is not nobody."""
    fresh = locked(activity)
    demand(access.may_count(by, fresh))
    for kind, number in numbers.items():
        if number is None:
            Guests.objects.filter(activity=fresh, kind=kind).delete()
        else:
            Guests.objects.update_or_create(
                activity=fresh, kind=kind,
                defaults={"number": number, "region_id": fresh.region_id},
            )  # fmt: skip


@transaction.atomic
def put_in(
    *, activity: Activity, institution: Institution, hours: Decimal, euros: Decimal, by: Actor
) -> None:
    """What an institution put in; nothing takes its line out."""
    fresh = locked(activity) if access.hands(by, activity) else activity
    demand(access.may_share(by, fresh, institution.pk))
    if not hours and not euros:
        Share.objects.filter(activity=fresh, institution=institution).delete()
        return
    Share.objects.update_or_create(
        activity=fresh, institution=institution,
        defaults={"hours": hours, "euros": euros, "region_id": fresh.region_id},
    )  # fmt: skip

"""The institutions of the measured region, their staff, and who answers for what."""

from allauth.mfa.models import Authenticator
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Administrator, Adviser
from nahtlos.core.wall import acting
from nahtlos.network.models import (
    Account,
    Answer,
    Area,
    Institution,
    Kind,
    Membership,
    Region,
    Topic,
)

KINDS = (
    Kind.JOBCENTER,
    Kind.EMPLOYMENT_AGENCY,
    Kind.CITY,
    Kind.WELFARE,
    Kind.SCHOOL,
    Kind.MIGRANT_ASSOCIATION,
)
AREAS = 12
ADVISERS, ADVISERS_ELSEWHERE = 40, 8


def build() -> list[list[Actor]]:
    """The advisers of each institution; those who are measured come first."""
    region = Region.objects.create(name="Kreis Messbach", key="99999", land="Hessen")
    areas = [
        Area.objects.create(region=region, name=f"Messdorf {number}", postcodes=[f"999{number:02}"])
        for number in range(AREAS)
    ]
    with acting(Actor(role=Administrator, region=region.id, why="bench")):
        return [_house(region, kind, areas) for kind in KINDS]


def _house(region: Region, kind: Kind, areas: list[Area]) -> list[Actor]:
    house = Institution.objects.create(
        region=region, kind=kind, name=f"{kind.label} Messbach", short_name=kind.label[:40]
    )
    for topic in Topic.values:
        for area in (None, *areas[:3]):
            Answer.objects.create(
                region=region, institution=house, topic=topic, area=area,
                contact_name="Kim Beispiel", telephone="030 23125 001",
                email="kim@messbach.example", checked_on=timezone.localdate(),
            )  # fmt: skip
    first = kind is KINDS[0]
    return [_adviser(house, number) for number in range(ADVISERS if first else ADVISERS_ELSEWHERE)]


def _adviser(house: Institution, number: int) -> Actor:
    account = Account.objects.create_user(
        f"{house.kind}{number}@messbach.example", name=f"Kim Beispiel {number}", language="de"
    )
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    place = Membership.objects.create(
        region=house.region, institution=house, account=account, role=Adviser.key
    )
    return Actor(
        role=Adviser, account=account.id, membership=place.id, institution=house.id,
        region=house.region_id, name=account.name, why="bench",
    )  # fmt: skip

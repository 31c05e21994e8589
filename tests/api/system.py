"""An institution's own system, as the tests of this folder see it: a key, and calls with it."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, uuid7
from nahtlos.core.roles import Administrator, Member
from nahtlos.core.wall import acting
from nahtlos.network import actions
from nahtlos.network.models import Institution, Kind, Membership, Region, SystemKey
from nahtlos.people.models import Person
from tests import makers
from tests.bench import ReadOnlyClient

YEAR = timedelta(days=365)


def keeper_of(region: Region) -> Actor:
    """An administrator with an account."""
    return makers.make_member(makers.make_institution(region, Kind.CITY), Administrator)


def make_key(member: Actor, keeper: Actor, name: str = "Course book") -> tuple[SystemKey, str]:
    """A key that acts as this member, taken by them."""
    with acting(keeper):
        membership = Membership.objects.select_related("institution").get(
            pk=makers.sure(member.membership)
        )
        key = actions.make_key(
            membership=membership, name=name, begins=now(), ends=now() + YEAR, by=keeper, at=now()
        )
    with acting(member):
        return key, actions.take_key(key=key, by=member, at=now())


@dataclass
class System:
    """A program that has a key."""

    token: str
    key: SystemKey
    client: ReadOnlyClient = field(default_factory=ReadOnlyClient)

    @classmethod
    def of(cls, member: Actor, keeper: Actor) -> "System":
        key, token = make_key(member, keeper)
        return cls(token, key)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "en"}

    def get(self, address: str) -> Any:
        return self.client.get(f"/api/referrals{address}", headers=self.headers)

    def post(self, address: str, document: object = None, **headers: str) -> Any:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(
            f"/api/referrals{address}", json.dumps({} if document is None else document),
            content_type="application/json", headers=self.headers | sent,
        )  # fmt: skip


@dataclass(frozen=True)
class Two:
    """A Jobcenter with an adviser and a person, a school with a member, each with a system."""

    adviser: Actor
    person: Person
    school: Institution
    member: Actor
    keeper: Actor
    sender: System
    recipient: System


def make_two(school: UUID | None = None, person: UUID | None = None) -> Two:
    """In a region of their own; under these keys if they are given."""
    region = makers.make_region()
    keeper = keeper_of(region)
    adviser = makers.make_member(makers.make_institution(region))
    there = makers.make_institution(region, Kind.SCHOOL, pk=school or uuid7())
    member = makers.make_member(there, Member)
    olena = makers.make_person(adviser, pk=person or uuid7())
    makers.make_contact(olena, adviser)
    makers.make_record(olena, adviser)
    return Two(
        adviser, olena, there, member, keeper,
        System.of(adviser, keeper), System.of(member, keeper),
    )  # fmt: skip

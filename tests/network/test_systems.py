"""Keys of institutions' own systems: who gives, takes, uses and ends them, in program and database."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import Error

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import ROLES, Administrator, Immigration, Member
from nahtlos.core.wall import acting
from nahtlos.network import access, actions, queries
from nahtlos.network.models import Kind, Membership, SystemKey
from tests import makers

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class House:
    """An administrator, and a school with a member."""

    keeper: Actor
    member: Actor
    colleague: Actor

    def key(self) -> SystemKey:
        with acting(self.keeper):
            membership = Membership.objects.select_related("institution").get(
                pk=makers.sure(self.member.membership)
            )
            return actions.make_key(
                membership=membership, name="Course book", begins=now(), ends=now() + YEAR,
                by=self.keeper, at=now(),
            )  # fmt: skip

    def taken(self) -> tuple[SystemKey, str]:
        key = self.key()
        with acting(self.member):
            return key, actions.take_key(key=key, by=self.member, at=now())


@pytest.fixture
def house(db: None) -> House:
    region = makers.make_region()
    city = makers.make_institution(region, Kind.CITY)
    school = makers.make_institution(region, Kind.SCHOOL)
    return House(
        makers.make_member(city, Administrator),
        makers.make_member(school, Member),
        makers.make_member(school, Member),
    )


def membership_of(actor: Actor, keeper: Actor) -> Membership:
    with acting(keeper):
        return Membership.objects.select_related("institution").get(
            pk=makers.sure(actor.membership)
        )


def test_only_an_administrator_gives_a_key(house: House) -> None:
    membership = membership_of(house.member, house.keeper)
    for role in ROLES:
        by = Actor(role=role, region=house.keeper.region, institution=house.member.institution)
        assert (access.may_make_key(by, membership) is None) is (role is Administrator), role


def test_the_immigration_office_has_no_key(house: House) -> None:
    office = makers.make_institution(
        membership_of(house.member, house.keeper).region, Kind.IMMIGRATION_OFFICE
    )
    clerk = membership_of(makers.make_member(office, Immigration), house.keeper)
    assert "no key" in str(access.may_make_key(house.keeper, clerk))
    with acting(house.keeper), pytest.raises(Error, match="acts as"), transaction.atomic():
        insert(clerk, house.keeper)


def insert(membership: Membership, by: Actor) -> SystemKey:
    return SystemKey.objects.create(
        region_id=membership.region_id, institution_id=membership.institution_id,
        membership=membership, account_id=membership.account_id, name="x",
        made_by_id=makers.sure(by.account), valid_until=now() + YEAR,
    )  # fmt: skip


def test_a_key_is_shown_once_to_whom_it_acts_as_and_kept_as_a_digest(house: House) -> None:
    key, token = house.taken()
    with acting(house.keeper):
        kept = SystemKey.objects.get(pk=key.pk)
    assert kept.token_digest == actions.key_digest(token)
    assert token not in str(vars(kept))
    assert token.startswith(kept.hint)
    with acting(house.member), pytest.raises(Refused, match="shown already"):
        actions.take_key(key=key, by=house.member, at=now())


def test_nobody_takes_the_key_of_somebody_else(house: House) -> None:
    key = house.key()
    for other in (house.keeper, house.colleague):
        with acting(other), pytest.raises(Refused, match="Only whoever"):
            actions.take_key(key=key, by=other, at=now())


def test_the_database_hands_no_administrator_a_key(house: House) -> None:
    """Somebody who sees no person must not come to see some through a key."""
    key = house.key()
    stolen = {"token_digest": "0" * 64, "taken_at": now()}
    with acting(house.keeper), pytest.raises(Error, match="only"), transaction.atomic():
        SystemKey.objects.filter(pk=key.pk).update(**stolen)
    with acting(house.colleague):
        assert SystemKey.objects.filter(pk=key.pk).update(**stolen) == 0
    taken, _token = house.taken()
    with acting(house.member), pytest.raises(Error, match="only"), transaction.atomic():
        SystemKey.objects.filter(pk=taken.pk).update(token_digest="1" * 64)


def test_an_ended_key_stays_ended(house: House) -> None:
    key, _token = house.taken()
    with acting(house.keeper):
        actions.end_key(key=key, by=house.keeper, at=now())
        with pytest.raises(Refused, match="ended"):
            actions.end_key(key=key, by=house.keeper, at=now())
        with pytest.raises(Error), transaction.atomic():
            SystemKey.objects.filter(pk=key.pk).update(ended_at=None, ended_by=None)
    ended = SystemKey(ended_at=now(), valid_from=now() - YEAR, valid_until=now() + YEAR)
    assert "ended" in str(access.may_use_key(ended, now(), works_there=True))


def test_when_a_key_opens_something() -> None:
    at = now()
    key = SystemKey(valid_from=at, valid_until=at + YEAR)
    assert access.may_use_key(key, at, works_there=True) is None
    assert "does not hold yet" in str(access.may_use_key(key, at - YEAR, works_there=True))
    assert "run out" in str(access.may_use_key(key, at + YEAR, works_there=True))
    assert "no longer works" in str(access.may_use_key(key, at, works_there=False))


def test_a_key_is_seen_in_its_own_institution_alone(house: House) -> None:
    key, token = house.taken()
    stranger = makers.make_member()
    link = Actor(link=actions.key_digest(token))
    seen = {who: _sees(by, key) for who, by in vars(house).items()}
    assert seen == {"keeper": True, "member": True, "colleague": True}
    assert _sees(link, key)
    assert not any(_sees(by, key) for by in (stranger, Actor(), Actor(link="0" * 64)))


def _sees(by: Actor, key: SystemKey) -> bool:
    with acting(by):
        return SystemKey.objects.filter(pk=key.pk).exists()


def test_the_book_knows_who_and_never_the_key(house: House) -> None:
    house.taken()
    with acting(house.keeper):
        lines = [
            line for line in queries.last_changes(makers.sure(house.keeper.region))
            if line.noun == "systemkey"
        ]  # fmt: skip
    assert [line.verb for line in lines] == ["update", "insert"]


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://system.lindenau.example/nahtlos?to=1", True),
        ("https://93.184.215.14/x", True),
        ("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/", True),
        ("http://system.lindenau.example/", False),
        ("https://kim:secret@system.lindenau.example/", False),
        ("https://system.lindenau.example/#part", False),
        ("https://", False),
        ("ftp://system.lindenau.example/", False),
        ("https://system.lindenau.example:99999/", False),
        ("https://system.lindenau.example/a b", False),
        ("https://localhost/", False),
        ("https://127.0.0.1/", False),
        ("https://10.1.2.3/", False),
        ("https://169.254.169.254/latest", False),
        ("https://100.64.0.1/", False),
        ("https://[::1]/", False),
        ("https://[fe80::1]/", False),
        ("https://[fd00::1]/", False),
        ("https://[::ffff:10.0.0.1]/", False),
        ("https://[64:ff9b::a00:1]/", False),
        ("https://[2002:7f00:1::]/", False),
        ("https://0.0.0.0/", False),
        ("https://224.0.0.1/", False),
    ],
)
def test_only_public_addresses_are_told(address: str, good: bool) -> None:
    assert (access.may_tell_at(address, anywhere=False) is None) is good

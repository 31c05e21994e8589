"""Pages about an institution's own system: who comes in, what is shown once, and what is told plainly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import ROLES, Administrator, Member
from nahtlos.core.wall import acting
from nahtlos.network import actions
from nahtlos.network.models import Delivery, Kind, SystemKey, Webhook
from nahtlos.referrals import actions as referring
from tests import makers
from tests.api.system import make_key
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db
ADDRESS = "https://system.lindenau.example/nahtlos"


@dataclass(frozen=True)
class House:
    """An administrator, a member of a school, and somebody who refers to it."""

    keeper: Actor
    member: Actor
    adviser: Actor

    def told(self, how_many: int = 1) -> None:
        person = makers.make_person(self.adviser)
        for _ in range(how_many):
            one = makers.make_referral(person, self.member.institution, self.adviser)
            with acting(self.member):
                referring.see(referral=one, by=self.member, at=now())

    def webhook(self) -> Webhook:
        with acting(self.member):
            return Webhook.objects.get()


@pytest.fixture
def house(db: None) -> House:
    region = makers.make_region()
    city = makers.make_institution(region, Kind.CITY)
    return House(
        makers.make_member(city, Administrator),
        makers.make_member(makers.make_institution(region, Kind.SCHOOL), Member),
        makers.make_member(makers.make_institution(region)),
    )


@pytest.fixture
def listening(house: House) -> House:
    with acting(house.member):
        actions.make_webhook(address=ADDRESS, by=house.member, at=now())
    return house


def text(response: Any) -> str:
    return str(response.content.decode())


OPEN_TO = {"/system/": {"adviser", "member"}, "/system/address/": {"adviser", "member"},
           "/house/keys/": {"administrator"}, "/house/keys/new/": {"administrator"}}  # fmt: skip


@pytest.mark.parametrize("page", OPEN_TO)
def test_who_comes_in(page: str) -> None:
    region = makers.make_region()
    for role in ROLES:
        if role.key == "newcomer":
            continue
        kind = Kind.IMMIGRATION_OFFICE if role.key == "immigration" else Kind.SCHOOL
        by = makers.make_member(makers.make_institution(region, kind), role)
        expected = 200 if role.key in OPEN_TO[page] else 403
        assert enter(by).get(page).status_code == expected, role
    assert Client().get(page).status_code == 302


def typed(house: House, **more: str) -> dict[str, str]:
    begins, ends = today(), today() + timedelta(days=100)
    fields = {"name": "Course book", "membership": str(house.member.membership)}
    for name, day in (("begins", begins), ("ends", ends)):
        fields |= {
            f"{name}_day": str(day.day),
            f"{name}_month": str(day.month),
            f"{name}_year": str(day.year),
        }
    return fields | more


def test_made_by_one_taken_by_another_shown_once(house: House) -> None:
    keeper, member = enter(house.keeper), enter(house.member)
    made = keeper.post("/house/keys/new/", typed(house), follow=True)
    assert "waits to be taken" in text(made)
    with acting(house.member):
        key = SystemKey.objects.get()
    assert "Show the key, once" in text(member.get("/system/"))
    shown = member.post(f"/system/keys/{key.pk}/take/")
    assert "nahtlos_" in text(shown)
    assert "no-store" in shown.headers["Cache-Control"]
    assert member.post(f"/system/keys/{key.pk}/take/").status_code == 403
    token = text(shown).partition("<strong>nahtlos_")[2].partition("<")[0]
    assert len(token) == 43
    for page in (member.get("/system/"), keeper.get("/house/keys/")):
        assert token not in text(page)


def test_an_administrator_takes_no_key(house: House) -> None:
    keeper = enter(house.keeper)
    keeper.post("/house/keys/new/", typed(house))
    with acting(house.keeper):
        key = SystemKey.objects.get()
    response = keeper.post(f"/system/keys/{key.pk}/take/")
    assert response.status_code == 403
    assert "Only whoever this key acts as can take it." in text(response)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": ""}, "Please write something here."),
        ({"membership": ""}, "Please choose one of these answers."),
        ({"ends_year": "2999"}, "Please write a day up to"),
        ({"begins_year": "1999"}, "Please write a day from"),
    ],
)
def test_a_fault_stands_at_its_field(house: House, more: dict[str, str], says: str) -> None:
    response = enter(house.keeper).post("/house/keys/new/", typed(house, **more))
    assert response.status_code == 422
    assert says in text(response)


@pytest.mark.parametrize("page", ["/system/keys/{key}/end/", "/house/keys/{key}/end/"])
def test_ended_at_once_from_either_side(house: House, page: str) -> None:
    key, _token = make_key(house.member, house.keeper)
    by = house.keeper if "house" in page else house.member
    response = enter(by).post(page.format(key=key.pk), follow=True)
    assert "From now on this key opens nothing." in text(response)
    with acting(house.keeper):
        assert SystemKey.objects.get().ended_at


def test_the_first_address_comes_with_its_secret_once(house: House) -> None:
    member = enter(house.member)
    shown = member.post("/system/address/", {"address": ADDRESS})
    assert "whsec_" in text(shown)
    assert "whsec_" not in text(member.get("/system/"))
    changed = member.post("/system/address/", {"address": f"{ADDRESS}/2"}, follow=True)
    assert f"{ADDRESS}/2" in text(changed)
    assert "whsec_" not in text(changed)


@pytest.mark.parametrize(
    "address", ["http://system.lindenau.example/", "https://10.0.0.1/", "system"]
)
def test_no_address_inside_or_in_the_open(house: House, address: str) -> None:
    response = enter(house.member).post("/system/address/", {"address": address})
    assert response.status_code == 422
    assert "kern-error" in text(response)
    with acting(house.member):
        assert not Webhook.objects.exists()


def test_a_new_secret_beside_the_old_one(listening: House) -> None:
    member = enter(listening.member)
    assert "whsec_" in text(member.post("/system/address/secret/"))
    assert "signed with the old and the new secret" in text(member.get("/system/"))
    assert "only the new secret signs" in text(
        member.post("/system/address/secret/drop/", follow=True)
    )


def test_switched_off_and_on_by_hand(listening: House) -> None:
    member = enter(listening.member)
    off = member.post("/system/address/off/", follow=True)
    assert "Your system is not told at the moment" in text(off)
    listening.told()
    assert "kept back" in text(member.get("/system/"))
    assert "Send again" not in text(member.get("/system/"))
    on = member.post("/system/address/on/", follow=True)
    assert "Send again" in text(on)
    assert member.post("/system/address/sideways/").status_code == 404


def test_what_was_told_and_told_again(listening: House) -> None:
    listening.told(2)
    with acting(listening.member):
        first = Delivery.objects.order_by("id")[0]
        actions.switch_webhook(webhook=listening.webhook(), on=False, by=listening.member, at=now())
    Delivery.objects.none()
    member = enter(listening.member)
    member.post("/system/address/on/")
    assert "on its way" in text(member.get("/system/"))
    again = member.post(f"/system/again/{first.pk}/")
    assert again.status_code == 403, "it is on its way already"
    assert "0 are on their way again." in text(member.post("/system/again/", follow=True))


def test_a_stranger_tells_nothing_again(listening: House) -> None:
    listening.told()
    with acting(listening.member):
        one = Delivery.objects.get()
    assert enter(listening.adviser).post(f"/system/again/{one.pk}/").status_code == 404


def test_the_page_names_nobody_and_shows_how_a_system_asks(listening: House) -> None:
    listening.told()
    page = text(enter(listening.member).get("/system/"))
    assert "Olena" not in page
    assert "Authorization: Bearer" in page
    assert 'href="/api/openapi.json"' in page


@pytest.mark.parametrize("page", ["/system/", "/house/keys/"])
def test_a_page_asks_the_same_however_long_its_lists(listening: House, page: str) -> None:
    asked = []
    for how_many in (1, 3):
        for _ in range(how_many):
            make_key(listening.member, listening.keeper)
        listening.told(how_many)
        by = listening.keeper if "house" in page else listening.member
        client: Any = enter(by)
        client.get(page)
        look: Callable[[], object] = partial(client.get, page)
        asked.append(queries_of(look))
    assert asked[0] == asked[1]

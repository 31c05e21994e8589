"""What is told of the count of an opening: to whoever offers it, in each of its states, in words."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import today
from nahtlos.core.roles import Coordinator, Counter
from nahtlos.core.wall import acting
from nahtlos.employers import actions as employers
from nahtlos.employers.models import Opening
from nahtlos.matching.models import OpeningCount
from nahtlos.matching.queries import asked_by
from nahtlos.network.models import Institution
from nahtlos.web.matching.counted import MOST, SAYS, counted
from tests.employers.rows import make_company, make_opening, make_site, make_user
from tests.makers import make_institution, make_member
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db
NEAR = [
    ["kind", "job", 20], ["german", "A1", 19], ["german", "A0", 24], ["german", "A2", 7],
    ["certificates", "driving_b", 9], ["work_access", "permission", 8], ["hours", "fewer", 6],
]  # fmt: skip


@pytest.fixture
def service() -> Actor:
    return make_member()


@pytest.fixture
def opening(service: Actor) -> Opening:
    return make_opening(make_company(service), service, german="B1")


def keep(row: Opening, **more: Any) -> None:
    """A count as the program keeps it."""
    with acting(Actor(role=Counter, region=row.region_id)):
        OpeningCount.objects.create(
            region_id=row.region_id, opening=row, counted_on=today(), law_on=today(),
            **{"asked": asked_by(row), "near": NEAR, "fits": 12, "learned": 7} | more,
        )  # fmt: skip


def look(actor: Actor, row: Opening) -> str:
    page = enter(actor).get(reverse("employers:look", args=[row.pk]))
    return " ".join(page.content.decode().split())


def test_whoever_offers_it_reads_numbers_and_what_could_be_done(
    service: Actor, opening: Opening
) -> None:
    keep(opening)
    for reader in (service, make_user(opening.company, service)):
        said = look(reader, opening)
        assert "12 persons of the region meet what this opening asks." in said
        assert "At least 7 of them have learned something near to it." in said
        assert "With German A2 instead of B1, 7 more would fit." in said
        assert "A German course for work can close that." in said
        assert "German A0" not in said
        assert reverse("funding:check") in said


def gaps(actor: Actor) -> str:
    region = Institution.objects.get(pk=sure(actor.institution)).region
    page = enter(make_member(make_institution(region), role=Coordinator)).get(
        reverse("projects:groups")
    )
    return " ".join(page.content.decode().split())


def test_the_gap_finder_says_what_would_open_most_openings(service: Actor) -> None:
    for number, german in enumerate(("B1", "B1", "B2")):
        one = make_opening(make_company(service, f"Muster {number}"), service, german=german)
        keep(one, near=[["german", "A2", 7], ["german", "A1", 9], ["certificates", "driving_b", 6]])
    said = gaps(service)
    order = ["with this paper: driving licence", "with German B1</strong>: 2 openings",
             "with German B2</strong>: 1 opening"]  # fmt: skip
    places = [said.lower().find(one.lower()) for one in order]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    "more",
    [{"near": []}, {"asked": "0" * 12}, {"near": [["kind", "job", 9], ["hours", "fewer", 9]]}],
)
def test_the_gap_finder_says_nothing_of_what_was_not_counted_or_is_a_wish(
    service: Actor, opening: Opening, more: dict[str, Any]
) -> None:
    keep(opening, **more)
    assert "would open most openings" not in gaps(service)


def test_before_it_is_counted_and_after_a_change_it_says_so(
    service: Actor, opening: Opening
) -> None:
    assert "tonight at the latest" in look(service, opening)
    keep(opening)
    with acting(service):
        employers.change_opening(opening=opening, by=service, german="A1")
    assert "tonight at the latest" in look(service, opening)


def test_what_is_on_no_map_or_not_out_has_no_numbers(service: Actor) -> None:
    company = make_company(service)
    nowhere = make_opening(company, service, site=make_site(company, service))
    assert "cannot be counted" in look(service, nowhere)
    draft = make_opening(company, service, site=make_site(company, service), publish=False)
    assert "Who could fit" not in look(service, draft)


def test_too_few_are_told_as_too_few(service: Actor, opening: Opening) -> None:
    keep(opening, fits=None, learned=None, near=[])
    assert "or too few are known there." in look(service, opening)
    with acting(service):
        OpeningCount.objects.get()
    with acting(Actor(role=Counter, region=opening.region_id)):
        OpeningCount.objects.update(near=NEAR)
    assert "Fewer than 5 persons of the region meet what this opening asks. " in look(
        service, opening
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("what", SAYS)
def test_every_change_is_said_in_words(
    service: Actor, opening: Opening, what: str, language: str
) -> None:
    hows = {
        "german": ("A2",), "certificates": ("forklift",), "shifts": ("night",),
        "hours": ("fewer", "more"), "regulated": ("26212",), "work_access": ("permission", "office"),
    }  # fmt: skip
    near = [[what, how, 8] for how in hows.get(what, ("",))]
    keep(opening, near=near)
    with acting(service), translation.override(language):
        told = counted(opening)
    assert told is not None
    assert len({one.says for one in told.near}) == len(near) <= MOST
    assert all("8" in one.says and "%" not in one.says and one.helps for one in told.near)


def test_a_long_count_asks_no_more_often_than_a_short_one(service: Actor, opening: Opening) -> None:
    keep(opening, near=[])
    client, url = enter(service), reverse("employers:look", args=[opening.pk])
    client.get(url)
    short = queries_of(lambda: client.get(url))
    with acting(Actor(role=Counter, region=opening.region_id)):
        OpeningCount.objects.update(near=NEAR)
    assert queries_of(lambda: client.get(url)) == short

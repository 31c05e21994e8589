"""The page "Who is proposed": for the coordination alone, in two languages, small groups never shown."""

import re

import pytest
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Administrator, Adviser, Analyst, Immigration, Member, Role
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.outcomes import actions, queries
from tests.employers.rows import make_company, make_user
from tests.makers import make_login, make_member, make_person, sure
from tests.network.entering import enter
from tests.outcomes.comparing import make_small
from tests.outcomes.rows import make_coordinator
from tests.placements.rows import make_office

pytestmark = pytest.mark.django_db
PAGE = "/figures/proposed/"


@pytest.fixture
def coordinator() -> Actor:
    """With an edition of today over thirty persons and two openings."""
    by = make_small(5, 30).coordinator
    with acting(by):
        actions.count(by=by, at=now(), on=today())
    return by


def beside(by: Actor, role: type[Role]) -> Actor:
    return make_member(Institution.objects.get(pk=sure(by.institution)), role=role)


@pytest.mark.parametrize("role", [Adviser, Member, Analyst, Administrator])
def test_nobody_else_at_work_opens_it(coordinator: Actor, role: type[Role]) -> None:
    client = enter(beside(coordinator, role))
    assert client.get(PAGE).status_code == 403
    for key in ("fair_sex", "fair_sex_introduced"):
        assert client.get(f"/figures/take/{key}.csv").status_code in {403, 404}
    if role in (Analyst, Administrator):
        assert PAGE not in client.get("/figures/").content.decode()


def test_the_immigration_office_does_not_open_it(coordinator: Actor) -> None:
    office = make_office(coordinator)
    assert enter(make_member(office, role=Immigration)).get(PAGE).status_code == 403


def test_neither_newcomers_nor_companies_open_it(coordinator: Actor) -> None:
    adviser = beside(coordinator, Adviser)
    newcomer = make_login(make_person(adviser), adviser)
    company = make_user(make_company(adviser), adviser)
    for other in (newcomer, company):
        assert enter(other).get(PAGE).status_code == 403


def test_whoever_is_not_signed_in_is_sent_to_the_door() -> None:
    answer = Client().get(PAGE)
    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_the_coordination_finds_it_among_the_figures(coordinator: Actor) -> None:
    client = enter(coordinator)
    assert f'href="{PAGE}"' in client.get("/figures/").content.decode()
    text = client.get(PAGE).content.decode()
    for told in (
        "Who is proposed", "a human introduces", "no score of a person", "Counted on",
        "Of all who fit", "Women", "Nationality", "no difference beyond chance", "<svg",
    ):  # fmt: skip
        assert told in text, told
    assert text.count("<table") == text.count("<svg xmlns") >= 3


def test_it_speaks_german(coordinator: Actor) -> None:
    client = enter(coordinator)
    text = client.get(PAGE, headers={"accept-language": "de"}).content.decode()
    for told in ("Wer vorgeschlagen wird", "ein Mensch stellt vor", "Frauen", "Zufall"):
        assert told in text, told
    assert "Of all who fit" not in text


def test_no_number_of_one_or_two_stands_there(coordinator: Actor) -> None:
    page = enter(coordinator).get(PAGE)
    counted = re.findall(r"(\d+) of (\d+)", page.content.decode())
    assert counted
    assert not [one for one in counted if int(one[0]) in {1, 2} or int(one[1]) in {1, 2}]


def test_a_share_is_rounded_and_stands_beside_its_numbers(coordinator: Actor) -> None:
    page = enter(coordinator).get(PAGE)
    with acting(coordinator) as by:
        edition = queries.newest(sure(by.region))
        assert edition is not None
        asked = queries.fairness(edition)
    told = {
        (f"{round(100 * one.value, 1)}", f"{one.many} of {one.of}")
        for question in asked
        for line in question.lines
        if (one := line.proposed)
    }
    text = page.content.decode()
    assert told
    assert not [pair for pair in told if pair[0] not in text or pair[1] not in text]


def test_before_anything_is_counted_it_says_so() -> None:
    by = make_coordinator()
    assert "No figures yet" in enter(by).get(PAGE).content.decode()


def test_too_few_persons_give_nothing_to_show() -> None:
    by = make_small(6, 5).coordinator
    with acting(by):
        actions.count(by=by, at=now(), on=today())
    text = enter(by).get(PAGE).content.decode()
    assert "Nothing to show" in text
    assert "<table" not in text

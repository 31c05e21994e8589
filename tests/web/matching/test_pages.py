"""Openings for a person, persons for an opening, what is new; and who sees none of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.employers.models import Opening
from nahtlos.jobs.day import counts
from nahtlos.matching import actions
from nahtlos.matching.models import Wish
from nahtlos.network.models import Institution
from nahtlos.people.models import Person
from nahtlos.plan import queries as steps
from tests.employers.rows import make_company, make_opening, make_user
from tests.makers import make_fact, make_institution, make_member, make_person, make_record, sure
from tests.matching.rows import make_area, make_wish
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return somebody(adviser)


def somebody(adviser: Actor, name: str = "Olena", german: str = "A2") -> Person:
    """Somebody under temporary protection, who may work without asking."""
    person = make_person(adviser, name)
    make_record(person, adviser, status="ae_24", goal_kind="job", goal_kldb="26212")
    make_fact(person, adviser, "german", german)
    return person


def offer(adviser: Actor, title: str = "Elektroniker gesucht", **more: Any) -> Opening:
    return make_opening(make_company(adviser, f"Muster {title}"), adviser, title=title, **more)


def openings(client: Client, person: Person) -> Any:
    return client.get(reverse("matching:openings", args=[person.pk]))


def test_a_fit_stands_with_its_reasons(adviser: Actor, olena: Person) -> None:
    make_wish(olena, adviser)
    offer(adviser)
    client = enter(adviser)
    page = openings(client, olena)
    assert len(page.context["fits"]) == 1
    assert "German is just enough" in page.content.decode()
    assert "0 km" in page.content.decode()


def test_what_is_missing_stands_with_what_closes_the_gap(adviser: Actor, olena: Person) -> None:
    make_wish(olena, adviser)
    offer(adviser, german="B1")
    client = enter(adviser)
    page = openings(client, olena)
    assert page.context["fits"] == []
    [(_hit, told)] = page.context["near"]
    assert told.missing == "with German B1"
    assert page.context["unlocks"][0].opens == "1 opening more"
    assert reverse("plan:ways", args=[olena.pk]) in page.content.decode()


def test_without_a_wish_the_page_asks_for_it(adviser: Actor, olena: Person) -> None:
    client = enter(adviser)
    assert reverse("matching:wish", args=[olena.pk]) in openings(client, olena).content.decode()


def wished(adviser: Actor, **more: Any) -> dict[str, Any]:
    day = today()
    whole = {
        "area": str(make_area(adviser).pk), "reach_km": 30, "wants": ["job", "internship"],
        "hours_least": 20, "hours_most": 40, "from_on_day": day.day, "from_on_month": day.month, "from_on_year": day.year, "shifts": ["early"], "tells": "on",
    }  # fmt: skip
    return whole | more


def test_an_adviser_writes_down_what_somebody_looks_for(adviser: Actor, olena: Person) -> None:
    client = enter(adviser)
    url = reverse("matching:wish", args=[olena.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, wished(adviser)).status_code == 302
    with acting(adviser):
        kept = Wish.objects.get(person=olena)
    assert (kept.reach_km, kept.wants, kept.shifts) == (30, ["job", "internship"], ["early"])


@pytest.mark.parametrize(
    "wrong", [{"hours_least": 41}, {"reach_km": 900}, {"area": "nowhere"}, {"skills": ["XXXXX"]}]
)
def test_what_cannot_be_is_asked_again(
    adviser: Actor, olena: Person, wrong: dict[str, Any]
) -> None:
    client = enter(adviser)
    url = reverse("matching:wish", args=[olena.pk])
    assert client.post(url, wished(adviser, **wrong)).status_code == 422
    with acting(adviser):
        assert not Wish.objects.filter(person=olena).exists()


def test_who_suits_an_opening(adviser: Actor, olena: Person) -> None:
    make_wish(olena, adviser)
    make_wish(somebody(adviser, "Iryna", german="A1"), adviser)
    row = offer(adviser)
    client = enter(adviser)
    page = client.get(reverse("matching:persons", args=[row.pk]))
    assert [one.person.given_name for one, _ in page.context["fits"]] == ["Olena"]
    [(near, told)] = page.context["near"]
    assert (near.person.given_name, told.missing) == ("Iryna", "with German A2")


CAN = ["s0011"]


@pytest.mark.parametrize(
    ("more", "apart"),
    [
        ({}, True),
        ({"kldb": "26211"}, False),  # helpers need not have learned it
        ({"essential": CAN}, False),
        ({"optional": CAN}, False),
        ({"kind": "internship"}, False),
        ({"kind": "trial"}, False),
    ],
)
def test_skilled_work_in_another_trade_stands_apart(
    adviser: Actor, olena: Person, more: dict[str, Any], apart: bool
) -> None:
    wish = make_wish(olena, adviser, skills=CAN, wants=["job", "internship"])
    with acting(adviser):
        actions.have_looked(wish=wish, by=adviser, at=now() - timedelta(days=1))
    row = offer(adviser, **more)
    client = enter(adviser)
    of_person = openings(client, olena)
    of_opening = client.get(reverse("matching:persons", args=[row.pk]))
    for page in (of_person, of_opening):
        assert (len(page.context["fits"]), len(page.context["elsewhere"])) == (not apart, apart)
    assert row.title in of_person.content.decode()
    assert len(client.get(reverse("matching:fresh")).context["found"]) == (not apart)


@pytest.mark.parametrize(("many", "at_once"), [(0, 0), (8, 8), (10, 10), (11, 8), (14, 8)])
def test_what_nearly_fits_is_found_below_the_first_that_fit(
    adviser: Actor, olena: Person, many: int, at_once: int
) -> None:
    wish = make_wish(olena, adviser, skills=CAN)
    titles = {
        offer(adviser, optional=CAN, title=f"Stelle Nummer {n:02d}").title for n in range(many)
    }
    page = openings(enter(adviser), olena)
    first, more = page.context["first"], page.context["more"]
    assert (len(first), len(more)) == (at_once, many - at_once)
    assert {hit.row.title for hit, _ in first + more} == titles
    assert all(page.content.decode().count(title) for title in titles)
    assert page.context["more_new"] == len(more)
    with acting(adviser):
        actions.have_looked(wish=wish, by=adviser, at=now())
    assert openings(enter(adviser), olena).context["more_new"] == 0


def test_of_whom_nothing_is_written_down_nothing_stands_apart(
    adviser: Actor, olena: Person
) -> None:
    make_wish(olena, adviser)
    offer(adviser)
    page = openings(enter(adviser), olena)
    assert (len(page.context["fits"]), page.context["elsewhere"]) == (1, [])


def test_another_institution_sees_nothing_of_it(adviser: Actor, olena: Person) -> None:
    make_wish(olena, adviser)
    row = offer(adviser)
    other = make_member(
        make_institution(Institution.objects.get(pk=sure(adviser.institution)).region)
    )
    client = enter(other)
    assert openings(client, olena).status_code == 404
    page = client.get(reverse("matching:persons", args=[row.pk]))
    assert page.context["fits"] == page.context["elsewhere"] == page.context["near"] == []
    with acting(other):
        assert not Wish.objects.exists()


def test_an_employer_sees_no_person(adviser: Actor, olena: Person) -> None:
    make_wish(olena, adviser)
    row = offer(adviser)
    chef = make_user(row.company, adviser)
    with acting(chef):
        assert Opening.objects.filter(pk=row.pk).exists()
        assert not Wish.objects.exists()


def test_what_was_published_since_the_last_look_is_new(adviser: Actor, olena: Person) -> None:
    wish = make_wish(olena, adviser)
    with acting(adviser):
        actions.have_looked(wish=wish, by=adviser, at=now() - timedelta(days=1))
    offer(adviser)
    client = enter(adviser)
    assert len(client.get(reverse("matching:fresh")).context["found"]) == 1
    assert _told_in_the_morning(adviser) == 1
    assert client.post(reverse("matching:looked", args=[olena.pk])).status_code == 302
    assert client.get(reverse("matching:fresh")).context["found"] == []
    assert _told_in_the_morning(adviser) == 0


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_page_asks_as_much_for_one_opening_as_for_three(
    adviser: Actor, olena: Person, how_many: int
) -> None:
    make_wish(olena, adviser)
    for number in range(how_many):
        offer(adviser, f"Stelle {number}")
    client = enter(adviser)
    openings(client, olena)
    assert queries_of(lambda: openings(client, olena)) == OPENINGS


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_page_asks_as_much_for_one_person_as_for_three(adviser: Actor, how_many: int) -> None:
    for number in range(how_many):
        make_wish(somebody(adviser, f"Olena {number}"), adviser)
    row = offer(adviser)
    client = enter(adviser)
    url = reverse("matching:persons", args=[row.pk])
    client.get(url)
    assert queries_of(lambda: client.get(url)) == PERSONS


OPENINGS, PERSONS = 12, 13


def _told_in_the_morning(adviser: Actor) -> int:
    """What the adviser's mail of the morning says of new openings."""
    with acting(adviser):
        return {str(name): many for name, many in counts(adviser)}[
            "Persons for whom something new fits"
        ]


def into_plan(client: Client, person: Person, change: str) -> Any:
    return client.post(
        reverse("matching:into-plan", args=[person.pk]), {"change": change}, follow=True
    )


def test_what_would_open_most_goes_into_the_plan_once(adviser: Actor, olena: Person) -> None:
    make_wish(olena, adviser)
    offer(adviser, german="B2")
    client = enter(adviser)
    assert 'value="opens:german:B2"' in openings(client, olena).content.decode()
    for says in ("The step is in the plan.", "This step stands in the plan already."):
        assert says in into_plan(client, olena, "opens:german:B2").content.decode()
    with acting(adviser):
        [step] = steps.steps_of(olena.pk)
    assert (step.phrase, step.values) == ("course_finish_level", {"level": "B2"})
    assert 'value="opens:german:B2"' not in openings(client, olena).content.decode()


@pytest.mark.parametrize(
    "change", ["", "opens:german:C1", "opens:wants:internship", "opens", "\x00"]
)
def test_what_would_open_nothing_is_no_step(adviser: Actor, olena: Person, change: str) -> None:
    make_wish(olena, adviser)
    offer(adviser, german="B2")
    assert "nothing more now" in into_plan(enter(adviser), olena, change).content.decode()
    with acting(adviser):
        assert not steps.steps_of(olena.pk)


def test_whoever_may_not_agree_on_steps_takes_none(adviser: Actor, olena: Person) -> None:
    make_wish(olena, adviser)
    offer(adviser, german="B2")
    other = make_member(
        make_institution(Institution.objects.get(pk=sure(adviser.institution)).region)
    )
    assert into_plan(enter(other), olena, "opens:german:B2").status_code == 404
    with acting(adviser):
        assert not steps.steps_of(olena.pk)


def test_what_nearly_fits_costs_no_more_for_three_than_for_one(
    adviser: Actor, olena: Person
) -> None:
    make_wish(olena, adviser)
    client, asked = enter(adviser), []
    for number in range(3):
        offer(adviser, f"Stelle {number}", german="B2")
        openings(client, olena)
        asked.append(queries_of(lambda: openings(client, olena)))
    assert len(set(asked)) == 1

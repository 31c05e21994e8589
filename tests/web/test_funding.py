"""The employer's check: reckons without a name, keeps nothing, and gives no health away."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nahtlos.core.actor import Actor
from nahtlos.people.models import Person
from nahtlos.web.funding.fields import read
from nahtlos.web.funding.telling import person_of
from tests.makers import (
    make_fact,
    make_institution,
    make_member,
    make_own_consent,
    make_person,
    make_record,
)
from tests.network.entering import enter
from tests.network.rows import make_answer

pytestmark = pytest.mark.django_db
URL = "/employers/funding/"
WORK = {
    "kind": "job",
    "wage": "2.600,00",
    "weekly_hours": "38,5",
    "start_day": "1",
    "start_month": "2",
    "start_year": "2027",
}
PERSON = {
    "status": "ae_25_2",
    "age": "25",
    "benefit": "SGB_II",
    "hindered": "yes",
    "here_before": "0",
    "nobody_left": "on",
}


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


def page_of(client: Client, url: str = URL, **told: str) -> str:
    response = client.post(url, {**WORK, **told})
    assert response.status_code == 200
    return response.content.decode()


def test_anybody_may_ask_without_a_name(client: Client) -> None:
    assert client.get(URL).status_code == 200


def test_half_of_the_wage_with_social_insurance_for_a_year(client: Client) -> None:
    found = client.post(URL, {**WORK, **PERSON}).context["funding"]
    egz = found.with_euro[0]
    assert (egz.answer.id, egz.answer.verdict, egz.sum.series.total) == (
        "egz", "discretionary", 18720,
    )  # fmt: skip


def test_the_page_says_sum_office_day_and_paragraph(client: Client) -> None:
    page = page_of(client, **PERSON)
    for words in ("18,720 €", "decided by: Jobcenter", "29 January 2027", "§ 89 S. 2 SGB III"):
        assert words in page, words
    assert page.count("the office decides.") == 1


def test_what_was_typed_travels_in_the_form_and_not_in_the_address(client: Client) -> None:
    response = client.post(URL, {**WORK, **PERSON, "stranger": "x"})
    sent = dict(response.context["kept"])
    assert sent == {**WORK, **PERSON}
    again = client.post(URL, {**sent, "change": "1"})
    assert 'value="2.600,00"' in again.content.decode()


def test_nothing_is_kept(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.post(URL, {**WORK, **PERSON})
    verbs = {query["sql"].split()[0] for query in asked}
    assert verbs <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_as_many_queries_with_one_contact_as_with_three(client: Client) -> None:
    client.post(URL, {**WORK, **PERSON})
    counts = []
    for _ in range(3):
        make_answer(make_institution(), "employers", telephone="030 23125 321")
        with CaptureQueriesContext(connection) as asked:
            client.post(URL, {**WORK, **PERSON})
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"wage": ""}, "wage"),
        ({"wage": "viel"}, "wage"),
        ({"weekly_hours": "80"}, "weekly_hours"),
        ({"start_month": "13"}, "start"),
        ({"kind": "eq"}, "months"),
        ({"course_hours": "200"}, "course_start"),
    ],
)
def test_a_fault_stands_at_its_field(client: Client, told: dict[str, str], field: str) -> None:
    response = client.post(URL, {**WORK, **told})
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_a_course_begins_in_the_work(client: Client) -> None:
    course = {"course_hours": "200", "course_months": "4", "course_start_year": "2026"}
    day = {"course_start_day": "1", "course_start_month": "12"}
    response = client.post(URL, {**WORK, **course, **day})
    assert list(response.context["form"].errors) == ["course_start"]


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def person(adviser: Actor) -> Person:
    """A refugee on the Jobcenter, with a severe disability on file."""
    person = make_person(adviser, given_name="Olena", family_name="Beispiel")
    make_record(person, adviser, status="ae_25_2")
    make_fact(person, adviser, "benefit", "SGB_II")
    make_own_consent(person, adviser)
    make_fact(person, adviser, "severely_disabled", value=True, part="health")
    return person


def test_from_a_file_the_person_needs_no_second_telling(adviser: Actor, person: Person) -> None:
    response = enter(adviser).post(f"/persons/{person.pk}/funding/", {**WORK, "hindered": "yes"})
    egz = next(o for o in response.context["funding"].helps if o.answer.id == "egz")
    assert egz.answer.offices == ("jobcenter",)


def test_health_on_file_is_not_given_away(adviser: Actor, person: Person) -> None:
    url = f"/persons/{person.pk}/funding/"
    found = enter(adviser).post(url, {**WORK, "hindered": "yes"}).context["funding"]
    assert next(o for o in found.helps if o.answer.id == "egz").paid_months == 12
    ticked = enter(adviser).post(url, {**WORK, "hindered": "yes", "severely_disabled": "on"})
    egz = next(o for o in ticked.context["funding"].helps if o.answer.id == "egz")
    assert egz.paid_months == 24


def test_the_printed_sheet_has_no_name(adviser: Actor, person: Person) -> None:
    page = page_of(enter(adviser), f"/persons/{person.pk}/funding/")
    printed = page.partition("<h1")[2]
    assert "Beispiel" not in printed


def test_somebody_elses_person_is_not_there(person: Person) -> None:
    stranger = make_member(make_institution())
    assert enter(stranger).get(f"/persons/{person.pk}/funding/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2500", "2500"),
        ("2.500", "2500"),
        ("2,500.50", "2500.50"),
        ("2 500,5 €", "2500.5"),
        ("38,5", "38.5"),
        ("٢٥٠٠", "2500"),
        ("2.50.0", "None"),
        ("-3", "None"),
        ("1e3", "None"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: str) -> None:
    assert str(read(typed)) == number


def test_coarse_choices_say_no_more_than_they_must() -> None:
    assert person_of({"jobcenter": "less", "out_of_work": "12", "here_for": "abroad"}) == {
        "record": {},
        "facts": {
            "months_sgb2_in_last_24": 20,
            "years_sgb2_in_last_5": 4,
            "unemployed": True,
            "weeks_unemployed": 52,
            "long_term_unemployed": True,
            "domicile_germany": False,
        },
    }

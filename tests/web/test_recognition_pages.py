"""Pages of recognition: the road, each step with what it opens, and what a person can do."""

from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people.models import Person, Qualification
from nahtlos.recognition.models import CompetenceCheck, Cost, Enclosure, Procedure
from tests.makers import (
    make_consent,
    make_institution,
    make_link,
    make_member,
    make_person,
    make_qualification,
    make_record,
    sure,
)
from tests.network.entering import opened
from tests.recognition.rows import make_check, make_document, make_procedure

pytestmark = pytest.mark.django_db
OK, UNPROCESSABLE = HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY
DAY = {"on_day": "1", "on_month": "9", "on_year": "2026"}


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser)
    return person


@pytest.fixture
def nurse(olena: Person, adviser: Actor) -> Qualification:
    found = make_qualification(olena, adviser, "Krankenschwester", kldb="81302")
    found.person = olena
    return found


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    client.force_login(Account.objects.get(pk=sure(adviser.account)))
    return client


def address(name: str, nurse: Qualification, *more: object) -> str:
    return reverse(f"recognition:{name}", args=[nurse.person_id, nurse.pk, *more])


def page(desk: Client, nurse: Qualification, name: str = "road") -> str:
    answer = desk.get(address(name, nurse))
    assert answer.status_code == OK
    return answer.content.decode()


def newest(adviser: Actor) -> Procedure:
    with acting(adviser):
        return Procedure.objects.get()


def test_the_road_names_body_papers_time_outcomes_and_paragraphs(
    desk: Client, nurse: Qualification
) -> None:
    shown = page(desk, nurse)
    for words in (
        "Authority of the Land for health occupations", "0 of 4 are there", "within four months",
        "Essential differences", "§ 40 Abs. 3", "mostly asked for; practice, not law",
        "the office decides", "https://www.anerkennung-in-deutschland.de/",
    ):  # fmt: skip
        assert words in shown


def test_an_occupation_without_a_road_leads_to_the_finder(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    poet = make_qualification(olena, adviser, "Poet", kldb="92434")
    shown = page(desk, poet)
    assert "we have no checked road yet" in shown
    assert "https://www.anerkennung-in-deutschland.de/" in shown


def test_studies_are_compared_whatever_they_are_called(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    poet = make_qualification(olena, adviser, "Poetry", kldb="92434", kind="academic")
    assert "Statement of comparability" in page(desk, poet)


def test_a_step_opens_something_says_so_and_is_taken_back(
    desk: Client, nurse: Qualification, adviser: Actor
) -> None:
    applied = desk.post(
        address("move", nurse, "applied"), DAY | {"office": "Landesamt"}, follow=True
    )
    assert "Applied for." in applied.content.decode()
    one = newest(adviser)
    assert (one.state, one.office, one.occupation, one.road) == (
        "applied", "Landesamt", "pflegefach", "health_federal",
    )  # fmt: skip
    partial = desk.post(address("move", nurse, "partial"), DAY | {"parts": "Ethics"}, follow=True)
    assert "Open now:" in partial.content.decode()
    desk.post(address("back", nurse))
    assert newest(adviser).state == "applied"


@pytest.mark.parametrize(
    ("to", "given", "says"),
    [
        ("deficient", {}, "Please write something here."),
        ("partial", {}, "Please write something here."),
        ("partial", {"parts": "x" * 201}, "at most 200 letters in a line"),
        ("complete", {"on_day": "31", "on_month": "8"}, "cannot be earlier"),
        ("complete", {"on_year": "2100"}, "lies in the future"),
    ],
)
def test_what_is_missing_is_said_at_the_field(
    desk: Client, nurse: Qualification, adviser: Actor, to: str, given: dict[str, str], says: str
) -> None:
    make_procedure(nurse, adviser)
    answer = desk.post(address("move", nurse, to), DAY | given)
    assert answer.status_code == UNPROCESSABLE
    assert says in answer.content.decode()
    assert newest(adviser).state == "applied"


def test_a_step_that_does_not_follow_is_refused(
    desk: Client, nurse: Qualification, adviser: Actor
) -> None:
    make_procedure(nurse, adviser)
    assert desk.get(address("move", nurse, "advised")).status_code == HTTPStatus.FORBIDDEN
    assert desk.get(address("move", nurse, "nonsense")).status_code == HTTPStatus.NOT_FOUND


def test_costs_are_kept_and_settled(desk: Client, nurse: Qualification, adviser: Actor) -> None:
    make_procedure(nurse, adviser)
    wrong = desk.post(address("add_cost", nurse), {"kind": "fee", "euro": "-3", "payer": "open"})
    assert (wrong.status_code, "like 200 or 149,50" in wrong.content.decode()) == (
        UNPROCESSABLE,
        True,
    )
    desk.post(address("add_cost", nurse), {"kind": "fee", "euro": "149.50", "payer": "open"})
    with acting(adviser):
        cost = Cost.objects.get()
    desk.post(address("settle_cost", nurse, cost.pk), {"payer": "grant"})
    assert "recognition grant" in page(desk, nurse)
    desk.post(address("remove_cost", nurse, cost.pk))
    with acting(adviser):
        assert not Cost.objects.exists()


def test_papers_of_the_list_are_ticked_off(
    desk: Client, nurse: Qualification, adviser: Actor
) -> None:
    document = make_document(nurse.person, adviser)
    key = page(desk, nurse).split("/papers/")[1].split("/")[0]
    for chosen, there in ((document.pk, document.pk), ("seen", None)):
        desk.post(address("enclose", nurse, key), {"document": str(chosen)})
        with acting(adviser):
            assert [one.document_id for one in Enclosure.objects.all()] == [there]
        assert "1 of 4 are there" in page(desk, nurse)
    desk.post(address("enclose", nurse, key), {"document": ""})
    assert "0 of 4 are there" in page(desk, nurse)


def test_a_document_of_somebody_else_is_not_ticked_off(
    desk: Client, nurse: Qualification, adviser: Actor
) -> None:
    other = make_document(make_person(adviser, "Iryna"), adviser)
    for chosen in (str(other.pk), "nonsense"):
        answer = desk.post(address("enclose", nurse, "cv"), {"document": chosen})
        assert answer.status_code == HTTPStatus.NOT_FOUND


def test_the_qualification_says_where_and_when(
    desk: Client, nurse: Qualification, adviser: Actor
) -> None:
    given = {"title": "Krankenschwester", "kind": "vocational", "country": "UA", "kldb": "81302",
             "school": "Fachschule Cherson", "begun_in": "2015", "finished_in": "2019"}  # fmt: skip
    desk.post(address("about", nurse), given)
    assert "Fachschule Cherson" in page(desk, nurse)
    wrong = desk.post(address("about", nurse), given | {"begun_in": "2020"})
    assert "not before the first one" in wrong.content.decode()


def test_the_sheet_is_in_the_language_of_the_person(desk: Client, nurse: Qualification) -> None:
    shown = page(desk, nurse, "sheet")
    assert '<html lang="uk"' in shown
    assert "Authority of the Land for health occupations" in shown


def test_the_person_reads_the_same_on_the_own_page(nurse: Qualification, adviser: Actor) -> None:
    link, phone = make_link(nurse.person, adviser), Client()
    opened(phone, link.token)
    answer = phone.get(reverse("recognition:mine", args=[nurse.pk]))
    assert answer.status_code == OK
    assert phone.get(address("road", nurse)).status_code == HTTPStatus.NOT_FOUND


def test_what_somebody_can_do_is_kept_and_printed(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    every = reverse("recognition:competences", args=[olena.pk])
    day = {"found_on_day": "5", "found_on_month": "10", "found_on_year": "2026"}
    desk.post(every, day | {"what": "Lays tiles", "level": "teaches", "how": "sample"})
    with acting(adviser):
        check = CompetenceCheck.objects.get()
    assert (check.what, check.found_on) == ("Lays tiles", date(2026, 10, 5))
    shown = desk.get(reverse("recognition:profile", args=[olena.pk])).content.decode()
    assert "Can show it to others" in shown
    desk.post(reverse("recognition:remove_check", args=[olena.pk, check.pk]))
    assert "Lays tiles" not in desk.get(every).content.decode()


@pytest.mark.parametrize("name", ["road", "about", "sheet"])
def test_without_the_profile_there_is_no_such_page(
    client: Client, nurse: Qualification, adviser: Actor, name: str
) -> None:
    make_procedure(nurse, adviser)
    school = make_institution(nurse.person.region)
    make_consent(nurse.person, school.pk, adviser, ("contact", "plan"))
    client.force_login(Account.objects.get(pk=sure(make_member(school, Member).account)))
    assert client.get(address(name, nurse)).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("name", ["list", "competences"])
def test_a_list_asks_as_many_questions_for_one_as_for_three(
    desk: Client, olena: Person, adviser: Actor, name: str
) -> None:
    path = reverse(f"recognition:{name}", args=[olena.pk])
    desk.get(path)  # the first page of a session asks where somebody works
    numbers = []
    for _n in range(3):
        make_procedure(make_qualification(olena, adviser), adviser)
        make_check(olena, adviser)
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(path).status_code == OK
        numbers.append(len(asked))
    assert numbers[0] == numbers[2]

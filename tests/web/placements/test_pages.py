"""Pages of work: for advisers, by link, for the person, for a company; and what they refuse."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Coordinator, Immigration, Member, Watcher
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer
from nahtlos.network.models import Kind
from nahtlos.people.models import Person
from nahtlos.placements import actions, queries
from nahtlos.placements.models import FollowUp, Permission, Placement, State
from tests.employers.rows import make_company, make_user
from tests.makers import make_institution, make_login, make_member, sure
from tests.network.entering import enter, queries_of
from tests.placements import rows

pytestmark = pytest.mark.django_db
DAY = {"starts_on_day": str(today().day), "starts_on_month": str(today().month),
       "starts_on_year": str(today().year)}  # fmt: skip
FORM: dict[str, Any] = {"kind": "insured", "title": "Küchenhilfe", "where": "Gasthof Linde",
                        "hours": "20", **DAY}  # fmt: skip


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def desk(adviser: Actor) -> Client:
    return enter(adviser)


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return rows.make_worker(adviser)


@pytest.fixture
def company(adviser: Actor) -> Employer:
    return make_company(adviser)


@pytest.fixture
def started(olena: Person, adviser: Actor, company: Employer) -> Placement:
    return rows.make_started(olena, adviser, employer=company, where="", ask_employer=True)


def asked(started: Placement, adviser: Actor, side: str = "person") -> FollowUp:
    row = rows.make_due(started, adviser, side)
    watcher = Actor(role=Watcher, region=started.region_id)
    with acting(watcher):
        actions.ask(followup=row.pk, by=watcher, at=now())
    return row


def text(response: Any) -> str:
    return str(response.content.decode())


MOST = 18


def test_from_the_plan_to_the_start(desk: Client, olena: Person, adviser: Actor) -> None:
    desk.post(reverse("placements:new", args=[olena.pk]), FORM)
    with acting(adviser):
        row = Placement.objects.get(person=olena)
    page = text(desk.get(reverse("placements:work", args=[olena.pk])))
    assert "The work has begun" in page
    desk.post(reverse("placements:start", args=[olena.pk, row.pk]))
    with acting(adviser):
        assert Placement.objects.get(pk=row.pk).state == State.STARTED
    again = desk.post(reverse("placements:start", args=[olena.pk, row.pk]), follow=True)
    assert "has begun already" in text(again)


def test_what_needs_a_permission_says_so_and_its_paper_is_made(
    desk: Client, adviser: Actor
) -> None:
    tolerated = rows.make_worker(adviser, record=rows.WAITS)
    row = rows.make_planned(tolerated, adviser)
    work = reverse("placements:work", args=[tolerated.pk])
    assert "needs a permission" in text(desk.get(work))
    desk.post(
        reverse("placements:prepare", args=[tolerated.pk, row.pk]),
        {"duties": "Spült, <b>kocht</b>"},
    )
    desk.post(reverse("placements:prepare", args=[tolerated.pk, row.pk]), {"duties": "Spült"})
    with acting(adviser):
        permission = Permission.objects.get(placement=row)
    paper = desk.get(reverse("placements:paper", args=[permission.pk]))
    assert paper.content.startswith(b"%PDF")
    assert paper.headers["Content-Type"] == "application/pdf"
    office = rows.make_office(adviser)
    day = {name.replace("starts_on", "on"): value for name, value in DAY.items()}
    verb = reverse("placements:permission", args=[permission.pk, "send"])
    desk.post(verb, {"office": str(office.pk), **day})
    desk.post(reverse("placements:permission", args=[permission.pk, "agency"]), day)
    assert "counts as given" in text(desk.get(work))
    assert "immigration office is needed all the same" in text(desk.get(work))


@pytest.mark.parametrize("wrong", [
    {"kind": "x"}, {"title": ""}, {"title": "x" * 500}, {"where": ""}, {"hours": "-1"},
    {"hours": "999"}, {"hours": "viel"}, {"starts_on_day": "31", "starts_on_month": "2"},
    {"kind": "subsidised"}, {"subsidy_until_day": "1"}, {"title": "\0"}, {"title": "=1+1"},
    {"employer": "00000000-0000-0000-0000-000000000000", "where": ""}, {"occupation": "qqqq"},
])  # fmt: skip
def test_bad_input_is_a_sentence_and_nothing_is_lost(
    desk: Client, olena: Person, adviser: Actor, wrong: dict[str, str]
) -> None:
    answer = desk.post(reverse("placements:new", args=[olena.pk]), FORM | wrong)
    assert answer.status_code == 422
    assert "Gasthof Linde" in text(answer) or "where" in wrong
    with acting(adviser):
        assert not Placement.objects.exists()


def test_other_roles_and_institutions_find_nothing(
    started: Placement, adviser: Actor, olena: Person
) -> None:
    house = make_institution(olena.region)
    office = make_institution(olena.region, Kind.IMMIGRATION_OFFICE)
    others = [make_member(house), make_member(house, Member), make_member(office, Immigration)]
    for other in others:
        client = enter(other)
        for name in ("work", "new"):
            answer = client.get(reverse(f"placements:{name}", args=[olena.pk]))
            assert answer.status_code in {403, 404}, (other.role, name)
        for name in ("change", "end", "learn", "prepare"):
            answer = client.get(reverse(f"placements:{name}", args=[olena.pk, started.pk]))
            assert answer.status_code in {403, 404}, (other.role, name)


# --- by link --------------------------------------------------------------------------------------
WELL = {"works": "here", "goes": "well", "help": "no"}


def link(row: FollowUp) -> str:
    name = "how" if row.side == "person" else "asked"
    return reverse(f"placements:{name}", args=[queries.token_of(row.pk)])


def test_the_person_answers_by_the_link_of_the_message(
    client: Client, started: Placement, adviser: Actor
) -> None:
    row = asked(started, adviser)
    page = text(client.get(link(row)))
    assert "Do you still work there?" in page
    assert started.person.given_name not in page
    assert client.post(link(row), WELL).status_code == 302
    assert "Thank you" in text(client.get(link(row)))
    twice = client.post(link(row), WELL)
    assert twice.status_code == 422
    assert "Thank you" in text(twice)


def test_the_company_answers_by_its_link_and_not_by_the_persons(
    client: Client, started: Placement, adviser: Actor
) -> None:
    mine, theirs = asked(started, adviser), asked(started, adviser, "employer")
    wrong_door = reverse("placements:asked", args=[queries.token_of(mine.pk)])
    assert client.get(wrong_door).status_code == 410
    assert "Does the person still work with you?" in text(client.get(link(theirs)))
    assert client.post(link(theirs), {"works": "gone", "help": "yes"}).status_code == 302


@pytest.mark.parametrize("typed", [
    {}, {"works": "gone", "help": "no"}, {"works": "x"}, {"works": "here", "help": "x"},
    WELL | {"words": "x" * 301}, WELL | {"words": "\0"}, WELL | {"goes": "great"},
])  # fmt: skip
def test_a_half_answer_is_asked_again(
    client: Client, started: Placement, adviser: Actor, typed: dict[str, str]
) -> None:
    row = asked(started, adviser)
    assert client.post(link(row), typed).status_code == 422
    with acting(adviser):
        assert FollowUp.objects.get(pk=row.pk).state != "answered"


@pytest.mark.parametrize("token", ["x", "a~b", "0" * 400, "%00", "..", "ü"])
def test_a_foreign_link_opens_nothing(client: Client, token: str) -> None:
    for name in ("how", "asked"):
        answer = client.get(reverse(f"placements:{name}", args=[token]))
        assert answer.status_code == 410
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_whoever_tries_many_links_has_to_pause(client: Client) -> None:
    cache.clear()
    answers = {client.get(f"/how/wrong{n}/").status_code for n in range(22)}
    assert answers == {410, 429}
    cache.clear()


def test_a_link_that_ran_out_says_so(client: Client, started: Placement, adviser: Actor) -> None:
    row = asked(started, adviser)
    with acting(adviser):
        FollowUp.objects.filter(pk=row.pk).update(token_ends_at=now() - timedelta(days=1))
    answer = client.get(link(row))
    assert (answer.status_code, "too old" in text(answer)) == (410, True)


# --- own page, company, call, figures -------------------------------------------------------------
def test_the_person_reads_and_answers_on_the_own_page(
    started: Placement, adviser: Actor, olena: Person
) -> None:
    row = asked(started, adviser)
    phone = enter(make_login(olena, adviser))
    assert "Küchenhilfe" in text(phone.get(reverse("placements:mine")))
    answer = phone.post(reverse("placements:my_answer", args=[row.pk]), WELL, follow=True)
    assert "Thank you for your answers" in text(answer)
    other = asked_other(adviser)
    assert phone.get(reverse("placements:my_answer", args=[other.pk])).status_code == 404


def asked_other(adviser: Actor) -> FollowUp:
    return asked(rows.make_started(rows.make_worker(adviser), adviser), adviser)


def test_a_company_sees_who_works_there_and_answers(
    started: Placement, adviser: Actor, company: Employer
) -> None:
    row = asked(started, adviser, "employer")
    chief = enter(make_user(company, adviser))
    page = text(chief.get(reverse("front:employer")))
    assert "Küchenhilfe" in page
    assert started.person.family_name not in page
    verb = reverse("placements:company_answer", args=[row.pk])
    chief.post(verb, {"works": "here", "goes": "badly", "help": "yes"})
    with acting(adviser):
        kept = FollowUp.objects.get(pk=row.pk)
    assert (kept.state, kept.channel, kept.troubled) == ("answered", "page", True)
    stranger = enter(make_user(make_company(adviser, "Andere"), adviser, "x@y.example"))
    assert stranger.get(verb).status_code == 404
    assert "Küchenhilfe" not in text(stranger.get(reverse("front:employer")))


def test_an_adviser_calls_and_keeps_the_answer(
    desk: Client, started: Placement, adviser: Actor
) -> None:
    row = asked(started, adviser)
    call = reverse("placements:call", args=[row.pk])
    assert "Does the person still work there?" in text(desk.get(call))
    desk.post(reverse("placements:not_reached", args=[row.pk]))
    with acting(adviser):
        assert FollowUp.objects.get(pk=row.pk).tries == 1
    desk.post(call, {"works": "elsewhere", "help": "no", "words": "Jetzt im Hotel"})
    assert "Küchenhilfe" in text(desk.get(reverse("placements:due")))


def test_the_coordination_sees_figures_alone(started: Placement, adviser: Actor) -> None:
    for _number in range(5):
        asked_other(adviser)
    house = make_institution(started.region)
    figures = enter(make_member(house, Coordinator)).get(reverse("placements:silence"))
    assert "5 times somebody was asked" in text(figures)
    assert started.person.family_name not in text(figures)
    answer = enter(make_member(make_institution(started.region), Member))
    assert answer.get(reverse("placements:silence")).status_code == 403


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_however_long(
    desk: Client, adviser: Actor, company: Employer, how_many: int
) -> None:
    for number in range(how_many):
        person = rows.make_worker(adviser, given_name=f"P{number}")
        row = rows.make_started(person, adviser, employer=company, where="", ask_employer=True)
        watcher = Actor(role=Watcher, region=sure(adviser.region))
        due = rows.make_due(row, adviser)
        with acting(watcher):
            actions.ask(followup=due.pk, by=watcher, at=now())
        rows.make_planned(rows.make_worker(adviser, given_name=f"Q{number}"), adviser)
    desk.get(reverse("placements:due"))
    assert queries_of(lambda: desk.get(reverse("placements:due"))) <= MOST

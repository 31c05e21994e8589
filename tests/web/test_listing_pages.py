"""The list of persons as a page: pills, views, what is taken along, and one thing with many."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution
from nahtlos.people.models import Bulk, Export, Person, View
from nahtlos.people.translate.listing import ADVISERS_ALONE, CHOICES, COLUMNS, SORTS
from tests.makers import (
    make_burden,
    make_fact,
    make_institution,
    make_member,
    make_note,
    make_own_consent,
    make_person,
    make_record,
    make_referral,
    make_step,
    sure,
)
from tests.web.reading_lists import of_csv, of_xlsx, on_the_page

pytestmark = pytest.mark.django_db
LIST = reverse("people:list")
MOST = 18


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def house(adviser: Actor) -> Institution:
    return Institution.objects.get(pk=sure(adviser.institution))


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    return at(client, adviser)


def at(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=sure(actor.account)))
    return client


@pytest.fixture
def some(adviser: Actor, house: Institution) -> list[Person]:
    """Persons of every sort, one of them with a name that a spreadsheet would count."""
    school = make_member(make_institution(house.region))
    anna, olena, samir = (make_person(adviser, name) for name in ("=1+1", "Olena", "Samir"))
    make_record(anna, adviser, status_until=today() + timedelta(days=20))
    make_record(olena, adviser, status="ae_25_2", status_until=None)
    make_fact(olena, adviser)
    make_step(olena, adviser, until=today() - timedelta(days=2))
    make_step(samir, adviser, until=today() + timedelta(days=9))
    make_note(samir, adviser, "Secret of the conversation")
    make_referral(samir, school.institution, adviser)
    make_referral(anna, school.institution, adviser, state="kept")
    make_own_consent(olena, adviser)
    make_burden(olena, adviser, "debt", "Secret burden")
    return [anna, olena, samir]


ASKED = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.sampled_from(values) for name, values in CHOICES.items() if values},
        "status": st.sampled_from(["ae_24", "ae_25_2"]),
        "sort": st.sampled_from(SORTS),
        "columns": st.lists(st.sampled_from(COLUMNS), max_size=6, unique=True).map("-".join),
    },
)
SLOWLY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOWLY
@given(asked=ASKED)
def test_what_is_taken_along_is_what_is_shown(
    desk: Client, some: list[Person], asked: dict[str, str]
) -> None:
    address = "&".join(f"{name}={value}" for name, value in ({"view": "all"} | asked).items())
    page = on_the_page(desk.get(f"{LIST}?{address}"))
    for kind, read in (("csv", of_csv), ("xlsx", of_xlsx)):
        taken = read(desk.post(f"{reverse('people:take', args=[kind])}?{address}"))
        unquoted = [[cell.removeprefix("'") for cell in row] for row in taken]
        assert unquoted[1:] == page[1:]
        assert not page or unquoted[0] == page[0]


@pytest.mark.parametrize(("kind", "read"), [("csv", of_csv), ("xlsx", of_xlsx)])
def test_no_cell_is_a_formula_and_nothing_special_is_in_it(
    desk: Client, some: list[Person], kind: str, read: Any
) -> None:
    columns = "-".join(COLUMNS[:6])
    told = read(desk.post(f"{reverse('people:take', args=[kind])}?columns={columns}"))
    text = "\n".join(" ".join(row) for row in told)
    assert "'=1+1 Prykladna" in text
    assert "Secret" not in text


def test_an_export_is_put_down_without_the_name_that_was_searched(
    desk: Client, adviser: Actor, some: list[Person]
) -> None:
    desk.post(reverse("people:new"), {"given_name": "Daryna", "language": "uk"})
    desk.post(f"{reverse('people:take', args=['csv'])}?whose=mine", {"q": "Daryna"})
    with acting(adviser):
        [kept] = Export.objects.all()
    assert (kept.number, kept.searched, kept.codes, kept.kind) == (1, True, "whose=mine", "csv")
    page = desk.get(reverse("people:taken")).content.decode()
    assert "only mine" in page
    assert "Daryna" not in page


def test_a_member_neither_filters_nor_takes_along_what_advisers_alone_see(
    client: Client, house: Institution, some: list[Person]
) -> None:
    member = at(client, make_member(house, Member))
    barred = "-".join(sorted(ADVISERS_ALONE & set(COLUMNS)))
    page = member.get(f"{LIST}?held=elsewhere&columns={barred}")
    assert len(on_the_page(page)) == 1 + len(some)
    taken = of_csv(member.post(f"{reverse('people:take', args=['csv'])}?columns={barred}"))
    assert taken[0] == ["Name", "Residence status", "Valid until", "German", "Adviser"]


def test_each_pill_takes_off_its_own_filter_and_no_other(desk: Client, some: list[Person]) -> None:
    page = desk.get(f"{LIST}?overdue=yes&status=ae_25_2&sort=-until").content.decode()
    assert 'class="pill" href="?status=ae_25_2&amp;sort=-until"' in page
    assert 'class="pill" href="?overdue=yes&amp;sort=-until"' in page


def test_the_form_of_filters_leads_to_a_plain_address(desk: Client) -> None:
    sent = desk.get(
        f"{LIST}?apply=yes&overdue=yes&status=&sort=name&columns=german&columns=step&q=Olena"
    )
    assert sent.headers["Location"] == f"{LIST}?overdue=yes&columns=german-step"


def test_a_name_is_searched_with_the_form_and_stands_in_no_address(
    desk: Client, adviser: Actor
) -> None:
    for name in ("Olena", "Samir"):
        desk.post(reverse("people:new"), {"given_name": name, "language": "uk"})
    page = desk.post(LIST, {"q": "Олена"})
    assert [row[0] for row in on_the_page(page)[1:]] == ["Olena"]
    assert "q=" not in page.content.decode()
    assert len(on_the_page(desk.get(f"{LIST}?q=Olena"))) == 3


@pytest.mark.parametrize(
    "address",
    [
        "?view=all",
        f"?columns={'-'.join(COLUMNS[-6:])}",
        "?silent=8&waiting=any&plan=goal&title=90&consent=90",
    ],
)
def test_the_list_asks_as_much_for_three_as_for_one(
    desk: Client, adviser: Actor, address: str
) -> None:
    counts = set[int]()
    desk.get(LIST + address)
    for _round in range(2):
        for number in range(1 + 2 * len(counts)):
            make_step(make_person(adviser, f"Samir{number}"), adviser, until=today())
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(LIST + address).status_code == 200
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= MOST


def test_a_view_is_kept_opens_the_list_and_is_taken_out(
    desk: Client, adviser: Actor, some: list[Person]
) -> None:
    desk.post(f"{reverse('people:keep-view')}?overdue=yes", {"name": "Dringend"})
    with acting(adviser):
        view = View.objects.get()
    desk.post(reverse("people:view-do", args=[view.pk, "usual"]))
    assert [row[0] for row in on_the_page(desk.get(LIST))[1:]] == ["Olena Prykladna"]
    assert len(on_the_page(desk.get(f"{LIST}?view=all"))) == 4
    desk.post(reverse("people:view", args=[view.pk]), {"name": "Eilt", "shared": "on"})
    assert "Eilt" in desk.get(LIST).content.decode()
    desk.post(reverse("people:view-do", args=[view.pk, "remove"]))
    assert len(on_the_page(desk.get(LIST))) == 4


def test_one_thing_with_many_is_confirmed_done_once_and_undone(
    desk: Client, adviser: Actor, house: Institution, some: list[Person]
) -> None:
    colleague = make_member(house, name="Noor")
    address = reverse("people:many", args=["hand_over"])
    asked = desk.post(f"{address}?status=ae_25_2", {"all": "yes"})
    assert asked.context["persons"] == [some[1]]
    given = {name: asked.context[name] for name in ("which", "turn")}
    given |= {"adviser": str(colleague.membership)}
    first, again = (desk.post(address, given) for _pressed_twice in range(2))
    assert first.headers["Location"] == again.headers["Location"]
    assert "Olena Prykladna" in desk.get(first.headers["Location"]).content.decode()
    with acting(adviser):
        assert [one.pk for one in Person.objects.filter(adviser=colleague.membership)] == [
            some[1].pk
        ]
        bulk = Bulk.objects.get()
    desk.post(reverse("people:many-undo", args=[bulk.pk]))
    with acting(adviser):
        assert not Person.objects.filter(adviser=colleague.membership).exists()


def test_the_question_before_says_who_cannot_be_changed_and_why(
    desk: Client, adviser: Actor, some: list[Person]
) -> None:
    with acting(adviser):
        Person.objects.filter(pk=some[2].pk).update(
            closed_at=datetime.fromisoformat("2026-11-01T10:00:00Z"), close_reason="moved"
        )
    ticked = {"person": [str(one.pk) for one in some]}
    page = desk.post(reverse("people:many", args=["close"]), ticked).content.decode()
    assert "With 2 persons. Nothing has been done yet." in page
    assert "This case is closed. Open it again to change it." in page
    with acting(adviser):
        assert not Bulk.objects.exists()


def test_without_a_tick_and_as_a_member_nothing_is_asked(
    desk: Client, house: Institution, some: list[Person]
) -> None:
    address = reverse("people:many", args=["contact"])
    assert desk.post(address).status_code == 403
    member = at(Client(), make_member(house, Member))
    assert member.post(address, {"person": str(some[0].pk)}).status_code == 403


def test_a_step_for_the_adviser_needs_a_day_that_is_to_come(
    desk: Client, adviser: Actor, some: list[Person]
) -> None:
    address, which = reverse("people:many", args=["contact"]), str(some[0].pk)
    turn = desk.post(address, {"person": which}).context["turn"]
    day = {"until_day": "1", "until_month": "1", "until_year": "2020"}
    wrong = desk.post(address, {"which": which, "turn": str(turn), **day})
    assert wrong.status_code == 422
    later = today() + timedelta(days=3)
    day = {f"until_{part}": str(getattr(later, part)) for part in ("day", "month", "year")}
    assert desk.post(address, {"which": which, "turn": str(turn), **day}).status_code == 302

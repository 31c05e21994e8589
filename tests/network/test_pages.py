"""The pages: who gets which, and that no page asks more the longer its lists are."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import ROLES, Administrator, Adviser, Coordinator, Member, Role
from nahtlos.core.wall import acting
from nahtlos.network import actions
from nahtlos.network.models import Answer, Institution, Invitation, Membership
from tests.bench import ReadOnlyClient
from tests.makers import make_account, make_institution, make_invitation, make_member, sure
from tests.network.entering import enter, queries_of
from tests.network.rows import make_answer, make_area

pytestmark = pytest.mark.django_db
MOST, MOST_OF_THE_BOARD = 12, 15


def fill(by: Actor, how_many: int) -> None:
    """So many institutions, each with staff, answers that are out of date, and an invitation."""
    home = Institution.objects.select_related("region").get(pk=sure(by.institution))
    for number in range(how_many):
        institution = make_institution(home.region)
        area = make_area(home.region, f"Ort {number}", (f"{10000 + number}",))
        make_answer(institution, "work", area, checked_on=None)
        make_answer(home, "language", area, checked_on=None)
        member = make_member(institution, role=Member, account=make_account(f"Kim {number}"))
        make_invitation(replace(by, institution=sure(member.institution)))
        make_invitation(by)
        make_member(home, role=Member)


PAGES = ["/directory/", "/directory/?topic=work&place=Ort", "/network/", "/house/", "/house/staff/"]
PAGES += ["/directory/{institution}/"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_same_however_long_its_lists(page: str) -> None:
    asked = []
    for how_many in (1, 3):
        by = make_member(role=Administrator)
        fill(by, how_many)
        client, url = enter(by), page.format(institution=by.institution)
        client.get(url)
        asked.append(queries_of(partial(client.get, url)))
    assert asked[0] == asked[1] <= (MOST_OF_THE_BOARD if page == "/network/" else MOST)


def forms_of(by: Actor) -> list[str]:
    institution = Institution.objects.get(pk=sure(by.institution))
    answer = make_answer(institution)
    return [
        "/network/institutions/new/",
        "/network/areas/new/",
        f"/network/institutions/{institution.pk}/change/",
        f"/network/institutions/{institution.pk}/answers/new/",
        f"/network/institutions/{institution.pk}/invite/",
        f"/network/answers/{answer.pk}/change/",
        f"/network/staff/{by.membership}/",
    ]


def test_a_form_asks_at_most_twelve() -> None:
    by = make_member(role=Coordinator)
    client = enter(by)
    client.get("/network/")
    for url in forms_of(by):
        assert queries_of(partial(client.get, url)) <= MOST, url


OPEN_TO = {"/network/": {"coordinator", "administrator"}, "/house/": {"administrator"}}
OPEN_TO |= {"/house/staff/": {"administrator"}, "/network/institutions/new/": OPEN_TO["/network/"]}


@pytest.mark.parametrize(
    "role", [r for r in ROLES if r.key not in {"newcomer", "immigration"}], ids=lambda r: r.key
)
@pytest.mark.parametrize("page", OPEN_TO)
def test_each_page_has_its_roles(page: str, role: type[Role]) -> None:
    response = enter(make_member(role=role)).get(page)
    assert response.status_code == (200 if role.key in OPEN_TO[page] else 403)


@pytest.mark.parametrize("page", OPEN_TO)
def test_whoever_is_not_signed_in_is_asked_to(page: str) -> None:
    assert ReadOnlyClient().get(page)["Location"] == f"/account/login/?next={page}"


@pytest.mark.parametrize("url", ["/directory/", "/directory/{institution}/"])
def test_the_directory_needs_no_sign_in_and_names_no_staff(url: str, client: Client) -> None:
    actor = make_member(name="Kim Verborgen")
    response = client.get(url.format(institution=actor.institution))
    assert response.status_code == 200
    assert "Kim Verborgen" not in response.content.decode()


def test_colleagues_see_who_works_there_and_in_which_languages() -> None:
    institution = make_institution()
    actor = make_member(institution, name="Kim Sichtbar")
    keeper = make_member(institution, role=Coordinator)
    with acting(keeper):
        row = Membership.objects.get(pk=sure(actor.membership))
        actions.change_staff(
            membership=row, role="adviser", job_title="", telephone="", languages=["uk"], by=keeper
        )
    page = enter(actor).get(f"/directory/{institution.pk}/").content.decode()
    assert "Kim Sichtbar" in page
    assert "Ukrainian" in page


@pytest.mark.parametrize("language", ["de", "en", "uk", "ru", "ar", "fa", "tr", "fr"])
def test_the_directory_is_there_in_every_language(language: str, client: Client) -> None:
    make_answer(make_institution())
    client.cookies["django_language"] = language
    response = client.get("/directory/?topic=work")
    assert response["Content-Language"] == language
    assert "tel:03023125100" in response.content.decode()


@pytest.mark.parametrize("kind", ["tel:03023125100", "mailto:kim@lindenau.example", "1 Nov"])
def test_a_contact_can_be_rung_and_written_to(kind: str, client: Client) -> None:
    make_answer(make_institution(), email="kim@lindenau.example")
    assert kind in client.get("/directory/").content.decode()


Press = Callable[[Client, Actor], str]


def press_check(client: Client, by: Actor) -> str:
    answer = make_answer(Institution.objects.get(pk=sure(by.institution)), checked_on=None)
    client.post(f"/network/answers/{answer.pk}/check/")
    return str(Answer.objects.get(pk=answer.pk).checked_on is not None)


def press_remove(client: Client, by: Actor) -> str:
    answer = make_answer(Institution.objects.get(pk=sure(by.institution)))
    client.post(f"/network/answers/{answer.pk}/remove/")
    return str(not Answer.objects.filter(pk=answer.pk).exists())


def press_withdraw(client: Client, by: Actor) -> str:
    invitation = make_invitation(by)
    client.post(f"/network/invitations/{invitation.pk}/withdraw/")
    with acting(by):
        return str(Invitation.objects.get(pk=invitation.pk).withdrawn_at is not None)


def press_anew(client: Client, by: Actor) -> str:
    invitation = make_invitation(by)
    client.post(f"/network/invitations/{invitation.pk}/anew/")
    with acting(by):
        again = Invitation.objects.filter(email=invitation.email, withdrawn_at=None)
        return str(again.exclude(pk=invitation.pk).exists())


def press_end(client: Client, by: Actor) -> str:
    other = make_member(Institution.objects.get(pk=sure(by.institution)), role=Adviser)
    client.post(f"/network/staff/{other.membership}/end/")
    with acting(by):
        return str(Membership.objects.get(pk=sure(other.membership)).ended_at is not None)


@pytest.mark.parametrize(
    "press", [press_check, press_remove, press_withdraw, press_anew, press_end]
)
def test_a_button_does_what_it_says(press: Press) -> None:
    by = make_member(role=Coordinator)
    assert press(enter(by), by) == "True"


def test_a_change_stands_in_the_book_of_the_house() -> None:
    by = make_member(role=Administrator, name="Toni Ordnung")
    institution = Institution.objects.get(pk=sure(by.institution))
    with acting(by):
        actions.change_institution(institution=institution, by=by, telephone="030 23125 777")
    page = enter(by).get("/house/").content.decode()
    assert "Toni Ordnung" in page
    assert institution.name in page


def test_two_of_one_name_are_refused_with_a_sentence() -> None:
    by = make_member(role=Coordinator)
    name = Institution.objects.get(pk=sure(by.institution)).name
    response = enter(by).post(
        "/network/institutions/new/", {"kind": "city", "name": name, "short_name": "Stadt"}
    )
    assert response.status_code == 422
    assert "There is an institution of this name already." in str(response.context["form"].errors)


def test_an_invitation_by_hand_is_sent_and_shown() -> None:
    by = make_member(role=Coordinator)
    client = enter(by)
    url = f"/network/institutions/{by.institution}/invite/"
    client.post(url, {"email": "neu@lindenau.example", "role": "member"})
    assert "neu@lindenau.example" in client.get("/network/").content.decode()
    with acting(by):
        sent = Invitation.objects.get(email="neu@lindenau.example")
    assert 13 <= (sent.expires_at - now()).days <= 14

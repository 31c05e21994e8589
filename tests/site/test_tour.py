"""Signing in with one click exists in the demo alone; the tour opens what it says."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import Resolver404, include, path, resolve

from nahtlos.core.roles import ROLES
from nahtlos.site import embedded
from nahtlos.site.urls import urlpatterns as in_real_use
from nahtlos.web.front.places import FIRST_PAGES
from nahtlos.web.tour import views
from nahtlos.web.tour.stops import DOORS, STOPS
from tests.site.kreis import seeded

urlpatterns = [*in_real_use, path("tour/", include("nahtlos.web.tour.urls"))]


@pytest.fixture(scope="module")
def kreis(cluster: embedded.Server, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The demo's region, with the pages going the program's way."""
    with django_db_blocker.unblock(), seeded(cluster, "tour") as name:
        yield name


@pytest.fixture
def demo(settings: Any, kreis: str) -> Client:
    """A browser in front of the demo."""
    settings.DEMO, settings.SECOND_FACTOR, settings.ROOT_URLCONF = True, False, __name__
    return Client()


@pytest.mark.parametrize("address", ["/tour/", "/tour/as/adviser/", "/tour/1/1/"])
def test_outside_the_demo_there_is_no_such_address(address: str) -> None:
    with pytest.raises(Resolver404):
        resolve(address)


@pytest.mark.parametrize("view", [views.walk, views.enter, views.go])
def test_outside_the_demo_the_pages_refuse_even_with_an_address(view: Any) -> None:
    with pytest.raises(Http404):
        view(RequestFactory().post("/"))


def test_the_tour_has_eight_stops_and_every_role(demo: Client) -> None:
    page = demo.get("/tour/").content.decode()
    assert len(STOPS) == 8
    assert [role.key for role in ROLES if f"/tour/as/{role.key}/" not in page] == []


@pytest.mark.parametrize("role", sorted(FIRST_PAGES))
def test_one_click_opens_the_first_page_of_each_role(demo: Client, role: str) -> None:
    answer = demo.get(f"/tour/as/{role}/", follow=True)
    assert answer.status_code == 200
    assert answer.context["actor"].role.key == role
    assert answer.resolver_match.view_name == FIRST_PAGES[role]


@pytest.mark.parametrize(("number", "door"), sorted(DOORS))
def test_each_door_opens_the_page_it_names(demo: Client, number: int, door: int) -> None:
    chosen = DOORS[number, door]
    answer = demo.post(f"/tour/{number}/{door}/", follow=True)
    assert answer.status_code == 200
    assert answer.context["actor"].role.key == chosen.role
    assert answer.resolver_match.view_name.startswith(chosen.page)
    assert chosen.person.split(" ")[0] in answer.content.decode()


@pytest.mark.parametrize("address", ["/tour/as/nobody/", "/tour/as/superuser/"])
def test_an_unknown_role_is_a_page_that_is_not_there(demo: Client, address: str) -> None:
    assert demo.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/tour/9/1/", "/tour/1/9/", "/tour/0/1/", "/tour/1/0/"])
def test_an_unknown_stop_is_a_page_that_is_not_there(demo: Client, address: str) -> None:
    assert demo.post(address).status_code == 404


def test_a_stop_is_not_entered_by_looking(demo: Client) -> None:
    assert demo.get("/tour/1/1/").status_code == 405

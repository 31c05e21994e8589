"""However a request ends, the next one on the same connection knows nothing of it."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.db import connection
from django.test import Client, override_settings

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people.models import Person
from tests import makers
from tests.wall import pages
from tests.wall.ground import counts

pytestmark = [pytest.mark.usefixtures("real_database"), pytest.mark.urls("tests.wall.pages")]
NOBODYS = '{"link": "", "role": "nobody", "why": ""}'


@pytest.fixture(autouse=True)
def _without_a_second_factor() -> Iterator[None]:
    with override_settings(SECOND_FACTOR=False):
        yield


def signed_in(actor: Actor) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(pk=makers.sure(actor.account)))
    return client


@pytest.fixture
def adviser() -> Client:
    """An adviser whose institution holds two persons."""
    actor = makers.make_member()
    makers.make_person(actor)
    makers.make_person(actor, "Iryna")
    return signed_in(actor)


def end(client: Client, how: str) -> None:
    """Ask for the page that ends like this, and go away as a browser does that was closed."""
    with suppress(SystemExit):
        response = client.get(f"/{how}/")
        if response.streaming:
            assert next(iter(response)) == b"0;"
        response.close()


def test_the_pages_do_see_something(adviser: Client) -> None:
    assert adviser.get("/peek/").json()["seen"] == 2


@pytest.mark.parametrize("how", [view.__name__ for view in pages.ENDINGS])
def test_nobody_comes_after_somebody(adviser: Client, how: str) -> None:
    end(adviser, how)
    after = Client().get("/peek/").json()
    assert after["seen"] == 0
    assert after["note"].endswith(NOBODYS)
    assert not connection.in_atomic_block
    assert set(counts().values()) == {0}


@pytest.mark.parametrize("how", [view.__name__ for view in pages.ENDINGS])
def test_another_institution_comes_after_somebody(adviser: Client, how: str) -> None:
    other = signed_in(makers.make_member())
    end(adviser, how)
    assert other.get("/peek/").json()["seen"] == 0


def test_it_is_one_and_the_same_connection(adviser: Client) -> None:
    first = adviser.get("/peek/").json()["pid"]
    end(adviser, "crash")
    assert Client().get("/peek/").json()["pid"] == first


def test_what_a_request_left_on_the_connection_is_not_used_by_who_signs_in_next(
    adviser: Client,
) -> None:
    other = signed_in(makers.make_member())
    assert adviser.get("/stay/").content == b"left"
    assert other.get("/peek/").json()["seen"] == 0


def test_what_a_request_left_on_the_connection_is_not_used_by_whoever_is_not_signed_in(
    adviser: Client,
) -> None:
    assert adviser.get("/stay/").content == b"left"
    assert Client().get("/peek/").json()["seen"] == 0


@pytest.mark.parametrize("how", ["half", "half_missing", "half_refused"])
def test_nothing_of_a_failed_request_is_kept(how: str) -> None:
    actor = makers.make_member()
    makers.make_person(actor, "Olena")
    end(signed_in(actor), how)
    with acting(actor):
        assert Person.objects.get().given_name == "Olena"

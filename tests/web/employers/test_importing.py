"""A table of openings brought in the browser: all of it as drafts, or nothing and why."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Mentor
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer, Opening
from tests.employers.test_import import GOOD, HEAD
from tests.makers import make_member
from tests.network.entering import enter

pytestmark = pytest.mark.django_db
PAGE = "/companies/import/"


@pytest.fixture
def service() -> Actor:
    return make_member(name="Kim Dienst")


@pytest.fixture
def client(service: Actor) -> Client:
    return enter(service)


def bring(client: Client, content: bytes) -> tuple[int, str]:
    found = client.post(PAGE, {"file": SimpleUploadedFile("x.csv", content)}, follow=True)
    return found.status_code, found.content.decode()


def test_every_row_becomes_a_draft_and_again_updates(client: Client, service: Actor) -> None:
    assert "1 new openings, 0 changed, 1 new companies" in bring(client, (HEAD + GOOD).encode())[1]
    assert "0 new openings, 1 changed, 0 new companies" in bring(client, (HEAD + GOOD).encode())[1]
    with acting(service):
        assert Opening.objects.get().state == "draft"


def test_with_one_fault_nothing_comes_in_and_the_place_is_named(
    client: Client, service: Actor
) -> None:
    status, page = bring(client, (HEAD + GOOD + GOOD.replace("38,5", "-8")).encode())
    assert status == 422
    assert "Row 3, Stunden" in page
    with acting(service):
        assert not Employer.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"a;b\n1;2\n", "Betrieb, Titel and Beruf"),
        (b"%PDF-1.7", "This is no table"),
        (HEAD.encode(), "Below the head nothing stands"),
        ((HEAD + GOOD.replace("Werkstraße 1", "")).encode(), "Row 2"),
    ],
)
def test_what_is_no_such_table_gets_a_sentence(client: Client, content: bytes, says: str) -> None:
    status, page = bring(client, content)
    assert (status, says in page) == (422, True)


def test_whoever_keeps_no_companies_brings_none() -> None:
    assert enter(make_member(role=Mentor)).get(PAGE).status_code == 403

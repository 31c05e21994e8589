"""The five busiest pages and every statement behind them: a new one shows up in the snapshot."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from syrupy.assertion import SnapshotAssertion

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people import actions
from nahtlos.people.models import Person
from tests.makers import make_member, sure
from tests.web.test_persons import NOW

pytestmark = pytest.mark.django_db
VALUES = re.compile(r"'[^']*'(::[a-z]+)?|\b\d+\b|\"s\d+_x\d+\"")
MOST_COLUMNS = re.compile(r'SELECT (?:"[^,]+, ){3,}.*? FROM', re.DOTALL)


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    with acting(adviser):
        person = actions.make_person(given_name="Olena", by=adviser, at=NOW)
        actions.answer(person=person, name="status", value="ae_24", by=adviser, at=NOW)
    return person


def told(statement: str) -> str:
    """A statement without values and without long lists of columns."""
    return MOST_COLUMNS.sub("SELECT … FROM", VALUES.sub("?", statement))


BUSIEST = ("people:day", "people:list", "people:case", "law:ask", "plan:steps")


@pytest.mark.parametrize("page", BUSIEST)
def test_the_statements_behind_a_busy_page(
    page: str, client: Client, adviser: Actor, olena: Person, settings: Any,
    snapshot: SnapshotAssertion,
) -> None:  # fmt: skip
    settings.SECOND_FACTOR = False
    client.force_login(Account.objects.get(pk=sure(adviser.account)))
    address = reverse(page, args=[] if page in {"people:day", "people:list"} else [olena.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert [told(query["sql"]) for query in asked] == snapshot

"""Plans outlive a transaction that is taken back, and none outlives the table that it was made for."""

from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import NotSupportedError, connection, transaction

from nahtlos.network.models import Region

ORDER = '"network_region"."land" ASC, "network_region"."name" DESC'
ASKED = "select count(*) from pg_prepared_statements where statement like '%%' || %s || '%%'"


def _kept(words: str) -> int:
    """How many statements with these words PostgreSQL holds for this connection."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [words])
        return int(cursor.fetchone()[0])


def _ask(name: str) -> list[Any]:
    return list(Region.objects.filter(name=name).order_by("key", "land", "-name"))


def _ask_often() -> None:
    for name in "abc":
        _ask(name)


@pytest.mark.usefixtures("committed")
def test_a_plan_outlives_a_rollback() -> None:
    with transaction.atomic():
        _ask_often()
        transaction.set_rollback(True)
    assert _kept(ORDER) == 1


@pytest.mark.usefixtures("committed")
def test_a_plan_outlives_a_savepoint_that_is_taken_back() -> None:
    with transaction.atomic():
        with transaction.atomic():
            _ask_often()
            transaction.set_rollback(True)
        assert _kept(ORDER) == 1


@pytest.mark.usefixtures("committed")
def test_a_plan_for_a_table_that_has_changed_is_made_anew() -> None:
    _ask_often()
    with psycopg.connect(settings.OWNER_URL) as owner:
        owner.execute("alter table network_region alter column land type text")
    with pytest.raises(NotSupportedError), transaction.atomic():
        _ask("d")
    _ask_often()
    assert _kept(ORDER) == 1

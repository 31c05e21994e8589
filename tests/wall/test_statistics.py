"""What the server knows about everybody's rows in its own books, it tells nobody."""

import json
import re
from dataclasses import dataclass

import psycopg
import pytest
from django.conf import settings

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from tests import makers
from tests.wall.ground import ask, one, walled

SECRET = "Verborgenova"


@dataclass(frozen=True)
class Neighbours:
    """An adviser, and somebody whom another institution of the region holds."""

    adviser: Actor
    hidden: Person


def analysed() -> None:
    """Let the server gather its statistics, as it does by itself every now and then."""
    with psycopg.connect(settings.OWNER_URL, autocommit=True) as kept:
        kept.execute("analyze")


STATISTICS = ("pg_stats", "pg_stats_ext", "pg_stats_ext_exprs")


@pytest.fixture
def neighbours(real_database: None) -> Neighbours:
    region = makers.make_region()
    adviser, other = (makers.make_member(makers.make_institution(region)) for _ in range(2))
    for n in range(30):
        makers.make_person(adviser, f"Own {n}", f"Own {n}")
    hidden = [makers.make_person(other, "Sofija", SECRET) for _ in range(90)]
    analysed()
    return Neighbours(adviser, hidden[0])


@pytest.mark.parametrize("book", STATISTICS)
def test_the_books_of_statistics_are_empty(neighbours: Neighbours, book: str) -> None:
    found = f"select count(*) from {book} where tablename = any (%s)"
    with acting(neighbours.adviser):
        assert one(found, walled()) == 0


@pytest.mark.parametrize("column", ["family_name", "given_name", "native_name", "sort_key"])
def test_an_estimate_does_not_tell_a_name(neighbours: Neighbours, column: str) -> None:
    with acting(neighbours.adviser):
        common = estimate(f"{column} = '{getattr(neighbours.hidden, column)}'")
        unknown = estimate(f"{column} = 'Nobody is called so'")
    assert common == unknown


def test_an_estimate_does_not_tell_a_name_in_another_script(neighbours: Neighbours) -> None:
    with acting(neighbours.adviser):
        common = estimate(f"name_keys @> '{{{SECRET.casefold()}}}'")
        assert common == estimate("name_keys @> '{nobodyiscalledso}'")


def estimate(condition: str) -> int:
    [(plan,)] = ask(f"explain (format json) select * from people_person where {condition}")
    found = plan if isinstance(plan, list) else json.loads(plan)
    numbers = [int(n) for n in re.findall(r"'Plan Rows': (\d+)", str(found))]
    return numbers[0]

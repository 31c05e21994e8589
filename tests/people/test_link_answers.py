"""A birth date compared inside the wall: only by the link's own note, and never a sixth time."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.utils import timezone

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.wall import acting
from nahtlos.people import actions
from nahtlos.people.models import Link, Person, Record
from tests.at_once import at_once
from tests.makers import make_link, make_member, make_person, make_record, newcomer

BORN, OTHER = date(1990, 5, 17), date(1990, 5, 18)
AT_ONCE = 16


@pytest.fixture
def adviser(db: None) -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser)
    return person


def asked(actor: Actor, born: date | None = BORN) -> str:
    with acting(actor), connection.cursor() as cursor:
        cursor.execute("select people_link_answer(%s)", [born])
        return str(cursor.fetchone()[0])


def test_a_link_sees_its_own_row_and_nothing_else(olena: Person, adviser: Actor) -> None:
    make_link(olena, adviser)
    with acting(adviser):
        handed = actions.make_link(person=olena, by=adviser, at=timezone.now())
    for digest in (actions.digest(handed.token), actions.code_digest(handed.code)):
        with acting(Actor(link=digest)):
            assert [one.pk for one in Link.objects.all()] == [handed.link.pk]
            assert not Person.objects.exists()
            assert not Record.objects.exists()
            assert Link.objects.update(wrong_dates=0) == 0


def test_only_the_signed_note_says_whose_link_it_is(olena: Person, adviser: Actor) -> None:
    link = make_link(olena, adviser)
    for actor in (NOBODY, adviser, newcomer(olena), Actor(link="x"), Actor(link="")):
        assert asked(actor) == "no"
    assert asked(Actor(link=link.link.token_digest)) == "yes"


def test_no_day_is_a_wrong_day(olena: Person, adviser: Actor) -> None:
    digest = make_link(olena, adviser).link.token_digest
    with acting(adviser):
        Record.objects.update(birth_date=None)
    assert [asked(Actor(link=digest), None) for _ in range(6)] == ["no"] * 4 + ["locked"] * 2


def test_a_locked_link_compares_no_more(olena: Person, adviser: Actor) -> None:
    digest = make_link(olena, adviser).link.token_digest
    said = [asked(Actor(link=digest), day) for day in [OTHER] * 5 + [BORN]]
    assert said == ["no"] * 4 + ["locked"] * 2
    with acting(adviser):
        assert (Link.objects.get().wrong_ever, Link.objects.get().last_used_on) == (5, None)


@pytest.mark.parametrize("wrong", [
    {"wrong_dates": 5}, {"wrong_ever": 20}, {"locked_at": timezone.now()}, {"wrong_dates": 6},
    {"asks_birth_date": False},
])  # fmt: skip
def test_the_table_holds_what_belongs_together(
    olena: Person, adviser: Actor, wrong: dict[str, object]
) -> None:
    make_link(olena, adviser)
    refused = pytest.raises(Error, match="violates check constraint")
    with acting(adviser), refused, transaction.atomic():
        Link.objects.update(**wrong)


def try_at_once(digest: str, tries: int) -> Counter[str]:
    """So many wrong dates in the same moment, each on a connection of its own."""
    said: list[str] = []
    works = [lambda: said.append(actions.answer_link(digest=digest, born=OTHER).value)] * tries
    assert at_once(works) == [None] * tries
    return Counter(said)


def test_tries_at_once_never_exceed_five(committed: None) -> None:
    adviser = make_member()
    olena = make_person(adviser)
    make_record(olena, adviser)
    digest = make_link(olena, adviser).link.token_digest
    assert try_at_once(digest, AT_ONCE) == {"no": 4, "locked": AT_ONCE - 4}
    with acting(adviser):
        one = Link.objects.get()
    assert (one.wrong_dates, one.wrong_ever, one.locked_at is None) == (5, 5, False)
    assert actions.answer_link(digest=digest, born=BORN) is actions.Answer.LOCKED

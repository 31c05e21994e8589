"""Links for a telephone: strong, kept as a digest, ended by use, by hand, by a newer one, by time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import ROLES, Adviser
from nahtlos.core.wall import acting
from nahtlos.people import access, actions, queries
from nahtlos.people.models import Link, Person
from tests.makers import make_consent, make_institution, make_member, make_person, make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return born(make_person(adviser), adviser)


def born(person: Person, by: Actor) -> Person:
    """The file knows the birth date, which is asked behind every link to the own page."""
    make_record(person, by)
    return person


def opens(token: str) -> bool:
    digest = actions.digest(token)
    with acting(Actor(link=digest)):
        return queries.link_in_use(digest) is not None


def made(person: Person, by: Actor, days_ago: float = 0) -> str:
    at = timezone.now() - timedelta(days=days_ago)
    with acting(by):
        return actions.make_link(person=person, by=by, at=at).token


def test_a_token_is_long_and_nowhere_kept(olena: Person, adviser: Actor) -> None:
    token = made(olena, adviser)
    assert len(token) >= 43
    with acting(adviser):
        row = Link.objects.get()
    assert token not in {str(value) for value in vars(row).values()}
    assert row.token_digest == actions.digest(token)
    assert opens(token)
    assert not opens(row.token_digest)


def test_tokens_differ(olena: Person, adviser: Actor) -> None:
    assert len({made(olena, adviser) for _ in range(20)}) == 20


@pytest.mark.parametrize(("days_ago", "open_still"), [(0, True), (179.9, True), (180.1, False)])
def test_a_link_to_the_own_page_ends_after_half_a_year(
    olena: Person, adviser: Actor, days_ago: float, open_still: bool
) -> None:
    assert opens(made(olena, adviser, days_ago)) is open_still


@pytest.mark.parametrize(("days_ago", "open_still"), [(2.9, True), (3.1, False)])
def test_a_link_to_a_question_ends_after_three_days(
    olena: Person, adviser: Actor, days_ago: float, open_still: bool
) -> None:
    school = make_institution(olena.region)
    one = make_consent(olena, school.pk, adviser, given=False)
    at = timezone.now() - timedelta(days=days_ago)
    with acting(adviser):
        token = actions.make_link(person=olena, consent=one, by=adviser, at=at).token
    assert opens(token) is open_still


def test_the_newest_link_ends_those_before(olena: Person, adviser: Actor) -> None:
    first, second = made(olena, adviser), made(olena, adviser)
    assert (opens(first), opens(second)) == (False, True)


def test_all_links_end_by_hand(olena: Person, adviser: Actor) -> None:
    token = made(olena, adviser)
    other = made(born(make_person(adviser, "Samir", "Rahimi"), adviser), adviser)
    with acting(adviser):
        assert actions.end_links(person=olena, by=adviser, at=timezone.now()) == 1
    assert (opens(token), opens(other)) == (False, True)


def test_only_the_holders_advisers_make_links(olena: Person) -> None:
    elsewhere = make_institution(olena.region)
    for role in ROLES:
        here = Actor(role=role, region=olena.region_id, institution=olena.institution_id)
        there = Actor(role=role, region=olena.region_id, institution=elsewhere.pk)
        assert (access.may_link(here, olena) is None) == (role is Adviser)
        assert access.may_link(there, olena) is not None
    stranger = make_member(elsewhere)
    with acting(stranger), pytest.raises(Refused):
        actions.make_link(person=olena, by=stranger, at=timezone.now())

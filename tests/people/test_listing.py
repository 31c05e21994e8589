"""The list of persons: each filter finds whom it is for, alone and together; codes hold no name."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people import queries
from nahtlos.people.models import Person
from nahtlos.people.models.lists import CODE
from nahtlos.people.queries import listing
from nahtlos.people.translate.listing import CHOICES, SORTS
from tests.makers import (
    make_consent,
    make_institution,
    make_member,
    make_note,
    make_person,
    make_record,
    make_referral,
    make_step,
    sure,
)
from tests.people.listing import NOW, TODAY, found, long_ago, names, nobodys
from tests.plan.rows import make_goal

pytestmark = pytest.mark.django_db
Make = Callable[[Person, Actor], object]


@pytest.fixture
def adviser() -> Actor:
    return make_member()


def school(by: Actor) -> Actor:
    """Another institution of the region."""
    at = Institution.objects.get(pk=sure(by.institution))
    return make_member(make_institution(at.region))


def refer(person: Person, by: Actor, state: str) -> object:
    return make_referral(person, school(by).institution, by, state=state)


FOUND_BY: dict[tuple[str, str], Make] = {
    ("status", "ae_24"): make_record,
    ("title", "90"): lambda one, by: make_record(one, by, status_until=TODAY + timedelta(days=80)),
    ("plan", "goal"): make_goal,
    ("overdue", "yes"): lambda one, by: make_step(one, by, until=TODAY - timedelta(days=1)),
    ("waiting", "any"): lambda one, by: refer(one, by, "sent"),
    ("held", "elsewhere"): lambda one, by: refer(one, by, "kept"),
    ("consent", "30"): lambda one, by: make_consent(
        one, school(by).institution, by, at=NOW - timedelta(days=10), days=25
    ),
}


@pytest.mark.parametrize("code", FOUND_BY)
def test_a_filter_finds_whom_it_is_for_and_nobody_else(
    adviser: Actor, code: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    name, value = code
    wanted = make_person(adviser, "Olena")
    make_person(adviser, "Samir")
    assert names(adviser, **{name: value}) == []
    FOUND_BY[code](wanted, adviser)
    assert names(adviser, **{name: value}) == ["Olena"]


NOT_ANY_MORE: dict[tuple[str, str], Make] = {
    ("plan", "nogoal"): make_goal,
    ("idle", "yes"): make_step,
    ("silent", "8"): make_note,
}


@pytest.mark.parametrize("code", NOT_ANY_MORE)
def test_a_filter_for_what_is_missing_ends_when_it_is_there(
    adviser: Actor, code: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    name, value = code
    olena, samir = make_person(adviser, "Olena"), make_person(adviser, "Samir")
    long_ago(adviser, olena, samir)
    assert names(adviser, **{name: value}) == ["Olena", "Samir"]
    NOT_ANY_MORE[code](olena, adviser)
    assert names(adviser, **{name: value}) == ["Samir"]


def test_whose_and_which_adviser(adviser: Actor) -> None:
    colleague = make_member(Institution.objects.get(pk=sure(adviser.institution)))
    make_person(adviser, "Olena")
    make_person(colleague, "Samir")
    nobodys(make_person(adviser, "Daryna"), adviser)
    assert names(adviser, whose="mine") == ["Olena"]
    assert names(adviser, adviser=str(colleague.membership)) == ["Samir"]
    assert names(adviser, adviser="none") == ["Daryna"]


def test_whoever_waits_for_one_institution_is_found_by_it(adviser: Actor) -> None:
    first, second = school(adviser), school(adviser)
    make_referral(make_person(adviser, "Olena"), first.institution, adviser)
    make_referral(make_person(adviser, "Samir"), second.institution, adviser)
    assert names(adviser, waiting=str(first.institution)) == ["Olena"]


def test_filters_narrow_together_and_each_can_be_taken_off(adviser: Actor) -> None:
    olena, samir = make_person(adviser, "Olena"), make_person(adviser, "Samir")
    for one in (olena, samir):
        make_step(one, adviser, until=TODAY - timedelta(days=3))
    make_record(samir, adviser, status="ae_25_2")
    both = listing({"overdue": "yes", "status": "ae_25_2"}, adviser=True)
    assert found(adviser, both) == [samir]
    assert found(adviser, both.without("status")) == [olena, samir]


def test_nobody_of_another_institution_is_found_by_any_filter(adviser: Actor) -> None:
    other = school(adviser)
    make_step(make_person(other, "Samir"), other, until=date(2026, 1, 1))
    for name, values in CHOICES.items():
        for value in values:
            assert names(adviser, **{name: value}) == []


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_is_an_order_and_its_reverse(adviser: Actor, sort: str) -> None:
    for number, name in enumerate(("Anna", "Olena", "Samir")):
        one = make_person(adviser, name, opened_at=NOW + timedelta(days=number))
        make_record(one, adviser, status_until=TODAY + timedelta(days=number))
    in_order = names(adviser, sort=sort)
    assert in_order == sorted(in_order, reverse=sort.startswith("-"))


def test_whose_title_has_no_end_comes_last_in_both_directions(adviser: Actor) -> None:
    make_record(make_person(adviser, "Olena"), adviser, status_until=TODAY)
    make_person(adviser, "Anna")
    assert names(adviser, sort="until") == names(adviser, sort="-until") == ["Olena", "Anna"]


@given(st.dictionaries(st.sampled_from([*CHOICES, "sort", "columns", "q"]), st.text(max_size=30)))
def test_nothing_that_somebody_types_becomes_a_code(typed: dict[str, str]) -> None:
    asked = listing(typed, adviser=True)
    for name, value in asked.codes:
        assert value in queries.values_of(name) or name in {"adviser", "waiting"}
    assert not {"q"} & {name for name, _value in asked.codes}


def test_what_members_do_not_see_they_cannot_filter_by() -> None:
    typed = {"silent": "8", "consent": "30", "held": "elsewhere", "columns": "contact-status-waits"}
    asked = listing(typed, adviser=False)
    assert asked.codes == ()
    assert asked.columns == ("status",)


def test_a_page_of_a_search_counts_and_puts_what_was_typed_first(adviser: Actor) -> None:
    for name in ("Olena", "Olha", "Samir"):
        make_person(adviser, name, "Kovalenko", name_keys=[name.casefold()[:2]])
    with acting(adviser):
        page = queries.page_of(Person.objects.all(), text="", page=1)
    assert (page.total, page.more, len(page.rows)) == (3, False, 3)


def test_the_database_knows_every_filter_by_its_name() -> None:
    known = set(re.findall(r"[a-z]+", CODE.partition("=")[0]))
    assert known == {*CHOICES, "sort"}

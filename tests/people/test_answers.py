"""What a person says is kept at once, one answer at a time, and only what may be kept."""

from datetime import UTC, date, datetime

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.people import actions, facts, queries
from nahtlos.people.models import Fact, HouseholdMember, Person
from tests.makers import make_consent, make_institution, make_member

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    with acting(adviser):
        return actions.make_person(
            given_name="Olena", family_name="Kovalenko", native_name="Олена Коваленко",
            by=adviser, at=NOW,
        )  # fmt: skip


def said(person: Person, adviser: Actor, **answers: facts.FactValue | None) -> queries.File:
    with acting(adviser):
        for name, value in answers.items():
            actions.answer(person=person, name=name, value=value, by=adviser, at=NOW)
        return queries.file_of(person.pk)


def test_a_record_field_is_kept_on_record(olena: Person, adviser: Actor) -> None:
    file = said(olena, adviser, status="ae_24", birth_date=date(1998, 4, 12))
    assert file.document["record"] == {"status": "ae_24", "birth_date": "1998-04-12"}


def test_a_fact_is_kept_as_stated(olena: Person, adviser: Actor) -> None:
    assert said(olena, adviser, german="A2").document["facts"] == {"german": "A2"}


def test_dont_know_is_an_answer_and_stays_unknown(olena: Person, adviser: Actor) -> None:
    file = said(olena, adviser, german=None, status=None)
    assert file.dont_know == {"german", "status"}
    assert file.document["facts"] == {} == file.document["record"]


def test_a_later_answer_replaces_dont_know(olena: Person, adviser: Actor) -> None:
    said(olena, adviser, status=None)
    file = said(olena, adviser, status="ae_24")
    assert file.dont_know == frozenset()
    assert file.document["record"]["status"] == "ae_24"


def test_an_answer_taken_back_is_unknown_again(olena: Person, adviser: Actor) -> None:
    said(olena, adviser, german="A2", status="ae_24")
    with acting(adviser):
        actions.forget_answer(person=olena, name="german", by=adviser)
        actions.forget_answer(person=olena, name="status", by=adviser)
        file = queries.file_of(olena.pk)
    assert file.document["facts"] == {} == file.document["record"]


def test_what_is_never_kept_is_refused(olena: Person, adviser: Actor) -> None:
    with pytest.raises(ValueError, match="never kept"):
        said(olena, adviser, entered_for_benefits=True)
    with acting(adviser):
        assert not Fact.objects.exists()


def test_a_fact_about_health_needs_consent(olena: Person, adviser: Actor) -> None:
    with acting(adviser), pytest.raises(Refused):
        actions.answer(person=olena, name="disabled", value=True, by=adviser, at=NOW)


def test_children_join_the_household_once(olena: Person, adviser: Actor) -> None:
    births = (date(2021, 1, 5), date(2021, 1, 5))
    said(olena, adviser, children_birth_dates=births)
    file = said(olena, adviser, children_birth_dates=births)
    assert file.document["record"]["children_birth_dates"] == ["2021-01-05", "2021-01-05"]
    with acting(adviser):
        assert HouseholdMember.objects.filter(person=olena).count() == 2


def test_no_children_is_known(olena: Person, adviser: Actor) -> None:
    assert said(olena, adviser, children_birth_dates=()).document["record"] == {
        "children_birth_dates": []
    }


def test_another_institution_cannot_answer_even_with_consent(olena: Person, adviser: Actor) -> None:
    other = make_member(make_institution(olena.region))
    make_consent(olena, other.institution, adviser, ["profile"])
    with acting(other), pytest.raises(Refused, match="held by another"):
        actions.answer(person=olena, name="german", value="A2", by=other, at=NOW)

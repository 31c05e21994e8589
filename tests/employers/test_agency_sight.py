"""Openings of the agency's job search: seen by one institution, published by nobody."""

from typing import Any

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Analyst, Coordinator, Mentor
from nahtlos.core.wall import acting
from nahtlos.employers import access, actions, queries
from nahtlos.employers.models import Opening, Source
from tests.employers.rows import as_user
from tests.employers.test_agency_bringing import bring, opening, service_region
from tests.makers import make_institution, make_member, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> None:
    settings.AGENCY = True


@pytest.fixture
def service() -> Actor:
    return make_member(name="Kim Dienst")


def test_nobody_publishes_it_as_an_own_opening(service: Actor) -> None:
    bring(service)
    one = opening(service)
    with acting(service):
        actions.change_opening(opening=one, by=service, text="x", german_words="x")
        for move in (actions.publish_opening, actions.refresh):
            with pytest.raises(Refused, match="job search"):
                move(opening=one, by=service, at=now())
        assert access.may_publish(service, one)
        assert not queries.published(service.region, today(), queries.Search()).exists()


def test_only_the_institution_that_brought_it_sees_it(service: Actor) -> None:
    bring(service)
    region = service_region(service)
    others = [
        make_member(make_institution(region)), make_member(make_institution(region), role=Coordinator),
        make_member(make_institution(make_region())), Actor(),
    ]  # fmt: skip
    for other in others:
        with acting(other):
            assert not Opening.objects.filter(source=Source.AGENCY).exists()


@pytest.mark.parametrize("role", [Mentor, Analyst, Coordinator])
def test_whoever_keeps_no_companies_takes_nothing_over(role: Any) -> None:
    by = make_member(role=role)
    with acting(by), pytest.raises(Refused):
        actions.take_openings(lines=[], by=by, at=now())


def test_a_user_of_the_company_does_not_publish_it_either(service: Actor) -> None:
    bring(service)
    one = opening(service)
    with acting(service):
        user = actions.let_in(company=one.company, email="chef@s.example", name="K", by=service,
                              at=now())  # fmt: skip
    chef = as_user(user)
    with acting(chef), pytest.raises(Refused):
        actions.publish_opening(opening=one, by=chef, at=now())

"""What may be done with companies and openings, and the sentence with which the rest is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import Error, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Coordinator, Eraser, Watcher
from nahtlos.core.wall import acting
from nahtlos.employers import access, actions, queries
from nahtlos.employers.models import MOVES, Contact, Employer, Opening, SignIn, State
from nahtlos.jobs import employers as jobs
from nahtlos.network.models import Account, Institution
from tests.employers.rows import address_of, make_company, make_opening, make_site, make_user
from tests.makers import make_institution, make_member, sure
from tests.outbox.rows import carry_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def service() -> Actor:
    return make_member(name="Kim Dienst")


@pytest.fixture
def company(service: Actor) -> Employer:
    return make_company(service)


def test_every_state_has_its_line() -> None:
    assert set(MOVES) == set(State)
    assert set(access.openings.SENTENCES) == set(State)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("to", [State.PUBLISHED, State.PAUSED, State.FILLED])
def test_only_the_moves_that_there_are(
    service: Actor, company: Employer, state: State, to: State
) -> None:
    opening = make_opening(company, service)
    with acting(service):
        Opening.objects.filter(pk=opening.pk).update(state=state)
        opening.refresh_from_db()
        refusal = access.may_move(service, opening, to)
    assert (refusal is None) == (to in MOVES[state])
    assert refusal is None or str(refusal) == str(access.openings.SENTENCES[state])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"german_needs": []}, "in German"), ({"text": " "}, "what the work is")],
)
def test_what_is_not_told_is_not_published(
    service: Actor, company: Employer, change: dict[str, Any], sentence: str
) -> None:
    opening = make_opening(company, service, publish=False, **change)
    with acting(service), pytest.raises(Refused, match=sentence):
        actions.publish_opening(opening=opening, by=service, at=now())


def test_a_stranger_writes_no_opening(company: Employer, service: Actor) -> None:
    site = make_site(company, service)
    stranger = make_member(make_institution(company.region))
    with acting(stranger), pytest.raises(Refused, match="Another institution"):
        actions.make_opening(company=company, site=site, by=stranger, at=now(), title="x")
    coordinator = make_member(make_institution(company.region), Coordinator)
    with pytest.raises(Refused, match="Only the employer service"):
        actions.make_company(by=coordinator, at=now(), name="x")


def test_swapped_coordinates_are_named(company: Employer, service: Actor) -> None:
    with pytest.raises(Refused, match="swapped"):
        make_site(company, service, lat=7.46, lon=51.36)
    with pytest.raises(Refused, match="or neither"):
        make_site(company, service, lat=51.36)


def test_a_site_of_another_company_is_refused(company: Employer, service: Actor) -> None:
    site = make_site(make_company(service, name="Andere"), service)
    with pytest.raises(Refused, match="another company"):
        make_opening(company, service, site=site)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"name": "Elektro-Muster GmbH"}, "name"), ({"name": "Elektro Mustr"}, "name"),
        ({"name": "Ganz anders", "register_number": "hrb 123"}, "number"),
        ({"name": "Ganz anders", "street": "Werkstrasse 1", "postcode": "59981"}, "address"),
        ({"name": "Ganz anders"}, ""),
    ],
)  # fmt: skip
def test_a_company_is_not_entered_twice(service: Actor, asked: dict[str, str], why: str) -> None:
    company = make_company(service, register_number="HRB 123")
    make_site(company, service)
    with acting(service):
        found = queries.alike(sure(service.region), **asked)
    assert [one.why for one in found] == ([why] if why else [])


def test_an_opening_runs_out_unless_refreshed(service: Actor, company: Employer) -> None:
    opening, watcher = make_opening(company, service), Actor(role=Watcher, region=service.region)
    late = today() + timedelta(days=43)
    assert actions.expire_due(by=watcher, on=today() + timedelta(days=42)) == 0
    assert actions.expire_due(by=watcher, on=late) == 1
    with acting(service):
        back = actions.refresh(opening=opening, by=service, at=now())
    assert (back.state, back.expires_on) == (State.PUBLISHED, today() + timedelta(days=42))


def test_the_watcher_ends_and_changes_nothing_else(service: Actor, company: Employer) -> None:
    opening, watcher = make_opening(company, service), Actor(role=Watcher, region=service.region)
    with acting(watcher), pytest.raises(Error, match="only state"), transaction.atomic():
        Opening.objects.filter(pk=opening.pk).update(title="x")


def test_users_are_reminded_once_a_week_before(service: Actor, company: Employer) -> None:
    opening = make_opening(company, service)
    make_user(company, service)
    with acting(service):
        soon = today() + timedelta(days=5)
        Opening.objects.filter(pk=opening.pk).update(expires_on=soon)
    watcher = Actor(role=Watcher, region=service.region)
    assert [jobs.remind(watcher), jobs.remind(watcher)] == [1, 0]
    carry_everything()
    [sent] = [one for one in mail.outbox if "Elektroniker gesucht" in str(one.body)]
    assert sent.to == ["chefin@elektro.example"]


def test_contacts_who_left_are_erased_after_half_a_year(service: Actor, company: Employer) -> None:
    with acting(service):
        contact = actions.make_contact(company=company, by=service, name="Mia", email="m@x.example")
        actions.contact_left(contact=contact, by=service, at=now())
    eraser = Actor(role=Eraser, region=service.region)
    assert actions.clear_contacts(by=eraser, at=now() + timedelta(days=179)) == 0
    assert actions.clear_contacts(by=eraser, at=now() + timedelta(days=181)) == 1
    with acting(service):
        assert not Contact.objects.exists()


def test_staff_are_not_let_in_for_a_company(service: Actor, company: Employer) -> None:
    colleague = make_member(make_institution(company.region))
    from_table = address_of(colleague)
    with acting(service), pytest.raises(Refused, match="belongs to staff"):
        actions.let_in(company=company, email=from_table, name="x", by=service, at=now())


def test_a_link_opens_once_and_only_for_two_hours(service: Actor, company: Employer) -> None:
    chef = make_user(company, service)
    with acting(chef):
        key = SignIn.objects.get().pk
    with pytest.raises(Refused, match="too old"):
        actions.use_link(token=queries.token_of(key), at=now() + timedelta(hours=3))
    assert actions.use_link(token=queries.token_of(key), at=now()).pk == chef.account
    with pytest.raises(Refused, match="has been used"):
        actions.use_link(token=queries.token_of(key), at=now())


def test_whoever_became_staff_meanwhile_does_not_come_in(service: Actor, company: Employer) -> None:
    chef = make_user(company, service)
    with acting(chef):
        key = SignIn.objects.get().pk
    make_member(account=Account.objects.get(pk=sure(chef.account)))
    with pytest.raises(Refused, match="too old"):
        actions.use_link(token=queries.token_of(key), at=now())


def test_links_are_not_sent_without_end(service: Actor, company: Employer) -> None:
    make_user(company, service)
    asked = [actions.ask_for_link(email="chefin@elektro.example", at=now()) for _ in range(6)]
    assert asked == [True, True, True, True, False, False]
    assert not actions.ask_for_link(email="nobody@nowhere.example", at=now())


def test_the_document_has_every_field(service: Actor, company: Employer) -> None:
    make_opening(company, service, kind="trial", essential=["s0001"], shifts=["early"])
    make_opening(company, service, site=make_site(company, service), title="Ohne Karte")
    with acting(service):
        [found] = queries.documents(sure(service.region), today())
    assert set(found) == {
        "id",
        "kind",
        "lat",
        "lon",
        "german",
        "kldb",
        "essential",
        "optional",
        "certificates",
        "shifts",
        "hours",
        "start",
        "regulated",
        "seats",
        "needs_access",
    }
    assert (found["kind"], found["hours"], found["lat"]) == ("internship", 40.0, 51.36)


def test_a_handover_needs_another_institution_and_a_reason(
    service: Actor, company: Employer
) -> None:
    to = make_institution(company.region)
    own = Institution.objects.get(pk=sure(service.institution))
    for where, why, sentence in ((own, "x", "already"), (to, " ", "say why")):
        with acting(service), pytest.raises(Refused, match=sentence):
            actions.hand_over(company=company, to=where, why=why, by=service, at=now())

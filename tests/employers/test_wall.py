"""An employer sees its own company; other regions nothing; everybody only what is published."""

import pytest
from django.db import Error, transaction
from django.db.models import Model

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Analyst, Coordinator, Immigration, Member, Mentor
from nahtlos.core.wall import acting
from nahtlos.employers import actions
from nahtlos.employers.models import (
    CompanyUser,
    Contact,
    Employer,
    Handing,
    Opening,
    SignIn,
    Site,
    Task,
    Touch,
    Visit,
)
from nahtlos.network.models import Institution
from nahtlos.people.models import Person
from tests.employers.rows import make_company, make_opening, make_user
from tests.makers import make_institution, make_member, make_person, sure

pytestmark = pytest.mark.django_db
EVERY: tuple[type[Model], ...] = (
    Employer, Site, Contact, CompanyUser, SignIn, Opening, Visit, Task, Handing,
)  # fmt: skip
PUBLIC = {Employer, Site, Opening, Contact}


@pytest.fixture
def service() -> Actor:
    return make_member(name="Kim Dienst")


@pytest.fixture
def company(service: Actor) -> Employer:
    """A company with a row of every kind and a published opening that names a contact."""
    made = make_company(service)
    with acting(service):
        told = {"name": "Mia Muster", "telephone": "030 23125 555"}
        contact = actions.make_contact(company=made, by=service, **told)
        actions.make_contact(company=made, by=service, name="Otto", email="o@muster.example")
        actions.note_visit(
            company=made,
            touch=Touch.VISIT,
            held_on=today(),
            note="freundlich",
            by=service,
            at=now(),
        )
        actions.make_task(company=made, text="Flyer", due_on=today(), by=service, at=now())
    make_opening(made, service, contact=contact)
    make_opening(made, service, publish=False, title="Entwurf")
    make_user(made, service)
    return made


def seen(by: Actor) -> set[type[Model]]:
    with acting(by):
        return {model for model in EVERY if model._default_manager.exists()}


def test_nobody_sees_only_what_is_published(company: Employer) -> None:
    assert seen(NOBODY) == PUBLIC
    with acting(NOBODY):
        assert [one.title for one in Opening.objects.all()] == ["Elektroniker gesucht"]
        assert [one.name for one in Contact.objects.all()] == ["Mia Muster"]


def test_without_a_published_opening_nothing_is_public(service: Actor, company: Employer) -> None:
    with acting(service):
        actions.pause(opening=Opening.objects.get(state="published"), by=service)
    assert seen(NOBODY) == set()
    assert seen(make_member()) == set()


def test_the_service_sees_everything_of_its_own(service: Actor, company: Employer) -> None:
    assert seen(service) == set(EVERY) - {SignIn, Handing}
    with acting(service):
        assert Opening.objects.count() == 2


@pytest.mark.parametrize("role", [Member, Coordinator])
def test_other_staff_of_the_region_see_companies_not_the_portfolio(
    company: Employer, role: type
) -> None:
    colleague = make_member(make_institution(company.region), role)
    with acting(colleague):
        assert {one.name for one in Contact.objects.all()} == {"Mia Muster"}
        assert not Opening.objects.filter(state="draft").exists()
    assert seen(colleague) == PUBLIC


@pytest.mark.parametrize("role", [Immigration, Mentor, Analyst])
def test_other_roles_see_what_everybody_sees(company: Employer, role: type) -> None:
    kind = "immigration_office" if role is Immigration else "welfare"
    home = Institution.objects.create(
        region=company.region, kind=kind, name=f"Haus {role.__name__}", short_name="Haus"
    )
    assert seen(make_member(home, role)) == PUBLIC


def test_an_employer_sees_the_own_company_and_of_others_what_is_published(
    service: Actor, company: Employer
) -> None:
    other = make_company(service, name="Bäckerei Fremd")
    make_opening(other, service, publish=False, title="Geheim")
    chef = make_user(other, service, "fremd@baeckerei.example")
    with acting(chef):
        assert {one.title for one in Opening.objects.all()} == {"Geheim", "Elektroniker gesucht"}
        assert {one.name for one in Contact.objects.all()} == {"Mia Muster"}
        assert {one.company_id for one in CompanyUser.objects.all()} == {other.pk}
        assert not Visit.objects.exists()
        assert not Task.objects.exists()


def test_an_employer_sees_no_person(service: Actor, company: Employer) -> None:
    make_person(service)
    chef = make_user(company, service, "neu@elektro.example")
    with acting(chef):
        assert not Person.objects.exists()


@pytest.mark.parametrize(
    "sets", [{"name": "Anders"}, {"register_number": "HRB 1"}, {"external_key": "7"}]
)
def test_an_employer_changes_no_name(
    service: Actor, company: Employer, sets: dict[str, str]
) -> None:
    chef = make_user(company, service, "neu@elektro.example")
    with acting(chef), pytest.raises(Error), transaction.atomic():
        Employer.objects.filter(pk=company.pk).update(**sets)
    with acting(chef):
        assert Employer.objects.filter(pk=company.pk).update(about="Handwerk") == 1


def test_an_employer_writes_nothing_of_another(service: Actor, company: Employer) -> None:
    other = make_company(service, name="Bäckerei Fremd")
    chef = make_user(other, service, "fremd@baeckerei.example")
    with acting(chef):
        assert Opening.objects.filter(company=company).update(title="Übernommen") == 0
        assert Site.objects.filter(company=company).update(way="x") == 0
        assert Employer.objects.filter(pk=company.pk).update(about="x") == 0
    with acting(chef), pytest.raises(Error), transaction.atomic():
        Contact.objects.create(
            region=company.region, institution_id=company.institution_id, company=company,
            name="Eingeschlichen", email="x@y.example",
        )  # fmt: skip


def test_a_user_that_ended_sees_nothing_more(service: Actor, company: Employer) -> None:
    chef = make_user(company, service, "neu@elektro.example")
    with acting(service):
        user = CompanyUser.objects.select_related("company").get(account=chef.account)
        actions.end_user(user=user, by=service, at=now())
    with acting(chef):
        assert not Opening.objects.filter(state="draft").exists()


def test_a_company_goes_with_all_that_belongs_to_it(service: Actor, company: Employer) -> None:
    taker = make_member(make_institution(company.region))
    to = Institution.objects.get(pk=sure(taker.institution))
    with acting(service):
        actions.hand_over(company=company, to=to, why="Handwerk", by=service, at=now())
    assert seen(taker) == set(EVERY) - {SignIn}
    with acting(service):
        assert not Visit.objects.exists()
        assert not Opening.objects.filter(state="draft").exists()

"""Makes companies and openings for tests, as their employer service would."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import EmployerContact
from nahtlos.core.wall import acting
from nahtlos.employers import actions
from nahtlos.employers.models import CompanyUser, Employer, Opening, Site
from nahtlos.network.models import Account
from tests.makers import make_member, sure


def make_company(by: Actor | None = None, name: str = "Elektro Muster", **more: Any) -> Employer:
    """A company in the portfolio of an adviser's institution."""
    by = by or make_member()
    with acting(by):
        return actions.make_company(by=by, at=now(), name=name, **more)


def make_site(company: Employer, by: Actor, **more: Any) -> Site:
    fields = {"street": "Werkstraße 1", "postcode": "59981", "place": "Lindenau"}
    with acting(by):
        return actions.make_site(company=company, by=by, **(fields | more))


def make_opening(
    company: Employer, by: Actor, *, publish: bool = True, site: Site | None = None, **more: Any
) -> Opening:
    """An opening, published unless told otherwise."""
    fields: dict[str, Any] = {
        "title": "Elektroniker gesucht", "text": "Wir verlegen Leitungen.", "kldb": "26212",
        "german": "A2", "german_needs": ["orders"], "hours": Decimal(40),
        "start": today() + timedelta(days=30),
    }  # fmt: skip
    site = site or make_site(company, by, lat=51.36, lon=7.46)
    with acting(by):
        opening = actions.make_opening(
            company=company, site=site, by=by, at=now(), **(fields | more)
        )
        if publish:
            opening = actions.publish_opening(opening=opening, by=by, at=now())
    return opening


def make_user(company: Employer, by: Actor, email: str = "chefin@elektro.example") -> Actor:
    """Somebody who signs in for the company."""
    with acting(by):
        user = actions.let_in(company=company, email=email, name="Kim Chefin", by=by, at=now())
    return as_user(user)


def as_user(user: CompanyUser) -> Actor:
    account = Account.objects.get(pk=user.account_id)
    return Actor(role=EmployerContact, account=account.pk, region=user.region_id, name=account.name)


def address_of(actor: Actor) -> str:
    return Account.objects.get(pk=sure(actor.account)).email

"""Enter and change companies, their sites, and whom one reaches there."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand, unless
from nahtlos.core.wall import acting
from nahtlos.employers import access
from nahtlos.employers.engine import fold
from nahtlos.employers.models import Contact, Employer, Site
from nahtlos.network.actions.once import only_once

CONTACTS_KEPT = timedelta(days=180)
SAME_KEY = _("Your institution has a company with this number already.")
BOTH = _("Please write latitude and longitude, or neither.")
SWAPPED = _("This does not lie in Germany. Are latitude and longitude swapped?")
NORTH, EAST = (47.2, 55.1), (5.8, 15.1)


@transaction.atomic
def make_company(*, by: Actor, at: datetime, name: str, **fields: Any) -> Employer:
    """Enter a company into the portfolio of one's own institution."""
    region = sure(by.region)
    demand(access.may_make(by, region))
    fields = {"keeper_id": by.membership} | fields
    with only_once(SAME_KEY):
        return Employer.objects.create(
            region_id=region,
            institution_id=sure(by.institution),
            name=name,
            name_key=fold(name)[:160],
            made_at=at,
            **fields,
        )


@transaction.atomic
def change_company(*, company: Employer, by: Actor, **fields: Any) -> Employer:
    """Say something else about a company; its own users change what they know best, not its name."""
    demand(access.may_tell(by, company))
    if "name" in fields:
        demand(access.may_keep(by, company))
        fields["name_key"] = fold(fields["name"])[:160]
    for name, value in fields.items():
        setattr(company, name, value)
    with only_once(SAME_KEY):
        company.save(update_fields=list(fields))
    return company


@transaction.atomic
def close_company(*, company: Employer, by: Actor, at: datetime | None) -> Employer:
    """No longer look after a company, or again with `at=None`; what was written stays."""
    demand(access.may_keep(by, company))
    company.closed_at = at
    company.save(update_fields=["closed_at"])
    return company


def _placed(fields: dict[str, Any]) -> None:
    lat, lon = fields.get("lat"), fields.get("lon")
    demand(unless((lat is None) == (lon is None), BOTH))
    if lat is not None and lon is not None:
        inside = NORTH[0] <= lat <= NORTH[1] and EAST[0] <= lon <= EAST[1]
        demand(unless(inside, SWAPPED))


@transaction.atomic
def make_site(*, company: Employer, by: Actor, **fields: Any) -> Site:
    """One more place where people of the company work."""
    demand(access.may_tell(by, company))
    _placed(fields)
    return Site.objects.create(company=company, region_id=company.region_id, **fields)


@transaction.atomic
def change_site(*, site: Site, by: Actor, **fields: Any) -> Site:
    """Say something else about a place."""
    demand(access.may_tell(by, site.company))
    _placed(fields)
    for name, value in fields.items():
        setattr(site, name, value)
    site.save(update_fields=list(fields))
    return site


@transaction.atomic
def make_contact(*, company: Employer, by: Actor, **fields: Any) -> Contact:
    """Somebody to reach there."""
    demand(access.may_tell(by, company))
    return Contact.objects.create(
        company=company,
        region_id=company.region_id,
        institution_id=company.institution_id,
        **fields,
    )


@transaction.atomic
def change_contact(*, contact: Contact, by: Actor, **fields: Any) -> Contact:
    """Say something else about how somebody is reached."""
    demand(access.may_tell(by, contact.company))
    for name, value in fields.items():
        setattr(contact, name, value)
    contact.save(update_fields=list(fields))
    return contact


@transaction.atomic
def contact_left(*, contact: Contact, by: Actor, at: datetime) -> None:
    """They no longer work there; no page names them from now on, half a year later they are erased."""
    demand(access.may_tell(by, contact.company))
    contact.left_at = at
    contact.save(update_fields=["left_at"])


@transaction.atomic
def clear_contacts(*, by: Actor, at: datetime) -> int:
    """Erase contacts who left half a year ago; how many. `by` is the eraser."""
    with acting(by):
        return Contact.objects.filter(left_at__lt=at - CONTACTS_KEPT).delete()[0]

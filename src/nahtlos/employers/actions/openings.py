"""Write openings, publish them, and let them run out unless somebody says that they hold."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.employers import access
from nahtlos.employers.access.openings import may_use
from nahtlos.employers.models import Contact, Employer, Opening, Site, Source, State
from nahtlos.employers.news import OpeningFilled, OpeningPublished

LASTS, WARNED = timedelta(days=42), timedelta(days=7)


@transaction.atomic
def make_opening(
    *, company: Employer, site: Site, by: Actor, at: datetime, contact: Contact | None = None,
    **fields: Any,
) -> Opening:  # fmt: skip
    """A draft; nobody outside sees it yet."""
    demand(access.may_write(by, company))
    demand(may_use(company, site, contact.company_id if contact else None))
    service = by.institution == company.institution_id
    fields = {"source": Source.SERVICE if service else Source.EMPLOYER} | fields
    return Opening.objects.create(
        company=company,
        site=site,
        contact=contact,
        region_id=company.region_id,
        institution_id=company.institution_id,
        made_at=at,
        made_by_id=by.account,
        **fields,
    )


@transaction.atomic
def change_opening(*, opening: Opening, by: Actor, **fields: Any) -> Opening:
    """Say something else about it; what is published stays so."""
    demand(access.may_write(by, opening.company))
    site, contact = fields.get("site", opening.site), fields.get("contact")
    demand(may_use(opening.company, site, contact.company_id if contact else None))
    for name, value in fields.items():
        setattr(opening, name, value)
    opening.save(update_fields=list(fields))
    return opening


def _moved(opening: Opening, state: State, **more: Any) -> Opening:
    opening.state = state
    for name, value in more.items():
        setattr(opening, name, value)
    opening.save(update_fields=["state", *more])
    return opening


def _locked(opening: Opening) -> Opening:
    """The row as it stands now, so that two who press at once see each other."""
    rows = Opening.objects.select_related("company", "site").select_for_update(of=("self",))
    return rows.get(pk=opening.pk)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


@transaction.atomic
def publish_opening(*, opening: Opening, by: Actor, at: datetime) -> Opening:
    """Everybody can see it from now on, for six weeks."""
    fresh, on = _locked(opening), _day(at)
    demand(access.may_publish(by, fresh))
    more = {"published_at": at, "refreshed_on": on, "expires_on": on + LASTS, "reminded_on": None}
    out = _moved(fresh, State.PUBLISHED, **more)
    publish(OpeningPublished(out.pk, out.region_id))
    return out


@transaction.atomic
def pause(*, opening: Opening, by: Actor) -> Opening:
    """Take it off the pages for a while."""
    fresh = _locked(opening)
    demand(access.may_move(by, fresh, State.PAUSED))
    return _moved(fresh, State.PAUSED)


@transaction.atomic
def fill(*, opening: Opening, by: Actor) -> Opening:
    """Somebody was found."""
    fresh = _locked(opening)
    demand(access.may_move(by, fresh, State.FILLED))
    filled = _moved(fresh, State.FILLED)
    publish(OpeningFilled(filled.pk, filled.region_id))
    return filled


@transaction.atomic
def refresh(*, opening: Opening, by: Actor, at: datetime) -> Opening:
    """It is still open: six more weeks, by one press."""
    fresh, on = _locked(opening), _day(at)
    demand(access.may_refresh(by, fresh))
    more = {"refreshed_on": on, "expires_on": on + LASTS, "reminded_on": None}
    return _moved(fresh, State.PUBLISHED, **more)


@transaction.atomic
def expire_due(*, by: Actor, on: date) -> int:
    """Let run out what nobody refreshed in time; how many. `by` is the watcher."""
    with acting(by):
        due = Opening.objects.filter(
            region=sure(by.region), state=State.PUBLISHED, expires_on__lt=on
        )
        return due.update(state=State.EXPIRED)


@transaction.atomic
def mark_reminded(*, openings: list[UUID], by: Actor, on: date) -> int:
    """Remember that the company was asked whether these hold; how many. `by` is the watcher."""
    with acting(by):
        return Opening.objects.filter(pk__in=openings, reminded_on=None).update(reminded_on=on)

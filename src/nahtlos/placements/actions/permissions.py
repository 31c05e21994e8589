"""A permission: prepared, sent, its term counted, answered; and the warnings before it runs out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.law.engine.workdays import is_workday
from nahtlos.network.actions.once import only_once
from nahtlos.network.models import Institution, Kind
from nahtlos.placements import access
from nahtlos.placements import models as nouns
from nahtlos.placements.actions.placements import locked as locked_placement
from nahtlos.placements.engine import Clock, counts_as_given_on, warning_due
from nahtlos.placements.models import (
    LIVE,
    Access,
    Permission,
    Placement,
    Standing,
    Warned,
)
from nahtlos.placements.news import PermissionRunsOut
from nahtlos.placements.translate import lawful

TWICE = _("A request for this work is being prepared or waits already.")
GONE = Refusal(_("This request is not there any more."))


@dataclass(frozen=True, kw_only=True)
class Work:
    """What stands in the request beside name, company, hours and pay."""

    duties: str
    conditions: str = ""
    fast: bool = False


@dataclass(frozen=True, kw_only=True)
class Granted:
    """What the office allowed."""

    valid_from: date
    valid_until: date | None = None
    terms: str = ""


def _locked(permission: UUID) -> Permission:
    rows = Permission.objects.select_for_update(of=("self",)).select_related("person", "placement")
    try:
        return rows.get(pk=permission)
    except Permission.DoesNotExist as error:
        raise Refused(GONE) from error


def _needed(placement: Placement, by: Actor) -> Access:
    """What the law asks for on the first day; of work that goes on, what was asked for it then."""
    said = lawful(placement.person, placement.kind, placement.starts_on, placement.hours).access
    demand(access.may_prepare(by, placement, said))
    return said


@transaction.atomic
def prepare(*, placement: Placement, work: Work, by: Actor, at: datetime) -> Permission:
    """Write down what the office needs to know; from it the paper is made."""
    fresh = locked_placement(placement)
    need = _needed(fresh, by)
    made = _new(fresh, need, by, at, duties=work.duties, conditions=work.conditions)
    made.fast = work.fast
    with only_once(TWICE):
        made.save(force_insert=True)
    return made


@transaction.atomic
def note_seen(*, placement: Placement, granted: Granted, by: Actor, at: datetime) -> Permission:
    """The paper that the person has already names this work: the entry in it was seen."""
    fresh = locked_placement(placement)
    need = _needed(fresh, by)
    demand(_in_order(granted))
    made = _new(fresh, need, by, at, seen=True, state=Standing.GRANTED, answered_on=_day(at))
    made.valid_from, made.valid_until = granted.valid_from, granted.valid_until
    made.terms = granted.terms
    made.save(force_insert=True)
    return made


def _new(row: Placement, need: Access, by: Actor, at: datetime, **more: Any) -> Permission:
    return Permission(
        placement=row, person_id=row.person_id, region_id=row.region_id,
        institution_id=row.institution_id, need=need, made_at=at, made_by_id=sure(by.account),
        **more,
    )  # fmt: skip


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _move(
    permission: Permission, to: Standing, *, by: Actor, at: datetime, on: date | None,
    **fields: Any,
) -> Permission:  # fmt: skip
    fresh = _locked(permission.pk)
    demand(access.may_move_permission(by, fresh, to, on))
    demand(unless(on is None or on <= _day(at), _("This day lies in the future.")))
    changed = {"state": to, "moved_at": at, "moved_by_id": by.account} | fields
    for name, value in changed.items():
        setattr(fresh, name, value)
    if to in {Standing.SENT, Standing.MORE}:
        fresh.counts_on = _counts_on(fresh)
        changed["counts_on"] = fresh.counts_on
    fresh.save(update_fields=list(changed))
    return fresh


def _counts_on(row: Permission) -> date | None:
    clock = Clock(row.agency_on, row.more_on, row.complete_on, row.fast)
    return counts_as_given_on(clock, is_workday)


@transaction.atomic
def send(
    *, permission: Permission, office: Institution, on: date, by: Actor, at: datetime
) -> Permission:
    """It went to the office that decides."""
    demand(
        unless(
            office.kind == Kind.IMMIGRATION_OFFICE and office.region_id == permission.region_id,
            _("Please choose the immigration office of the region."),
        )
    )
    return _move(permission, Standing.SENT, by=by, at=at, on=on, office=office, sent_on=on)


@transaction.atomic
def ask_agency(*, permission: Permission, on: date, by: Actor, at: datetime) -> Permission:
    """The office has sent its request to the employment agency: from now on the term counts."""
    fresh = _locked(permission.pk)
    demand(access.may_ask_agency(by, fresh, on))
    demand(unless(on <= _day(at), _("This day lies in the future.")))
    fresh.agency_on, fresh.more_on, fresh.complete_on = on, None, None
    fresh.counts_on = _counts_on(fresh)
    fresh.save(update_fields=["agency_on", "more_on", "complete_on", "counts_on"])
    return fresh


@transaction.atomic
def ask_for_more(
    *, permission: Permission, on: date, by: Actor, at: datetime, words: str = ""
) -> Permission:
    """The office or the agency asks for more: the term counts no longer, if it was not over."""
    return _move(
        permission, Standing.MORE, by=by, at=at, on=on, words=words, more_on=on, complete_on=None
    )


@transaction.atomic
def complete(*, permission: Permission, on: date, by: Actor, at: datetime) -> Permission:
    """What was missing is there: the office goes on, and the term counts anew."""
    demand(
        unless(
            permission.more_on is None or on >= permission.more_on,
            _("That day lies before the office asked."),
        )
    )
    return _move(permission, Standing.SENT, by=by, at=at, on=on, complete_on=on)


@transaction.atomic
def grant(
    *, permission: Permission, granted: Granted, on: date, by: Actor, at: datetime
) -> Permission:
    """The office has allowed it, from when until when, and with which conditions."""
    demand(_in_order(granted))
    return _move(
        permission, Standing.GRANTED, by=by, at=at, on=on, answered_on=on,
        valid_from=granted.valid_from, valid_until=granted.valid_until, terms=granted.terms,
    )  # fmt: skip


def _in_order(granted: Granted) -> Refusal | None:
    return unless(
        granted.valid_until is None or granted.valid_until >= granted.valid_from,
        _("It cannot end before it begins."),
    )


@transaction.atomic
def refuse(
    *, permission: Permission, reason: nouns.Refused, on: date, by: Actor, at: datetime,
    words: str = "",
) -> Permission:  # fmt: skip
    """The office has said no."""
    return _move(
        permission, Standing.REFUSED, by=by, at=at, on=on, answered_on=on, reason=reason,
        words=words,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, permission: Permission, by: Actor, at: datetime) -> Permission:
    """It is not asked for any more."""
    return _move(permission, Standing.WITHDRAWN, by=by, at=at, on=None)


@transaction.atomic
def warn(*, permission: UUID, by: Actor, at: datetime) -> int | None:
    """Tell whom it concerns that it runs out, once for each of the days; which one it was."""
    fresh = _locked(permission)
    until = fresh.valid_until
    if fresh.state != Standing.GRANTED or until is None or fresh.placement.state not in LIVE:
        return None
    days = warning_due(until, _day(at))
    if days is None or _goes_on(fresh, until):
        return None
    _row, new = Warned.objects.get_or_create(
        permission=fresh, days=days,
        defaults={"person_id": fresh.person_id, "region_id": fresh.region_id,
                  "institution_id": fresh.institution_id, "at": at},
    )  # fmt: skip
    if not new:
        return None
    keys = (fresh.pk, fresh.placement_id, fresh.person_id, fresh.region_id, fresh.institution_id)
    publish(PermissionRunsOut(*keys, days))
    return days


def _goes_on(permission: Permission, until: date) -> bool:
    """Whether another permission for the same work holds longer."""
    others = Permission.objects.filter(
        placement=permission.placement_id, state=Standing.GRANTED
    ).exclude(pk=permission.pk)
    return any(one.valid_until is None or one.valid_until > until for one in others)

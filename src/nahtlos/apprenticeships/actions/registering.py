"""The chamber is told what to register, and says that it did; or the adviser writes it down."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships import access
from nahtlos.apprenticeships.actions.keeping import locked
from nahtlos.apprenticeships.models import Apprenticeship, Registration, Standing, State
from nahtlos.apprenticeships.news import ChamberTold, RegisterLate
from nahtlos.apprenticeships.queries.links import digest_of, token_of
from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.network.models import Institution, Kind
from nahtlos.people import queries as people

LINK_HOLDS = timedelta(days=60)
GONE = Refusal(_("This is not there any more."))
FUTURE = _("This day lies in the future.")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The entry in the register: since when, under which number."""

    registered_on: date
    number: str = ""


def _known(row: Apprenticeship) -> Registration | None:
    rows = Registration.objects.select_for_update(of=("self",))
    return rows.filter(placement=row.placement_id).first() if row.placement_id else None


def _copied(row: Apprenticeship) -> dict[str, Any]:
    """What the chamber needs to know it by, word for word (§ 34 Abs. 2 BBiG names more)."""
    placement = row.placement
    if placement is None:
        raise LookupError("a contract is a placement")
    record = people.file_of(row.person_id).record
    return {
        "trainee": str(row.person)[:160], "born_on": record.birth_date if record else None,
        "occupation": row.title, "company": str(placement.employer or placement.where)[:160],
        "starts_on": placement.starts_on, "ends_on": row.ends_on,
    }  # fmt: skip


def _new(row: Apprenticeship, chamber: Institution) -> Registration:
    return Registration(
        apprenticeship=row, placement_id=sure(row.placement_id), person_id=row.person_id,
        region_id=row.region_id, institution_id=row.institution_id, chamber=chamber,
    )  # fmt: skip


@transaction.atomic
def tell_chamber(
    *, apprenticeship: Apprenticeship, chamber: Institution, agreed: bool, by: Actor, at: datetime
) -> Registration:
    """Tell it what to register; anew, once what was missing is there."""
    row = locked(apprenticeship.pk)
    known = _known(row)
    demand(access.may_tell_chamber(by, row, known, chamber, agreed=agreed))
    told = known or _new(row, chamber)
    token = token_of(told.pk)
    columns = _copied(row) | {
        "chamber": chamber, "state": Standing.TOLD, "agreed_on": timezone.localdate(at),
        "told_at": at, "token_digest": digest_of(token), "token_ends_at": at + LINK_HOLDS,
        "moved_at": at, "moved_by_id": by.account, "missing": "",
    }  # fmt: skip
    for name, value in columns.items():
        setattr(told, name, value)
    told.save(force_insert=known is None)
    publish(ChamberTold(row.pk, row.region_id, row.institution_id, told.pk))
    return told


@transaction.atomic
def register(
    *, apprenticeship: Apprenticeship, chamber: Institution, entry: Entry, by: Actor, at: datetime
) -> Registration:
    """The adviser has seen that it is registered, whether or not the chamber was told from here."""
    row = locked(apprenticeship.pk)
    known = _known(row)
    demand(access.may_register(by, row, known))
    demand(unless(entry.registered_on <= timezone.localdate(at), FUTURE))
    demand(unless(chamber.kind == Kind.CHAMBER, _("Please choose the chamber of the region.")))
    if known is not None:
        return _registered(known, entry, by=by, at=at)
    made = _new(row, chamber)
    for name, value in _copied(row).items():
        setattr(made, name, value)
    made.state, made.registered_on = Standing.REGISTERED, entry.registered_on
    made.number, made.moved_at, made.moved_by_id = entry.number, at, by.account
    made.save(force_insert=True)
    return made


def _registered(row: Registration, entry: Entry, *, by: Actor, at: datetime) -> Registration:
    return _moved(
        row, Standing.REGISTERED, by=by, at=at, registered_on=entry.registered_on,
        number=entry.number, by_chamber=bool(by.link),
    )  # fmt: skip


def _moved(
    row: Registration, to: Standing, *, by: Actor, at: datetime, **more: Any
) -> Registration:
    demand(access.may_move_registration(by, row, to))
    changed = {"state": to, "moved_at": at, "moved_by_id": by.account} | more
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in changed])
    return row


def _held(registration: Registration) -> Registration:
    rows = Registration.objects.filter(pk=registration.pk)
    # What is registered the chamber still sees, but no longer locks: it is told so below.
    found = rows.select_for_update(of=("self",)).first() or rows.first()
    if found is None:
        raise Refused(GONE)
    return found


@transaction.atomic
def say_registered(
    *, registration: Registration, entry: Entry, by: Actor, at: datetime
) -> Registration:
    """The chamber says so by its link."""
    demand(unless(entry.registered_on <= timezone.localdate(at), FUTURE))
    return _registered(_held(registration), entry, by=by, at=at)


@transaction.atomic
def say_missing(
    *, registration: Registration, missing: str, by: Actor, at: datetime
) -> Registration:
    """The chamber says by its link what is missing, or the adviser heard it on the telephone."""
    demand(unless(missing.strip(), _("Please write what is missing.")))
    fresh = _held(registration)
    return _moved(
        fresh, Standing.MISSING, by=by, at=at, missing=missing.strip(), by_chamber=bool(by.link)
    )


@transaction.atomic
def remind_register(*, apprenticeship: UUID, by: Actor, on: date) -> bool:
    """A contract stands in no register: whoever keeps it is told, once."""
    rows = Apprenticeship.objects.select_for_update(of=("self",))
    row = rows.filter(pk=apprenticeship, institution=by.institution, reminded_on=None).first()
    waits = row is not None and row.registers and row.state in {State.CONTRACT, State.TRAINING}
    done = Registration.objects.filter(apprenticeship=apprenticeship, state=Standing.REGISTERED)
    if row is None or not waits or done.filter(placement=row.placement_id).exists():
        return False
    row.reminded_on = on
    row.save(update_fields=["reminded_on"])
    publish(RegisterLate(row.pk, row.region_id, row.institution_id, row.keeper_id))
    return True

"""Begin, end, break off, take back; see the permission; remind."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.internships import access, queries
from nahtlos.internships.actions.keeping import keeper, locked, moved, tell_of
from nahtlos.internships.models import Internship, State, terms_of
from nahtlos.internships.news import InternshipLate, InternshipOver, InternshipWithdrawn


@transaction.atomic
def permit(
    *, internship: Internship, begins: date, ends: date | None, by: Actor, at: datetime
) -> Internship:
    """The permission was seen: from when until when it holds. What the law says is asked anew."""
    fresh = locked(internship)
    demand(access.may_permit(by, fresh))
    on = timezone.localdate(at)
    law = queries.permission(fresh.person_id, terms_of(fresh), on)
    fresh.permitted_from, fresh.permitted_until = begins, ends
    fresh.access, fresh.access_on, fresh.law_as_of = law.access, on, law.law_as_of
    fresh.save(
        update_fields=["permitted_from", "permitted_until", "access", "access_on", "law_as_of"]
    )
    return fresh


@transaction.atomic
def start(*, internship: Internship, by: Actor, at: datetime) -> Internship:
    """It has begun; never before it is lawful."""
    fresh = locked(internship)
    demand(access.may_start(by, fresh, timezone.localdate(at)))
    return moved(fresh, State.RUNNING, by=by, at=at)


@transaction.atomic
def end(*, internship: Internship, by: Actor, at: datetime) -> Internship:
    """Its days are over; both sides are asked how it was."""
    fresh = locked(internship)
    demand(access.may_end(by, fresh, timezone.localdate(at)))
    return _over(moved(fresh, State.ENDED, by=by, at=at, last_on=fresh.ends_on), at)


@transaction.atomic
def break_off(
    *, internship: Internship, last: date, words: str, by: Actor, at: datetime
) -> Internship:
    """It stopped before its last day, with a reason; both sides are asked how it was."""
    fresh = locked(internship)
    demand(access.may_break_off(by, fresh, last, words=words, on=timezone.localdate(at)))
    done = moved(
        fresh, State.BROKEN_OFF, by=by, at=at, words=words.strip(), last_on=last, **keeper(by)
    )
    return _over(done, at)


def _over(row: Internship, at: datetime) -> Internship:
    row.asked_on = timezone.localdate(at)
    row.save(update_fields=["asked_on"])
    tell_of(InternshipOver, row)
    return row


@transaction.atomic
def withdraw(*, internship: Internship, words: str, by: Actor, at: datetime) -> Internship:
    """It does not take place; links open nothing any more, and whoever was asked is told."""
    fresh = locked(internship)
    was_sent = fresh.state != State.DRAFT
    done = moved(fresh, State.WITHDRAWN, by=by, at=at, words=words.strip())
    if was_sent:
        tell_of(InternshipWithdrawn, done)
    return done


@transaction.atomic
def end_with_case(*, person: UUID, by: Actor, at: datetime, words: str) -> None:
    """With the case ends what not everybody has signed."""
    rows = Internship.objects.filter(person=person, institution=by.institution)
    for one in rows.filter(state__in=[State.DRAFT, State.TO_SIGN]):
        withdraw(internship=one, words=words, by=by, at=at)


@transaction.atomic
def remind(*, internship: UUID, by: Actor, at: datetime) -> bool:
    """It begins soon and somebody has not signed; said once."""
    rows = Internship.objects.select_for_update(of=("self",))
    found = rows.filter(pk=internship, state=State.TO_SIGN, reminded_on=None).first()
    if found is None:
        return False
    found.reminded_on = timezone.localdate(at)
    found.save(update_fields=["reminded_on"])
    tell_of(InternshipLate, found)
    return True

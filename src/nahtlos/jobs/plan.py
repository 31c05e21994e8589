"""What a person is told of the plan: an appointment, its reminders, words from the adviser.

Written in the transaction of what it tells of; the outbox carries it when it is due.
"""

from datetime import timedelta
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Adviser
from nahtlos.outbox import actions as outbox
from nahtlos.outbox import queries as sent
from nahtlos.people import queries as people
from nahtlos.plan import queries
from nahtlos.plan.news import AdviserSpoke, AppointmentDropped, AppointmentMade

REMINDERS = {"in_two_days": timedelta(days=2), "in_two_hours": timedelta(hours=2)}


def when_appointment(news: AppointmentMade) -> None:
    """Tell the person of it now, and remind them two days and two hours before.

    What was to be told of the same appointment before and has not gone out yet is held back.
    """
    one, at = queries.appointment_for(news.appointment), now()
    by = _adviser(one.person, news.account, news.membership)
    outbox.call_off(about=one.pk)
    if one.starts_at <= at:
        return
    kinds = {_kind(one): timedelta(days=0)} | ({} if _is_off(one) else REMINDERS)
    for kind, before in kinds.items():
        wanted = one.starts_at - before if before else at
        if wanted >= at:
            note = outbox.Note(
                kind=kind, values={"at": one.starts_at.isoformat()}, about=one.pk,
                wanted=wanted, useless_after=one.starts_at,
            )  # fmt: skip
            outbox.write(person=one.person, note=note, by=by, at=at)


def _is_off(one: queries.Appointment) -> bool:
    return one.state == queries.Coming.CANCELLED


def _kind(one: queries.Appointment) -> str:
    if _is_off(one):
        return "cancelled"
    return "moved" if one.moved_at else "appointment"


def when_dropped(news: AppointmentDropped) -> None:
    """Whoever cannot come is not reminded."""
    outbox.call_off(about=news.appointment)


def when_adviser_spoke(news: AdviserSpoke) -> None:
    """Tell the person that words wait, once however many they are."""
    person = people.person_for(news.person)
    if not sent.waits(person.pk, "words"):
        by = _adviser(person, news.account, news.membership)
        outbox.write(person=person, note=outbox.Note(kind="words"), by=by, at=now())


def _adviser(person: people.Person, account: UUID, membership: UUID | None) -> Actor:
    return Actor(
        role=Adviser, account=account, membership=membership,
        institution=person.institution_id, region=person.region_id,
    )  # fmt: skip

"""Appointments: made, moved, called off, answered, kept or missed."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.people.queries import Person
from nahtlos.plan import access
from nahtlos.plan.models import Appointment, Coming
from nahtlos.plan.news import AppointmentDropped, AppointmentMade


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """What an appointment is about. `phrase` and `bring` are keys of the catalogue, or words."""

    what: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    with_whom: str = ""
    telephone: str = ""
    phrase: str = ""
    bring: tuple[str, ...] = ()
    note: str = ""


@transaction.atomic
def make_appointment(*, person: Person, meeting: Meeting, by: Actor, at: datetime) -> Appointment:
    """Put an appointment into the plan; whoever listens may tell the person."""
    demand(access.may_meet(by, person))
    made = Appointment.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        made_at=at,
        made_by_id=sure(by.account),
        **_columns(meeting),
    )
    announce(appointment=made, by=by)
    return made


@transaction.atomic
def change_appointment(
    *, appointment: Appointment, meeting: Meeting, by: Actor, at: datetime
) -> Appointment:
    """Another time, place or purpose; the person is asked anew whether they come."""
    demand(access.may_meet(by, appointment.person))
    for column, value in _columns(meeting).items():
        setattr(appointment, column, value)
    appointment.state, appointment.moved_at, appointment.moved_by_id = (
        Coming.PLANNED,
        at,
        by.account,
    )
    appointment.save()
    announce(appointment=appointment, by=by)
    return appointment


@transaction.atomic
def come(*, appointment: Appointment, to: Coming, by: Actor, at: datetime) -> Appointment:
    """The person comes or cannot; the adviser calls off, or says how it went."""
    demand(access.may_come(by, appointment, to))
    rows = Appointment.objects.select_for_update(of=("self",)).select_related("person")
    fresh = rows.get(pk=appointment.pk)
    demand(access.may_come(by, fresh, to))
    fresh.state, fresh.moved_at, fresh.moved_by_id = to, at, by.account
    fresh.save(update_fields=["state", "moved_at", "moved_by"])
    if to is Coming.CANCELLED:
        announce(appointment=fresh, by=by)
    elif to is Coming.DECLINED:
        publish(AppointmentDropped(fresh.pk))
    return fresh


def leave_appointments(*, person: UUID, at: datetime) -> int:
    """The case is in other hands, who remind of what is ahead: here nobody does; how many those are."""
    ahead = Appointment.objects.filter(person=person, starts_at__gte=at)
    keys = list(ahead.values_list("pk", flat=True))
    for key in keys:
        publish(AppointmentDropped(key))
    return len(keys)


def _columns(meeting: Meeting) -> dict[str, object]:
    return asdict(meeting) | {"bring": list(meeting.bring)}


def announce(*, appointment: Appointment, by: Actor) -> None:
    """Let whoever listens tell the person of it."""
    publish(
        AppointmentMade(
            appointment=appointment.pk,
            person=appointment.person_id,
            account=sure(by.account),
            membership=by.membership,
        )
    )

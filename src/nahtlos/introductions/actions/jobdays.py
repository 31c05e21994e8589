"""A day with many: made, tables set, persons asked, meetings planned, who came."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import May
from nahtlos.employers.models import Opening
from nahtlos.introductions import access
from nahtlos.introductions.models import (
    OPEN,
    Coming,
    Guest,
    Introduction,
    JobDay,
    Meeting,
    Slot,
    Table,
)
from nahtlos.introductions.news import GuestAsked
from nahtlos.introductions.queries.jobdays import times
from nahtlos.network.actions.once import only_once
from nahtlos.people import access as people
from nahtlos.people.queries import Person

ASKED = _("This person is asked already.")
TAKEN = _("This table or this person is taken at that minute. Please choose another time.")
MOST_TABLES, LONGEST = 60, timedelta(hours=12)
COMES = frozenset({Coming.INVITED, Coming.AGREED, Coming.CAME})


@transaction.atomic
def make_day(*, by: Actor, at: datetime, **fields: Any) -> JobDay:
    """A day for one employer or one occupation."""
    demand(
        unless(
            by.may(May.SERVE_EMPLOYERS) and by.institution,
            _("Only the employer service of an institution prepares job days."),
        )
    )
    begins, ends = fields["begins_at"], fields["ends_at"]
    demand(unless(begins > at, _("Please choose a time that is still to come.")))
    demand(
        unless(
            begins < ends <= begins + LONGEST,
            _("The end comes after the beginning, on the same day."),
        )
    )
    return JobDay.objects.create(
        region_id=sure(by.region), institution_id=sure(by.institution), made_at=at,
        made_by_id=sure(by.account), **fields,
    )  # fmt: skip


@transaction.atomic
def add_table(*, day: JobDay, opening: Opening, by: Actor, at: datetime) -> Table:
    """A table for an opening; an employer may have several."""
    demand(access.may_keep_day(by, day))
    demand(access.may_be_asked_for(opening, timezone.localdate(at)))
    JobDay.objects.select_for_update().get(pk=day.pk)
    last = day.tables.aggregate(last=Max("number"))["last"] or 0
    demand(unless(last < MOST_TABLES, _("There are enough tables on this day.")))
    return Table.objects.create(
        region_id=day.region_id, institution_id=day.institution_id, day=day,
        company_id=opening.company_id, opening=opening, number=last + 1,
    )  # fmt: skip


@transaction.atomic
def cancel_day(*, day: JobDay, by: Actor, at: datetime) -> None:
    """It does not take place; introductions go on without it."""
    demand(access.may_keep_day(by, day))
    day.cancelled_at = at
    day.save(update_fields=["cancelled_at"])


@transaction.atomic
def ask_guest(*, day: JobDay, person: Person, by: Actor, at: datetime) -> Guest:
    """Ask somebody to come; they are told in their language."""
    demand(access.may_ask_guest(by, person, day))
    with only_once(ASKED):
        guest = Guest.objects.create(
            day=day, person=person, region_id=person.region_id,
            institution_id=person.institution_id, asked_at=at, asked_by_id=sure(by.account),
            moved_at=at,
        )  # fmt: skip
    publish(GuestAsked(guest.pk, guest.region_id, guest.institution_id, guest.person_id))
    return guest


@transaction.atomic
def come(*, guest: Guest, to: Coming, by: Actor, at: datetime) -> Guest:
    """Comes, does not come, came, was not there. Who does not come frees the minutes."""
    fresh = Guest.objects.select_for_update(of=("self",)).get(pk=guest.pk)
    demand(access.may_come(by, fresh, to))
    fresh.state, fresh.moved_at = to, at
    fresh.save(update_fields=["state", "moved_at"])
    return fresh


@transaction.atomic
def call_guests_off(*, person: UUID, by: Actor, at: datetime) -> None:
    """With the case ends what is still to come: nobody keeps minutes for somebody who is gone."""
    rows = Guest.objects.filter(person=person, institution=by.institution)
    ahead = rows.filter(state__in=[Coming.INVITED, Coming.AGREED], day__ends_at__gt=at)
    for guest in ahead.order_by("id"):
        come(guest=guest, to=Coming.DECLINED, by=by, at=at)
        planned = Meeting.objects.filter(person=person, day=guest.day_id)
        Slot.objects.filter(pk__in=list(planned.values_list("slot", flat=True))).delete()


@transaction.atomic
def plan_meeting(
    *, table: Table, introduction: Introduction, starts_at: datetime, by: Actor, at: datetime
) -> Meeting:
    """Give somebody who agreed to be introduced minutes at this table."""
    demand(people.may_keep(by, introduction.person))
    demand(unless(table.day.cancelled_at is None, _("This day does not take place.")))
    guest = Guest.objects.filter(day=table.day, person=introduction.person_id, state__in=COMES)
    demand(unless(guest.exists(), _("Please ask the person first whether they come.")))
    fits = introduction.opening_id == table.opening_id and introduction.state in OPEN
    demand(
        unless(
            fits and introduction.agreed_at, _("The person has to agree to the introduction first.")
        )
    )
    demand(unless(starts_at in set(times(table.day)), _("Please choose a time of the plan.")))
    during = DateTimeTZRange(starts_at, starts_at + timedelta(minutes=table.day.minutes))
    with only_once(TAKEN):
        slot = Slot.objects.create(
            region_id=table.region_id, day=table.day, table=table, company_id=table.company_id,
            during=during,
        )  # fmt: skip
        return Meeting.objects.create(
            day=table.day, slot=slot, introduction=introduction, during=during,
            person_id=introduction.person_id, region_id=introduction.region_id,
            institution_id=introduction.institution_id, planned_at=at,
            planned_by_id=sure(by.account),
        )  # fmt: skip


@transaction.atomic
def free_slot(*, meeting: Meeting, by: Actor) -> None:
    """Take a meeting out of the plan; its minutes are free again."""
    demand(people.may_keep(by, meeting.introduction.person))
    Slot.objects.filter(pk=meeting.slot_id).delete()

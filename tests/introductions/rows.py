"""Rows of introductions for the wall's matrix: made as the holder's adviser."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.introductions import actions
from nahtlos.introductions.models import (
    Guest,
    Introduction,
    Meeting,
    Move,
    Naming,
    Profile,
    Slot,
)
from nahtlos.people.models import Person
from tests.employers import rows
from tests.makers import newcomer, of, sure


@dataclass(frozen=True)
class Rows:
    """One row of each table about one person."""

    introduction: Introduction
    profile: Profile
    naming: Naming
    move: Move
    guest: Guest
    meeting: Meeting


def make_rows(person: Person, by: Actor, service: Actor) -> Rows:
    """A wish at a company that another institution looks after, with all that can hang on it."""
    company = rows.make_company(service, "Muster Matrix")
    opening = rows.make_opening(company, service)
    begins = (now() + timedelta(days=9)).replace(microsecond=0)
    with acting(service):
        day = actions.make_day(
            by=service, at=now(), title="Jobtag", place="Rathaus", begins_at=begins,
            ends_at=begins + timedelta(hours=1),
        )  # fmt: skip
        table = actions.add_table(day=day, opening=opening, by=service, at=now())
    me = newcomer(person)
    with acting(me):
        one = actions.wish(opening=opening, by=me, at=now())
    during = DateTimeTZRange(begins, begins + timedelta(minutes=15))
    whose, account = of(person), sure(by.account)
    with acting(by):
        slot = Slot.objects.create(
            region_id=day.region_id, day=day, table=table, company=company, during=during
        )
        return Rows(
            one,
            Profile.objects.create(**whose, introduction=one, made_by_id=account),
            Naming.objects.create(
                **whose, introduction=one, name="x", given_at=now(), language="de", wording="x"
            ),
            Move.objects.get(introduction=one),
            Guest.objects.create(**whose, day=day, state="agreed", asked_by_id=account),
            Meeting.objects.create(
                **whose, day=day, slot=slot, introduction=one, during=during,
                planned_by_id=account,
            ),
        )  # fmt: skip

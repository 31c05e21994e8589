"""Four institutions that refer persons to each other for a year, beside a naive model of it."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people import actions as people
from nahtlos.people.models import Consent, Person
from nahtlos.referrals import actions, queries
from nahtlos.referrals.models import Declined, Referral, Result, State
from tests import makers

TOPICS = ("language", "work", "social", "recognition")
TOLD = {"sent": "sent", "accepted": "answered", "declined": "answered", "kept": "answered",
        "closed": "answered", "expired": "answered", "withdrawn": "taken_back"}  # fmt: skip


class Crash(Exception):
    """The process ends here."""


@contextmanager
def crashing(after: int) -> Iterator[None]:
    """Let the process end before the statement of this number."""
    left = [after]

    def count(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise Crash
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield


@dataclass
class Row:
    """A referral as the model knows it."""

    person: Person
    sender: Actor
    recipient: Actor
    state: str
    kept_at: datetime | None = None


@dataclass
class World:
    """Who is there, what was sent, and what should be true of it."""

    dice: Random
    houses: list[Institution]
    staff: list[Actor]
    persons: list[tuple[Person, Actor]]
    rows: dict[UUID, Row] = field(default_factory=dict)
    messages: Counter[tuple[str, str]] = field(default_factory=Counter)
    crashes: int = 0
    refused: int = 0

    # --- the naive model --------------------------------------------------------------------------
    def holder(self, person: Person) -> UUID:
        """Who is responsible by the model: whoever kept a first appointment last, else the holder."""
        kept = [
            (row.kept_at, key, row) for key, row in self.rows.items()
            if row.person.pk == person.pk and row.state == "kept"
        ]  # fmt: skip
        return makers.sure(max(kept)[2].recipient.institution) if kept else person.institution_id

    def visible(self, at: Actor) -> set[UUID]:
        """Whom an institution sees by the model: its own, and whoever is open to it."""
        own = {person.pk for person, by in self.persons if by.institution == at.institution}
        return own | {
            row.person.pk for row in self.rows.values()
            if row.recipient.institution == at.institution and row.state in queries.OPEN
        }  # fmt: skip

    def moved(self, key: UUID, to: str, at: datetime) -> None:
        """What the model learns of a move."""
        row = self.rows[key]
        was_sent = row.state != "drafted"
        row.state = to
        row.kept_at = at if to == "kept" else row.kept_at
        if to in TOLD and (was_sent or to == "sent"):
            side = row.recipient if to in {"sent", "withdrawn"} else row.sender
            self.messages[str(side.institution), TOLD[to]] += 1

    # --- acting -----------------------------------------------------------------------------------
    def attempt(self, by: Actor, do: Callable[[], object]) -> bool:
        """Do it as somebody, now and then with a crash between two statements; whether it happened."""
        crash = self.dice.randint(0, 40) if self.dice.random() < 0.15 else 10_000
        try:
            with crashing(crash), acting(by):
                do()
        except Crash:
            self.crashes += 1
            return False
        except Refused:
            self.refused += 1
            return False
        return True

    def send(self, at: datetime) -> None:
        """Somebody refers one of their persons to another institution."""
        person, by = self.dice.choice(self.persons)
        to = self.dice.choice([one for one in self.staff if one.institution != by.institution])
        house = next(one for one in self.houses if one.pk == to.institution)
        wanted = actions.Wanted(house, self.dice.choice(TOPICS), "Help", ("contact", "profile"))
        made: list[Referral] = []

        def do() -> None:
            draft = actions.draft(person=person, wanted=wanted, by=by, at=at)
            until = at + timedelta(days=600)
            made.append(actions.send_on_the_spot(referral=draft, until=until, by=by, at=at))

        if self.attempt(by, do):
            self.rows[made[-1].pk] = Row(person, by, to, "drafted")
            self.moved(made[-1].pk, "sent", at)

    def answer(self, key: UUID, at: datetime) -> None:
        """Somebody does something with a referral, whether the table lets them or not."""
        to, do, by = self.dice.choice(list(self.verbs(key, at)))
        if self.attempt(by, do):
            self.moved(key, to, at)

    def verbs(self, key: UUID, at: datetime) -> Iterator[tuple[str, Callable[[], object], Actor]]:
        """All that anybody could do with it."""
        row = self.rows[key]
        there, here = row.recipient, row.sender
        given: dict[str, Any] = {"referral": Referral(pk=key, **_keys(row)), "at": at}
        no = actions.Answered(self.dice.choice(list(Declined)))
        yield "seen", partial(actions.see, by=there, **given), there
        yield "accepted", partial(actions.accept, by=there, **given), there
        yield "accepted", partial(actions.accept, by=there, **given), there
        yield "declined", partial(actions.decline, answered=no, by=there, **given), there
        yield "kept", partial(actions.keep_appointment, by=there, **given), there
        yield "kept", partial(actions.keep_appointment, by=there, **given), there
        closing = partial(actions.close, result=Result.HELPED, by=there, **given)
        yield "closed", closing, there
        yield "kept", partial(actions.keep_appointment, by=here, **given), here
        yield "withdrawn", partial(actions.withdraw, by=here, **given), here
        herself = makers.newcomer(row.person)
        yield "withdrawn", partial(take_back, key, herself, at), herself


def _keys(row: Row) -> dict[str, Any]:
    person = row.person
    return {
        "person_id": person.pk, "region_id": person.region_id,
        "institution_id": person.institution_id, "recipient_id": row.recipient.institution,
        "topic": "work",
    }  # fmt: skip


def take_back(key: UUID, herself: Actor, at: datetime) -> None:
    """The person takes the consent of a referral back."""
    row = Referral.objects.get(pk=key)
    people.revoke(consent=Consent.objects.get(pk=makers.sure(row.consent_id)), by=herself, at=at)
    if Referral.objects.get(pk=key).state != State.WITHDRAWN:
        raise AssertionError("a referral outlived its consent")

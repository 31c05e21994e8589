"""How a message goes out once: taken in one transaction, carried outside, its end put down in another.

Whoever is killed in between leaves a row that says *sending*; it becomes *unsure* and waits for a
human. Nothing is ever sent twice by the program itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.outbox import access, queries
from nahtlos.outbox.models import (
    MOVES,
    OPEN,
    Channel,
    Errand,
    Fault,
    Message,
    Notice,
    Outgoing,
    State,
)
from nahtlos.outbox.news import Written
from nahtlos.outbox.queries.carried import TABLES
from nahtlos.people.queries import token_of as link_token

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=4)
MOST_TRIES = 14
"""With doubling waits this is about a day."""


@dataclass(frozen=True)
class Parcel:
    """What is carried, and whatever its words are made of. `key` names it for the carrier, too."""

    what: str
    key: UUID
    region: UUID
    channel: str
    address: str
    kind: str
    values: Mapping[str, Any]
    language: str = ""
    link: str = ""
    stop: str = ""


def _locked(what: str, key: UUID) -> Outgoing | None:
    return TABLES[what]._default_manager.select_for_update().filter(pk=key).first()


def _move(message: Outgoing, to: State, **more: object) -> None:
    if to not in MOVES[State(message.state)]:
        raise ValueError(f"a message does not move from {message.state} to {to}")
    columns = {"state": to, "sending_since": None, "fault": ""} | more
    if isinstance(message, Errand) and to not in OPEN:
        columns["address"] = ""
    for column, value in columns.items():
        setattr(message, column, value)
    message.save(update_fields=sorted(columns))


@transaction.atomic
def take(*, what: str, key: UUID, by: Actor, at: datetime) -> Parcel | None:
    """What is to be carried now; from here on it is on its way. None where there is nothing to do."""
    demand(access.may_carry(by))
    message = _locked(what, key)
    if message is None or message.state != State.WAITING or message.not_before > at:
        return None
    address, fault = _address(message, at)
    if fault is not None:
        stops = fault in {Fault.NOT_WANTED, Fault.TOO_LATE}
        _move(message, State.STOPPED if stops else State.FAILED, fault=fault)
        return None
    _move(message, State.SENDING, sending_since=at, tries=message.tries + 1)
    return _parcel(what, message, address)


def _address(message: Outgoing, at: datetime) -> tuple[str, Fault | None]:
    """Where it goes, or why it does not."""
    if message.useless_after is not None and message.useless_after < at:
        return "", Fault.TOO_LATE
    if isinstance(message, Message) and message.channel in queries.unwanted(message.person_id):
        return "", Fault.NOT_WANTED
    shown = queries.shown_address(message)
    if not shown:
        return "", Fault.NO_ADDRESS
    if message.channel == Channel.SMS and not queries.can_receive_sms(shown):
        return "", Fault.NO_MOBILE
    return (queries.dialled(shown) if message.channel == Channel.SMS else shown), None


def _parcel(what: str, message: Outgoing, address: str) -> Parcel:
    more: dict[str, str] = {}
    if isinstance(message, Message):
        link = link_token(message.link_id) if message.link_id else ""
        more = {"language": message.language, "link": link, "stop": queries.token_of(message.pk)}
    if isinstance(message, Errand):
        more = {"language": message.language}
    region = message.region_id if isinstance(message, Message | Notice | Errand) else None
    if region is None:
        raise TypeError(what)
    return Parcel(what, message.pk, region, message.channel, address, message.kind, message.values,
                  **more)  # fmt: skip


@transaction.atomic
def carried(*, parcel: Parcel, carrier_key: str, by: Actor, at: datetime) -> None:
    """The carrier took it."""
    _end(parcel, by, State.SENT, sent_at=at, carrier_key=carrier_key[:120])


@transaction.atomic
def fail(*, parcel: Parcel, fault: Fault, by: Actor, at: datetime) -> None:
    """The carrier will never take it, and surely has not."""
    _end(parcel, by, State.FAILED, fault=fault)


@transaction.atomic
def break_off(*, what: str, key: UUID, by: Actor, at: datetime) -> None:
    """Nobody knows whether it went out: a human decides. What has ended meanwhile stays as it is."""
    demand(access.may_carry(by))
    message = _locked(what, key)
    if message is not None and message.state == State.SENDING:
        _move(message, State.UNSURE, fault=Fault.BROKEN_OFF)


@transaction.atomic
def not_now(*, parcel: Parcel, by: Actor, at: datetime) -> None:
    """The carrier surely has not taken it and may later; tried again, for about a day."""
    demand(access.may_carry(by))
    message = _locked(parcel.what, parcel.key)
    if message is None or message.state != State.SENDING:
        return
    if message.tries >= MOST_TRIES:
        _move(message, State.FAILED, fault=Fault.GAVE_UP)
        return
    due = at + min(FIRST_WAIT * 2 ** (message.tries - 1), LONGEST_WAIT)
    _move(message, State.WAITING, not_before=due)
    publish(Written(parcel.what, parcel.key, parcel.region, due))


def _end(parcel: Parcel, by: Actor, to: State, **more: object) -> None:
    """Put down the end, unless somebody has looked at it as broken off meanwhile and settled it."""
    demand(access.may_carry(by))
    message = _locked(parcel.what, parcel.key)
    if message is not None and to in MOVES[State(message.state)]:
        _move(message, to, **more)


@transaction.atomic
def report(*, what: str, key: UUID, arrived: bool, by: Actor, at: datetime) -> bool:
    """The carrier tells what became of it later; whether anything was news."""
    demand(access.may_carry(by))
    message = _locked(what, key)
    to = State.DELIVERED if arrived else State.FAILED
    if message is None or message.state == State.SENDING or to not in MOVES[State(message.state)]:
        return False
    since = {"sent_at": message.sent_at or at, "delivered_at": at}
    _move(message, to, **(since if arrived else {"fault": Fault.BOUNCED}))
    return True

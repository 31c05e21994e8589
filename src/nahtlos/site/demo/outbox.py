"""Messages to the invented persons: appointments told, reminders that wait, a few that went wrong."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from nahtlos.core.models import Row
from nahtlos.outbox.models import Message
from nahtlos.outbox.queries import token_of
from nahtlos.people.models import Contact
from nahtlos.plan.models import Appointment
from nahtlos.site.demo.book import uuid7_at
from nahtlos.site.demo.files import File
from nahtlos.site.demo.telephone import MOBILE
from nahtlos.site.demo.world import World

AFTER: tuple[type[Row], ...] = (Message,)
WENT_WRONG = (
    {"state": "unsure", "fault": "broken_off"},
    {"state": "failed", "fault": "gave_up"},
)
"""Of the first persons, one each; all others were reached."""


def build(world: World, files: list[File]) -> None:
    """A message of each appointment to whoever may be left one, and the reminder before it."""
    wrong = iter(WENT_WRONG)
    for whole in files:
        mobile = _mobile(whole)
        for one in whole.rows[Appointment]:
            if mobile is not None:
                _told(whole, mobile, one, next(wrong, None))
                _reminder(world, whole, mobile, one)


def _mobile(whole: File) -> Contact | None:
    rows = (one for one in whole.rows[Contact] if one.value.startswith(MOBILE))
    return next((one for one in rows if one.message_may_be_left), None)


def _told(whole: File, mobile: Contact, one: Appointment, wrong: dict[str, str] | None) -> None:
    at = one.made_at + timedelta(minutes=1)
    reached = {"state": "delivered", "delivered_at": at, "sent_at": at}
    _put(whole, mobile, one, kind="appointment", not_before=at, **(wrong or reached))


def _reminder(world: World, whole: File, mobile: Contact, one: Appointment) -> None:
    due = one.starts_at - timedelta(days=2)
    if due > world.at(1):
        _put(whole, mobile, one, kind="in_two_days", not_before=due, state="waiting")


def _put(whole: File, mobile: Contact, one: Appointment, **more: Any) -> None:
    key = uuid7_at(one.made_at)
    made = Message(
        **whole.of, id=key, channel="sms", values={"at": one.starts_at.isoformat()},
        about=one.pk, contact=mobile, language=whole.person.preferred_language,
        stop_digest=sha256(token_of(key).encode()).hexdigest(), written_at=one.made_at,
        written_by_id=whole.adviser.account_id, useless_after=one.starts_at,
        tries=0 if more["state"] == "waiting" else 1, **more,
    )  # fmt: skip
    whole.put(made, one.made_at)

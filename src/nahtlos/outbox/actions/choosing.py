"""Who wants which messages: chosen by the person, at their word, or with the link in a mail."""

from datetime import datetime, time
from hashlib import sha256

from django.db import connection, transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.outbox import access, queries
from nahtlos.outbox.models import Channel, Choice, Digest, QuietHours
from nahtlos.people.models import Person


@transaction.atomic
def choose(*, person: Person, channel: Channel, wanted: bool, by: Actor, at: datetime) -> None:
    """Let messages come by this way, or no more; what waits is asked again when it goes out."""
    demand(access.may_choose(by, person))
    changed = Choice.objects.filter(person=person, channel=channel)
    if not changed.update(wanted=wanted, chosen_at=at):
        Choice.objects.create(
            person=person, region_id=person.region_id, institution_id=person.institution_id,
            channel=channel, wanted=wanted, chosen_at=at,
        )  # fmt: skip


def stop_by_token(*, token: str, at: datetime) -> bool:
    """Whoever holds the link of a mail ends such mails; whether the link was one of ours."""
    if queries.stopped_by(token) is None:
        return False
    digest = sha256(token.encode()).hexdigest()
    with acting(Actor(link=digest)), connection.cursor() as cursor:
        cursor.execute("select outbox_stop()")
        return bool(cursor.fetchone()[0])


@transaction.atomic
def want_digest(*, by: Actor, at: datetime) -> None:
    """The adviser takes the daily mail."""
    demand(access.may_take_digest(by))
    Digest.objects.get_or_create(
        membership_id=sure(by.membership),
        defaults={
            "region_id": sure(by.region), "institution_id": sure(by.institution),
            "account_id": sure(by.account), "wanted_at": at,
        },
    )  # fmt: skip


@transaction.atomic
def end_digest(*, by: Actor, at: datetime) -> None:
    """The adviser takes the daily mail no more."""
    demand(access.may_take_digest(by))
    Digest.objects.filter(membership=by.membership).delete()


@transaction.atomic
def set_hours(*, opens: time, closes: time, sundays_quiet: bool, by: Actor, at: datetime) -> None:
    """When messages to persons may arrive in the region, from the next one written on."""
    demand(access.may_set_hours(by))
    QuietHours.objects.update_or_create(
        region_id=sure(by.region),
        defaults={"opens": opens, "closes": closes, "sundays_quiet": sundays_quiet},
    )

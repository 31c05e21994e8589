"""What a human does with a message: send it again, hold it back, put it aside."""

from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import uuid7
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.outbox import access, queries
from nahtlos.outbox.actions.writing import Note, write
from nahtlos.outbox.models import Channel, Fault, Message, Notice, State
from nahtlos.outbox.news import Written


def _fresh(message: Message) -> Message:
    rows = Message.objects.select_for_update(of=("self",)).select_related("person", "link")
    return rows.get(pk=message.pk)


@transaction.atomic
def again(*, message: Message, by: Actor, at: datetime) -> Message | None:
    """Send it once more, by the same way if it is still open; None where no way is."""
    fresh = _fresh(message)
    demand(access.may_write(by, fresh.person))
    demand(access.may_send_again(fresh))
    open_ways = queries.ways(fresh.person_id)
    same = next((way for way in open_ways if way.contact == fresh.contact_id), None)
    note = Note(kind=fresh.kind, values=fresh.values, about=fresh.about,
                useless_after=fresh.useless_after)  # fmt: skip
    sent = write(person=fresh.person, note=note, by=by, at=at, way=same, link=fresh.link)
    if sent is not None:
        Message.objects.filter(pk=sent.pk).update(again_of=fresh)
        Message.objects.filter(pk=fresh.pk).update(settled_at=at)
    return sent


@transaction.atomic
def call_back(*, message: Message, by: Actor, at: datetime) -> None:
    """Hold back what still waits."""
    fresh = _fresh(message)
    demand(access.may_write(by, fresh.person))
    demand(access.may_call_back(fresh))
    fresh.state, fresh.fault = State.STOPPED, Fault.CALLED_BACK
    fresh.save(update_fields=["state", "fault"])


@transaction.atomic
def settle(*, message: Message, by: Actor, at: datetime) -> None:
    """Put aside what did not arrive: it was told otherwise, or is no longer needed."""
    fresh = _fresh(message)
    demand(access.may_choose(by, fresh.person))
    demand(access.may_settle(fresh))
    fresh.settled_at = at
    fresh.save(update_fields=["settled_at"])


@transaction.atomic
def notice_again(*, notice: Notice, by: Actor, at: datetime) -> Notice:
    """Send a mail to an institution once more, to the same address."""
    demand(access.may_see_notices(by, notice))
    fresh = Notice.objects.select_for_update().get(pk=notice.pk)
    demand(access.may_send_again(fresh))
    key = uuid7()
    sent = Notice.objects.create(
        id=key, region_id=sure(by.region), institution_id=fresh.institution_id,
        address=fresh.address, kind=fresh.kind, values=fresh.values, about=fresh.about,
        channel=Channel.EMAIL, once=f"again {key}", written_at=at, not_before=at, again_of=fresh,
    )  # fmt: skip
    Notice.objects.filter(pk=fresh.pk).update(settled_at=at)
    publish(Written("notice", sent.pk, sent.region_id, at))
    return sent


@transaction.atomic
def settle_notice(*, notice: Notice, by: Actor, at: datetime) -> None:
    """Put aside a mail to an institution that did not arrive."""
    demand(access.may_see_notices(by, notice))
    fresh = Notice.objects.select_for_update().get(pk=notice.pk)
    demand(access.may_settle(fresh))
    fresh.settled_at = at
    fresh.save(update_fields=["settled_at"])

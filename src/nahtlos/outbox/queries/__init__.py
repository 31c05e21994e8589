"""Questions about what goes out; they never write."""

from nahtlos.outbox.models import Channel, Errand, Fault, Message, Notice, State
from nahtlos.outbox.queries.carried import lost, overdue, shown_address
from nahtlos.outbox.queries.choices import arrives, digest_of, digests, hours_of, unwanted
from nahtlos.outbox.queries.lists import (
    message_for,
    messages_of,
    notice_for,
    notices,
    notices_by_state,
    stopped_by,
    token_of,
    troubled,
    unreached,
    waits,
)
from nahtlos.outbox.queries.ways import Way, can_receive_sms, dialled, way_for, way_to, ways

NoMessage = Message.DoesNotExist
NoNotice = Notice.DoesNotExist

__all__ = (
    "Channel",
    "Errand",
    "Fault",
    "Message",
    "NoMessage",
    "NoNotice",
    "Notice",
    "State",
    "Way",
    "arrives",
    "can_receive_sms",
    "dialled",
    "digest_of",
    "digests",
    "hours_of",
    "lost",
    "message_for",
    "messages_of",
    "notice_for",
    "notices",
    "notices_by_state",
    "overdue",
    "shown_address",
    "stopped_by",
    "token_of",
    "troubled",
    "unreached",
    "unwanted",
    "waits",
    "way_for",
    "way_to",
    "ways",
)

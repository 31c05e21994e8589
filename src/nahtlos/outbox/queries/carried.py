"""What the program that carries messages asks: what was forgotten, and what broke off."""

from datetime import datetime, timedelta
from uuid import UUID

from nahtlos.outbox.models import Channel, Errand, Message, Notice, Outgoing, State

TABLES: dict[str, type[Message] | type[Notice] | type[Errand]] = {
    "message": Message,
    "notice": Notice,
    "errand": Errand,
}
FORGOTTEN_AFTER = timedelta(minutes=10)
BROKEN_AFTER = timedelta(minutes=5)
A_LOT = 500


def overdue(region: UUID, at: datetime) -> list[tuple[str, UUID]]:
    """What should have gone out a while ago and still waits: its job was lost."""
    due = at - FORGOTTEN_AFTER
    return [
        (what, key)
        for what, table in TABLES.items()
        for key in table._default_manager.filter(
            region=region, state=State.WAITING, not_before__lt=due
        )
        .order_by("not_before")
        .values_list("pk", flat=True)[:A_LOT]
    ]


def lost(region: UUID, at: datetime) -> list[tuple[str, UUID]]:
    """What began to go out and was never heard of again."""
    since = at - BROKEN_AFTER
    return [
        (what, key)
        for what, table in TABLES.items()
        for key in table._default_manager.filter(
            region=region, state=State.SENDING, sending_since__lt=since
        ).values_list("pk", flat=True)[:A_LOT]
    ]


def shown_address(message: Outgoing) -> str:
    """Where a message goes, as its channel writes it; empty where it goes nowhere any more."""
    if isinstance(message, Notice | Errand):
        return message.address
    if not isinstance(message, Message) or message.contact is None:
        return ""
    contact = message.contact
    fits = {"phone": Channel.SMS, "email": Channel.EMAIL}.get(contact.kind) == message.channel
    return contact.value if fits and contact.message_may_be_left else ""

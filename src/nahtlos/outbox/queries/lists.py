"""What went out, and what became of it."""

from collections.abc import Collection
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Count, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.outbox.models import TROUBLED, Errand, Message, Notice, State

SIGNER = Signer(salt="nahtlos.outbox.stop")


def token_of(message: UUID) -> str:
    """With what the person ends such messages; it follows from the key and is kept nowhere."""
    return SIGNER.sign(str(message)).replace(":", "~")


def stopped_by(token: str) -> UUID | None:
    """The message from which this token comes; None where nobody signed it."""
    try:
        return UUID(SIGNER.unsign(token.replace("~", ":")))
    except (BadSignature, ValueError):
        return None


def messages_of(person: UUID) -> QuerySet[Message]:
    """Every message to a person, the newest first."""
    return Message.objects.filter(person=person).order_by("-written_at", "-id")


def waits(person: UUID, kind: str) -> bool:
    """Whether such a message to the person has not gone out yet."""
    return Message.objects.filter(person=person, kind=kind, state=State.WAITING).exists()


def message_for(key: UUID) -> Message:
    """One message to a person. Raises `NoMessage`."""
    return Message.objects.select_related("person", "contact").get(pk=key)


def troubled(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Message]:
    """What did not reach the persons whom this adviser accompanies, and nobody has looked at yet.

    `desks` (memberships) asks for the persons of those besides or instead.
    """
    rows = Message.objects.filter(
        institution=actor.institution,
        person__adviser__in=desks or [actor.membership],
        state__in=TROUBLED,
        settled_at=None,
    )
    return rows.select_related("person").order_by("-written_at", "-id")


def unreached(about: Collection[UUID]) -> set[UUID]:
    """Of whom what was sent last, as somebody without a file, surely or perhaps did not arrive."""
    rows = Errand.objects.filter(about__in=about).order_by("written_at", "id")
    last = dict(rows.values_list("about", "state"))
    return {key for key, state in last.items() if key is not None and state in TROUBLED}


def notices(region: UUID) -> QuerySet[Notice]:
    """Mail to institutions that somebody has to look at, the newest first."""
    rows = Notice.objects.filter(region=region, state__in=TROUBLED, settled_at=None)
    return rows.select_related("institution").order_by("-written_at", "-id")


def notice_for(key: UUID) -> Notice:
    """One notice. Raises `NoNotice`."""
    return Notice.objects.get(pk=key)


def notices_by_state(region: UUID) -> dict[str, int]:
    """How many notices stand where."""
    rows = Notice.objects.filter(region=region).order_by().values("state")
    return {row["state"]: row["number"] for row in rows.annotate(number=Count("id"))}

"""Who gives a card to whom, and what guests say of the meeting."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.events import access
from nahtlos.events.actions.hall import fresh, hall
from nahtlos.events.models import JOINED, Card, Guest, Said, Share
from nahtlos.events.queries.guests import by_number


@transaction.atomic
def give_card(*, guest: Guest, number: int, by: Actor, at: datetime) -> Share:
    """Give the own card to the guest who wears this number; given twice, it counts once."""
    with hall(guest.event, by) as locked:
        one, taker = fresh(guest), by_number(locked.pk, number)
        demand(access.may_share(one))
        if taker is None or taker.stand not in JOINED:
            raise Refused(Refusal(_("There is no guest with this number.")))
        demand(unless(taker.pk != one.pk, _("This is your own number.")))
        share, _new = Share.objects.update_or_create(
            giver=one, taker=taker,
            defaults={"revoked_at": None},
            create_defaults={"region_id": one.region_id, "event": locked, "given_at": at,
                             "number": taker.number},
        )  # fmt: skip
    return share


@transaction.atomic
def take_back(*, guest: Guest, taker: UUID, by: Actor, at: datetime) -> None:
    """The other sees the card no more, from this moment on."""
    with hall(guest.event, by):
        Share.objects.filter(giver=guest, taker=taker, revoked_at=None).update(revoked_at=at)


@transaction.atomic
def show_to_all(*, guest: Guest, for_all: bool, by: Actor) -> None:
    """Let every guest see the card, or no longer."""
    with hall(guest.event, by):
        demand(access.may_share(fresh(guest)))
        Card.objects.filter(guest=guest).update(for_all=for_all)


@transaction.atomic
def want_results(*, guest: Guest, wanted: bool, by: Actor) -> None:
    """Have the results sent by mail, or not."""
    with hall(guest.event, by):
        Guest.objects.filter(pk=guest.pk).update(wants_results=wanted)


@transaction.atomic
def say(*, guest: Guest, texts: dict[str, str], by: Actor, at: datetime) -> None:
    """What came of it, and what one wishes for; what is said later replaces it, empty takes it out."""
    with hall(guest.event, by) as locked:
        one = fresh(guest)
        demand(access.may_say(one, locked, at))
        for kind, text in texts.items():
            if not text:
                Said.objects.filter(guest=one, kind=kind).delete()
                continue
            Said.objects.update_or_create(
                guest=one, kind=kind,
                defaults={"region_id": one.region_id, "event": locked, "group": one.group,
                          "text": text, "said_at": at},
            )  # fmt: skip

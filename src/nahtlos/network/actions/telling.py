"""Tells institutions' own systems what happened: at least once, always under the same key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.network import access, queries
from nahtlos.network.models import Delivery, KeptAnswer, Webhook
from nahtlos.network.news import DeliveryWaits

OFF_AFTER = timedelta(days=3)
GONE = 410
ANSWERS_KEPT, DELIVERIES_KEPT = timedelta(days=2), timedelta(days=30)
State, Fault = Delivery.State, Delivery.Fault


@dataclass(frozen=True)
class Outcome:
    """What came of one try: the status that was answered, or why there was none."""

    status: int | None = None
    fault: str = ""

    @property
    def arrived(self) -> bool:
        """Whether the other side said that it has it."""
        return not self.fault


@transaction.atomic
def announce(
    *, kind: str, institutions: Iterable[UUID], about: UUID, state: str, by: Actor, at: datetime
) -> int:
    """Have these institutions' systems told; what is kept back waits for a hand. How many."""
    found = list(Webhook.objects.filter(region=by.region, institution__in=set(institutions)))
    for webhook in found:
        delivery = Delivery.objects.create(
            region_id=webhook.region_id,
            institution_id=webhook.institution_id,
            webhook=webhook,
            kind=kind,
            about=about,
            told_state=state,
            happened_at=at,
            state=State.HELD if webhook.off_at else State.WAITING,
        )
        if not webhook.off_at:
            _on_its_way(delivery)
    return len(found)


def _on_its_way(delivery: Delivery) -> None:
    publish(
        DeliveryWaits(delivery.pk, delivery.webhook_id, delivery.region_id, about=delivery.about)
    )


@transaction.atomic
def note(*, delivery: UUID, outcome: Outcome, last: bool, at: datetime) -> bool:
    """Write down what came of a try; whether it has to be tried again."""
    row = (
        Delivery.objects.select_for_update(of=("self",)).select_related("webhook").get(pk=delivery)
    )
    webhook = Webhook.objects.select_for_update().get(pk=row.webhook_id)
    off = _judge(webhook, outcome, at)
    row.tries += 1
    row.last_tried_at, row.last_status, row.last_fault = at, outcome.status, outcome.fault
    if outcome.arrived:
        row.state = State.DELIVERED
    elif off:
        row.state = State.HELD
    elif last:
        row.state = State.FAILED
    row.save(update_fields=["tries", "last_tried_at", "last_status", "last_fault", "state"])
    return row.state == State.WAITING


def _judge(webhook: Webhook, outcome: Outcome, at: datetime) -> bool:
    """Note since when nothing arrives; whether the address is off now."""
    if outcome.arrived:
        webhook.failing_since = None
    else:
        webhook.failing_since = webhook.failing_since or at
        gone = outcome.status == GONE
        if webhook.off_at is None and (gone or at - webhook.failing_since >= OFF_AFTER):
            webhook.off_at = at
            webhook.off_because = Webhook.Off.GONE if gone else Webhook.Off.FAILED
    webhook.save(update_fields=["failing_since", "off_at", "off_because"])
    return webhook.off_at is not None


@transaction.atomic
def keep_back(*, delivery: UUID) -> None:
    """What still waits for an address that is off waits for a hand."""
    rows = Delivery.objects.filter(pk=delivery, state=State.WAITING, webhook__off_at__isnull=False)
    rows.update(state=State.HELD)


@transaction.atomic
def send_again(*, delivery: Delivery, by: Actor) -> None:
    """Tell it once more, under the same key, so that the other side knows whether it has it."""
    demand(access.may_keep_system(by, delivery.institution_id))
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("webhook")
    fresh = rows.get(pk=delivery.pk)
    demand(access.may_send_again(fresh))
    fresh.state, fresh.tries, fresh.last_fault, fresh.last_status = State.WAITING, 0, "", None
    fresh.save(update_fields=["state", "tries", "last_fault", "last_status"])
    _on_its_way(fresh)


@transaction.atomic
def send_all_again(*, by: Actor, at: datetime) -> int:
    """Tell everything of the last day once more, the oldest first; how many."""
    demand(access.may_keep_system(by, by.institution))
    rows = queries.since_a_day(sure(by.institution), at).order_by("id")
    waiting = list(rows.select_for_update(of=("self",)))
    for delivery in waiting:
        send_again(delivery=delivery, by=by)
    return len(waiting)


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Every night: what was answered two days ago, what was told a month ago."""
    answers = KeptAnswer.objects.filter(region=by.region, kept_at__lt=at - ANSWERS_KEPT)
    old = Delivery.objects.filter(region=by.region, happened_at__lt=at - DELIVERIES_KEPT)
    return answers.delete()[0] + old.exclude(state=State.WAITING).delete()[0]

"""Institutions' own systems are told what happened to a referral: keys alone, at least once.

What is told is written down in the transaction of the move itself. One job a piece of news; jobs
about one referral wait for each other, so that a system hears of its moves in their order.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Messenger
from nahtlos.core.wall import acting
from nahtlos.jobs import calling
from nahtlos.network import actions, queries
from nahtlos.network.news import DeliveryWaits
from nahtlos.referrals.news import ReferralLate, ReferralMoved

ANSWERED = frozenset({"accepted", "declined"})
SILENT_SECONDS = 60
"""A worker that has not been heard of for so long was killed; its news is told once more."""


class NotArrived(Exception):
    """Nobody has taken it yet; it is tried again."""


class GrowingWaits(BaseRetryStrategy):
    """Waits longer each time, from seconds to a day."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        waits = settings.WEBHOOK_WAITS
        if job.attempts >= len(waits):
            return None
        return RetryDecision(retry_in={"seconds": waits[job.attempts]})


def _messenger(region: UUID) -> Actor:
    return Actor(role=Messenger, region=region)


def when_moved(news: ReferralMoved) -> None:
    """Have the systems of both sides told; of what was never sent, that of the sender alone."""
    kind = queries.DeliveryKind.MOVED
    if news.state == "sent":
        kind = queries.DeliveryKind.SENT
    elif news.state in ANSWERED:
        kind = queries.DeliveryKind.ANSWERED
    sides = (news.sender, news.recipient) if news.was_sent else (news.sender,)
    _announce(news, sides, kind)


def when_late(news: ReferralLate) -> None:
    """Have the systems of both sides told that the deadline has passed."""
    _announce(news, (news.sender, news.recipient), queries.DeliveryKind.LATE)


def _announce(news: ReferralMoved | ReferralLate, sides: Iterable[UUID], kind: str) -> None:
    """As the messenger: whoever moves a referral does not see where others are told."""
    with acting(_messenger(news.region)) as messenger:
        actions.announce(
            kind=kind,
            institutions=sides,
            about=news.referral,
            state=news.state,
            by=messenger,
            at=now(),
        )


def when_waiting(news: DeliveryWaits) -> None:
    """Have it told once the transaction is over."""
    in_order = tell.configure(lock=f"webhook {news.webhook} {news.about}")
    in_order.defer(delivery=str(news.delivery), region=str(news.region))


@app.task(name="systems.tell", retry=GrowingWaits(), pass_context=True)
def tell(context: JobContext, *, delivery: str, region: str) -> None:
    """One try. Whoever is killed between telling and noting tells it again, under the same key."""
    last = context.job.attempts >= len(settings.WEBHOOK_WAITS)
    if attempt(UUID(delivery), _messenger(UUID(region)), last=last):
        raise NotArrived


def attempt(key: UUID, messenger: Actor, *, last: bool) -> bool:
    """Tell and note it; whether it has to be tried again."""
    with acting(messenger):
        delivery = queries.delivery_for(key)
        if delivery is None or delivery.state != queries.DeliveryState.WAITING:
            return False
        if delivery.webhook.off_at is not None:
            actions.keep_back(delivery=key)
            return False
    outcome = calling.post(delivery.webhook.address, *_letter(delivery, now()))
    with acting(messenger):
        return actions.note(delivery=key, outcome=outcome, last=last, at=now())


def _letter(delivery: queries.Delivery, at: datetime) -> tuple[bytes, dict[str, str]]:
    """Body and headers as Standard Webhooks has them; a signature for each secret that still holds."""
    body = json.dumps(
        {
            "id": str(delivery.pk),
            "type": delivery.kind,
            "timestamp": delivery.happened_at.astimezone(UTC).isoformat(),
            "data": {"referral": str(delivery.about), "state": delivery.told_state},
        }
    ).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Nahtlos",
        "webhook-id": str(delivery.pk),
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": queries.signature(
            list(_secrets(delivery.webhook, at)), str(delivery.pk), at, body
        ),
    }
    return body, headers


def _secrets(webhook: queries.Webhook, at: datetime) -> Iterator[str]:
    yield queries.unsealed(webhook.secret)
    if webhook.old_secret_until is not None and at < webhook.old_secret_until:
        yield queries.unsealed(webhook.old_secret)


@app.periodic(cron="* * * * *")
@app.task(name="systems.take_up", pass_context=True)
async def take_up(context: JobContext, timestamp: int) -> None:
    """Every minute: tell again what a killed worker left lying."""
    jobs = context.app.job_manager
    left = await jobs.get_stalled_jobs(
        task_name="systems.tell", seconds_since_heartbeat=SILENT_SECONDS
    )
    for job in left:
        await jobs.retry_job(job)


@app.periodic(cron="30 4 * * *")
@app.task(name="systems.night")
def night(timestamp: int) -> None:
    """Every night: forget what was told long ago, and what was answered to calls that came twice."""
    for region in queries.regions():
        with acting(_messenger(region.pk)) as messenger:
            actions.forget(by=messenger, at=now())

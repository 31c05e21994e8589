"""A call that may be repeated is done once and answered twice."""

from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.wall import wait_for_turn
from nahtlos.network.models import KeptAnswer, SystemKey
from nahtlos.network.queries.sealing import sealed


def one_call_at_a_time(*, key: SystemKey, repeat_key: str) -> None:
    """Wait for whoever sends the same call at this moment, until their transaction ends."""
    wait_for_turn(f"call {key.pk} {repeat_key}")


@transaction.atomic
def keep_answer(
    *, key: SystemKey, repeat_key: str, call_digest: str, status: int, answer: str,
    by: Actor, at: datetime,
) -> KeptAnswer:  # fmt: skip
    """Keep what was answered, sealed, for whoever sends the same call again."""
    return KeptAnswer.objects.create(
        region_id=key.region_id,
        account_id=sure(by.account),
        key=key,
        repeat_key=repeat_key,
        call_digest=call_digest,
        status=status,
        answer=sealed(answer),
        kept_at=at,
    )

"""How a pair moves: under a lock, in the order of its table, and told."""

from datetime import datetime

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.mentoring.access.pairs import GONE
from nahtlos.mentoring.models import OPEN, Pair, State
from nahtlos.mentoring.news import PairMoved


def locked(pair: Pair) -> Pair:
    """As it stands now; for a side that may not see it any more it is gone."""
    try:
        rows = Pair.objects.select_for_update(of=("self",)).select_related("programme")
        return rows.get(pk=pair.pk)
    except Pair.DoesNotExist as error:
        raise Refused(Refusal(GONE)) from error


def move(pair: Pair, to: State, side: str, *fields: str, by: Actor, at: datetime) -> Pair:
    """Write the new state with the named columns, and say so."""
    pair.state, pair.moved_at, pair.moved_by_id = to, at, by.account
    if to not in OPEN:
        pair.ended_at, pair.next_at = at, None
        fields = (
            (*fields, "ended_at") if by.role.key == "watcher" else (*fields, "ended_at", "next_at")
        )
    pair.save(update_fields=[*dict.fromkeys(["state", "moved_at", "moved_by", *fields])])
    publish(
        PairMoved(
            pair.pk,
            pair.person_id,
            pair.institution_id,
            pair.region_id,
            pair.programme_id,
            to,
            side,
        )
    )
    return pair

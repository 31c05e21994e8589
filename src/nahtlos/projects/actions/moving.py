"""How a place moves: under a lock, in the order of its table, and told."""

from datetime import datetime

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.projects.access.own import GONE
from nahtlos.projects.models import LIVE, Participation, Place
from nahtlos.projects.news import ParticipationMoved, SeatFreed


def locked(one: Participation) -> Participation:
    """As it stands now; for whoever may not see it any more it is gone."""
    try:
        rows = Participation.objects.select_for_update(of=("self",)).select_related("project")
        return rows.get(pk=one.pk)
    except Participation.DoesNotExist as error:
        raise Refused(Refusal(GONE)) from error


def move(
    one: Participation, to: Place, *fields: str, by: Actor, at: datetime, hand: str
) -> Participation:
    """Write the new state with the named columns, and say so."""
    was = one.state
    one.state, one.moved_at, one.moved_by_id = to, at, by.account
    named = ["state", "moved_at", "moved_by", *fields]
    if to == Place.TAKEN:
        one.taken_at = at
        named.append("taken_at")
    if to not in LIVE:
        one.ended_at = at
        named.append("ended_at")
    one.save(update_fields=[*dict.fromkeys(named)])
    tell(one, hand)
    if was in {Place.TAKEN, Place.WAITING} and to not in LIVE:
        publish(SeatFreed(one.project_id, one.region_id))
    return one


def tell(one: Participation, hand: str) -> None:
    """Say that it has moved, and by whose hand."""
    publish(
        ParticipationMoved(
            one.pk,
            one.person_id,
            one.institution_id,
            one.region_id,
            one.project_id,
            one.state,
            hand,
        )
    )

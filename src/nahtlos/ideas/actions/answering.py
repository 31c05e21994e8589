"""Who answers, the answer itself, and what the nights look after."""

from datetime import date, datetime, timedelta

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.core.wall import acting
from nahtlos.ideas import access, queries
from nahtlos.ideas.access import GONE
from nahtlos.ideas.models import Answer, Idea, Rule, Sender, State
from nahtlos.ideas.news import IdeaMoved
from nahtlos.network.models import Membership


def _locked(idea: Idea) -> Idea:
    """As it stands now; for somebody who may not see it any more it is gone."""
    found = Idea.objects.select_for_update(of=("self",)).filter(pk=idea.pk).first()
    if found is None:
        raise Refused(Refusal(GONE))
    return found


@transaction.atomic
def give(*, idea: Idea, to: Membership, by: Actor) -> Idea:
    """Say who answers it; given to somebody else, the new one is told."""
    one = _locked(idea)
    demand(access.may_give(by, one))
    if one.place_id == to.pk:
        return one
    one.state, one.place, one.account_id = State.WITH_SOMEBODY, to, to.account_id
    one.reminded_on, one.back_from_id = None, None
    one.save(update_fields=["state", "place", "account", "reminded_on", "back_from"])
    publish(IdeaMoved(one.pk, one.region_id, "with"))
    return one


@transaction.atomic
def give_back(*, idea: Idea, by: Actor) -> None:
    """It is for somebody else; the coordination decides anew."""
    one = _locked(idea)
    demand(access.may_move(by, one, State.RECEIVED))
    Idea.objects.filter(pk=one.pk).update(
        state=State.RECEIVED, place=None, account=None, back_from=one.account_id
    )
    publish(IdeaMoved(one.pk, one.region_id, "back"))


@transaction.atomic
def answer(
    *, idea: Idea, title: str, text: str, names_somebody: bool, by: Actor, at: datetime
) -> Answer:
    """Answer it, with one's name; the whole network reads the answer.

    The sender's words stand beside it only if the sender agreed and they name nobody.
    """
    one = _locked(idea)
    demand(access.may_move(by, one, State.ANSWERED))
    place = Membership.objects.select_related("account", "institution").get(pk=sure(one.place_id))
    kept = Answer.objects.create(
        region_id=one.region_id, idea=one, kind=one.kind, topic=one.topic, title=title, text=text,
        asked=one.text if one.may_publish and not names_somebody else "",
        name=f"{place.account.name}, {place.institution.name}"[:200],
        account_id=sure(by.account), answered_at=at,
    )  # fmt: skip
    Idea.objects.filter(pk=one.pk).update(state=State.ANSWERED)
    publish(IdeaMoved(one.pk, one.region_id, "answered"))
    return kept


@transaction.atomic
def set_days(*, days: int, by: Actor) -> None:
    """Within how many days the region answers; it holds for what is sent from now on."""
    demand(access.may_coordinate(by))
    Rule.objects.update_or_create(region_id=sure(by.region), defaults={"days": days})


@transaction.atomic
def watch(*, by: Actor, on: date) -> int:
    """Remind whoever answers three days before, and tell the coordination after the day; each once."""
    region = sure(by.region)
    with acting(by):
        near, over = queries.soon(region, on), queries.late(region, on)
        for idea in near:
            Idea.objects.filter(pk=idea.pk).update(reminded_on=on)
            publish(IdeaMoved(idea.pk, region, "soon"))
        for idea in over:
            Idea.objects.filter(pk=idea.pk).update(told_on=on)
            publish(IdeaMoved(idea.pk, region, "late"))
    return len(near) + len(over)


@transaction.atomic
def forget_senders(*, by: Actor, on: date, months: int) -> int:
    """Who sent what was answered or taken back goes so many months after it was due; by the eraser."""
    with acting(by):
        settled = Idea.objects.filter(
            region=sure(by.region), due_on__lt=on - timedelta(30 * months)
        )
        done = settled.filter(state__in=[State.ANSWERED, State.WITHDRAWN])
        gone, _tables = Sender.objects.filter(idea__in=done).delete()
    return gone

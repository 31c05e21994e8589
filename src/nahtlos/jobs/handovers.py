"""What follows when a handover moves or a case is closed, and the night in which it is watched."""

from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.jobs.acting import told_by
from nahtlos.jobs.referrals import tell, watchers
from nahtlos.people.news import CaseClosed
from nahtlos.people.wording.closing import closed_because
from nahtlos.referrals import actions, queries
from nahtlos.referrals.news import HandoverLate, HandoverMoved

TO_GIVER = frozenset({"taken", "declined", "expired"})


def when_case_closed(news: CaseClosed) -> None:
    """With its case ends what was open about it, in the same transaction, and the others are told."""
    words = closed_because(news.reason)
    actions.end_with_case(person=news.person, by=told_by(news), at=now(), words=words)


def when_moved(news: HandoverMoved) -> None:
    """Have the other side told."""
    if news.state in TO_GIVER:
        what = "handover_taken" if news.state == "taken" else "handover_answered"
        tell.defer(institution=str(news.giver), what=what, email="", referral="")
    elif news.state == "offered":
        tell.defer(institution=str(news.recipient), what="handover", email="", referral="")
    elif news.state == "withdrawn" and news.was_offered:
        tell.defer(institution=str(news.recipient), what="handover_back", email="", referral="")


def when_late(news: HandoverLate) -> None:
    """Have whoever was asked reminded."""
    tell.defer(institution=str(news.recipient), what="handover_late", email="", referral="")


@app.periodic(cron="25 5 * * *")
@app.task(name="handovers.night")
def night(timestamp: int) -> None:
    """Every morning: end what nobody answers any more, remind whoever is late."""
    for watcher in watchers():
        watch(watcher)


def watch(watcher: Actor) -> int:
    """One region, each handover in a transaction of its own: what fails is tried the next night."""
    at, on, region = now(), today(), watcher.region
    if region is None:
        return 0
    with acting(watcher):
        over = queries.handovers_to_expire(region, on, at)
    for key in over:
        with acting(watcher):
            actions.expire_handover(handover=key, by=watcher, at=at)
    with acting(watcher):
        late = queries.handovers_to_remind(region, on)
    for key in late:
        with acting(watcher):
            actions.remind_receiver(handover=key, by=watcher, at=at)
    return len(over) + len(late)

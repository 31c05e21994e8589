"""What guests of a meeting are told, and the nights of meetings.

A guest is told by the mail address of the invitation or the sign-up, in words that name neither the
meeting nor a place; the calendar file that goes along does.
"""

from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.events import actions, queries
from nahtlos.events.news import GuestTold
from nahtlos.jobs.acting import erasers, ushers
from nahtlos.outbox import actions as outbox
from nahtlos.people import queries as people

KINDS = {
    "invited": "event_invited",
    "seat": "event_seat",
    "place": "place",
    "moved": "moved",
    "cancelled": "cancelled",
    "soon": "in_two_days",
    "results": "event_results",
}
INSTEAD = frozenset({"moved", "cancelled"})
"""What was to be told before is held back."""


def when_told(news: GuestTold) -> None:
    """One mail, in the transaction of what it tells of."""
    at, usher = now(), Actor(role=Usher, region=news.region)
    with acting(usher):
        guest = queries.guest_for(news.guest)
        if guest is None:
            return
        event, card = guest.event, queries.card_of(news.guest)
        if news.what in INSTEAD:
            outbox.call_off(about=guest.pk)
        values = {
            "at": event.begins_at.isoformat(),
            "event": str(guest.pk),
            "meeting": str(event.pk),
        }
        note = outbox.Note(
            kind=KINDS[news.what], values=values, about=guest.pk,
            useless_after=None if news.what in INSTEAD | {"results"} else event.ends_at,
        )  # fmt: skip
        to = outbox.To(region=news.region, institution=event.institution_id, language=guest.reads,
                       email=card.email)  # fmt: skip
        outbox.send_errand(to=to, note=note, by=usher, at=at)


@app.periodic(cron="*/30 * * * *")
@app.task(name="events.remind")
def remind(timestamp: int) -> None:
    """Every half hour: whoever comes within two days is reminded, each once; what was is over."""
    for usher in ushers():
        actions.remind_due(by=usher, at=now())
        actions.end_events(by=usher, at=now())


@app.periodic(cron="40 4 * * *")
@app.task(name="events.night")
def night(timestamp: int) -> None:
    """Every night: names of guests go after the months that the region decided."""
    for eraser in erasers():
        forget(eraser)


def forget(eraser: Actor) -> int:
    """One region."""
    with acting(eraser):
        months = people.rules(sure(eraser.region))["guests"].months
    return actions.forget_guests(by=eraser, at=now(), months=months)

"""The night of offers: seats that nobody answered, entries that nobody checked, and mail about both."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today, uuid7
from nahtlos.core.roles import Eraser, Usher
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.acting import ushers
from nahtlos.network import queries as network
from nahtlos.offers import actions, queries
from nahtlos.offers.news import PlaceLapsed, ResultRecorded, SeatOffered
from nahtlos.people.news import PersonGoes

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)
AGAIN_AFTER = timedelta(days=14)


def when_offered(news: SeatOffered) -> None:
    """Have the institution told that asked for the place."""
    tell_seat.defer(place=str(news.place), region=str(news.region), once=str(uuid7()))


def when_lapsed(news: PlaceLapsed) -> None:
    """Have the institution told that the seat went on."""
    tell_seat.defer(place=str(news.place), region=str(news.region), once=str(uuid7()))


def when_person_goes(news: PersonGoes) -> None:
    """What the person held goes to the next, in the same transaction."""
    by = Actor(role=Eraser, region=news.region)
    actions.free_places(persons=news.persons, by=by, at=news.at)


def when_recorded(news: ResultRecorded) -> None:
    """Have the holder told that there is a result to look at."""
    tell_result.defer(holder=str(news.holder), once=str(uuid7()))


@app.task(name="offers.tell_seat", retry=TRY_AGAIN)
def tell_seat(*, place: str, region: str, once: str = "") -> None:
    """A mail without any name: a seat is held, or was let go. The page behind the link says whose."""
    with acting(Actor(role=Usher, region=UUID(region))):
        found = queries.place_for(UUID(place))
        to = found and network.institution_for(found.asked_by_id)
    if found is None or not to or not to.email:
        return
    held = found.state == queries.State.OFFERED
    if held or found.state == queries.State.LAPSED:
        _tell(to, "seat", {"place": found, "held": held}, once)


@app.task(name="offers.tell_result", retry=TRY_AGAIN)
def tell_result(*, holder: str, once: str = "") -> None:
    """A mail without any name: there is a result to look at."""
    to = network.institution_for(UUID(holder))
    if to is not None and to.email:
        _tell(to, "result", {}, once)


@app.periodic(cron="*/10 * * * *")
@app.task(name="offers.let_go")
def let_go(timestamp: int) -> None:
    """Every ten minutes: seats whose deadline has passed go to whoever is next."""
    for usher in ushers():
        actions.lapse_due(by=usher, at=now())


@app.periodic(cron="40 4 * * *")
@app.task(name="offers.night")
def night(timestamp: int) -> None:
    """Every night: remind whoever has not checked an offer in time, forget tables of yesterday."""
    for usher in ushers():
        remind(usher)
        actions.clear_sheets(by=usher, at=now())


def remind(usher: Actor) -> int:
    """One mail to each institution with stale offers, at most every two weeks; how many."""
    on, sent = today(), 0
    region = usher.region
    if region is None:
        return 0
    for institution, offers in queries.stale_of(
        region, on, reminded_before=on - AGAIN_AFTER
    ).items():
        with transaction.atomic():
            actions.mark_reminded(institution=institution.pk, by=usher, on=on)
            if institution.email:
                with translation.override(settings.LANGUAGE_CODE):
                    once = f"stale offers {institution.pk} {on}"
                    _tell(institution, "stale", {"offers": offers}, once)
                sent += 1
    return sent


PAGES = {"seat": "/offers/held/", "result": "/offers/held/", "stale": "/offers/ours/"}


def _tell(to: network.Institution, what: str, words: Mapping[str, object], once: str) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(f"offers/mail/{what}.txt", {**words, "link": post.LINK})
        subject = _subject(what, held=bool(words.get("held")))
    mail = post.Mail(to=to.email, subject=subject, text=text, opens=PAGES[what], institution=to.pk)
    post.tell(mail, region=to.region_id, once=once)


def _subject(what: str, *, held: bool) -> str:
    if what == "seat":
        return _("A seat is held for you") if held else _("A seat went to the next")
    return _("A course has a result") if what == "result" else _("Does this still hold?")

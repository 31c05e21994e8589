"""Mail to employers, and their night: openings that nobody refreshed run out, contacts who left go."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.employers import actions, queries
from nahtlos.employers.news import SignInAsked
from nahtlos.jobs import post
from nahtlos.jobs.acting import erasers
from nahtlos.network import queries as network

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)
WARNED_DAYS = 7


def when_asked(news: SignInAsked) -> None:
    """Have the link sent once it is kept."""
    send_link.defer(sign_in=str(news.sign_in), account=str(news.account), region=str(news.region))


@app.task(name="employers.send_link", retry=TRY_AGAIN)
def send_link(*, sign_in: str, account: str, region: str) -> None:
    """A mail with the link; nothing if it was used meanwhile. Sees what whoever asked sees."""
    with acting(Actor(account=UUID(account))):
        to = queries.sign_in_address(UUID(sign_in))
    if to:
        with translation.override(settings.LANGUAGE_CODE):
            text = render_to_string("employers/mail/sign_in.txt", {"link": post.LINK})
            subject = _("Your link to sign in")
        mail = post.Mail(to=to, subject=subject, text=text, opens="employer", of=UUID(sign_in))
        post.tell(mail, region=UUID(region), once=f"employer sign-in {sign_in}")


@app.periodic(cron="50 4 * * *")
@app.task(name="employers.night")
def night(timestamp: int) -> None:
    """Every night: let run out, remind a week before, erase contacts who left long ago."""
    for watcher in watchers():
        actions.expire_due(by=watcher, on=today())
        remind(watcher)
    for eraser in erasers():
        actions.clear_contacts(by=eraser, at=now())


def watchers() -> Iterator[Actor]:
    """The program watching deadlines, once for each region."""
    for region in network.regions():
        yield Actor(role=Watcher, region=region.pk)


def remind(watcher: Actor) -> int:
    """One mail to each user of a company whose openings run out within a week; how many mails."""
    region, on, sent = sure(watcher.region), today(), 0
    with acting(watcher):
        due = queries.to_remind(region, on, days=WARNED_DAYS)
    for one in due:
        with transaction.atomic():
            keys = [opening.pk for opening in one.openings]
            actions.mark_reminded(openings=keys, by=watcher, on=on)
            for address in one.addresses:
                _tell(address, {"openings": one.openings}, f"{one.company} {on} {sent}", region)
                sent += 1
    return sent


def _tell(address: str, words: Mapping[str, object], once: str, region: UUID) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("employers/mail/still_open.txt", {**words, "link": post.LINK})
        subject = _("Is this still open?")
    mail = post.Mail(to=address, subject=subject, text=text, opens="/employer/sign-in/")
    post.tell(mail, region=region, once=f"still open {once}")

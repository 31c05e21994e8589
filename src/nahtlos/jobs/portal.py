"""The night of the pages for employers, and mail about calls that were asked for."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.jobs import post
from nahtlos.jobs.acting import erasers, ushers
from nahtlos.network import queries as network
from nahtlos.portal import actions, queries
from nahtlos.portal.news import CallAsked

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)
AGAIN_AFTER = timedelta(days=14)


def when_asked(news: CallAsked) -> None:
    """Have the institution told that an employer waits."""
    tell_call.defer(institution=str(news.institution), call=str(news.call))


@app.task(name="portal.tell_call", retry=TRY_AGAIN)
def tell_call(*, institution: str, call: str) -> None:
    """A mail without any name: an employer wants to be called."""
    to = network.institution_for(UUID(institution))
    if to is not None:
        subject = _("An employer asks to be called")
        _tell(to, "call", subject, opens="/portal/calls/", once=f"call {call}")


@app.periodic(cron="20 4 * * *")
@app.task(name="portal.night")
def night(timestamp: int) -> None:
    """Every night: tell who should read which page again, and erase old calls."""
    for usher in ushers():
        remind(usher)
    for eraser in erasers():
        actions.forget_calls(by=eraser, at=now())


def remind(usher: Actor) -> int:
    """One mail to the coordination of a region whose pages are due, at most every two weeks."""
    on, region = today(), usher.region
    if region is None:
        return 0
    due = queries.due(region, on, reminded_before=on - AGAIN_AFTER)
    if not due:
        return 0
    actions.mark_reminded(articles=[one.pk for one in due], by=usher, on=on)
    sent = 0
    for to in _keepers(region):
        once = f"pages due {to.pk} {on}"
        subject = _("Pages for employers want to be read again")
        sent += _tell(to, "due", subject, opens="/portal/keep/", once=once, due=due)
    return sent


def _keepers(region: UUID) -> list[network.Institution]:
    """Who keeps the pages: whoever last checked one, else the city."""
    kept = {one.checked_by_id: one.checked_by for one in queries.kept(region) if one.checked_by}
    return (
        list(kept.values())
        or [one for one in network.institutions(region) if one.kind == "city"][:1]
    )


def _tell(
    to: network.Institution, what: str, subject: str | Promise, *, opens: str, once: str,
    **words: object,
) -> bool:  # fmt: skip
    if not to.email:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(f"portal/mail/{what}.txt", {**words, "link": post.LINK})
        mail = post.Mail(
            to=to.email, subject=str(subject), text=text, opens=opens, institution=to.pk
        )
    return post.tell(mail, region=to.region_id, once=once)

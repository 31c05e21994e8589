"""Reminders of recognition: a decision due soon or overdue, documents missing for a month.

They stand on the adviser's day anyway (`recognition.queries.due`); the mail only says that they do.
"""

from datetime import datetime, time
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.clock import today, uuid7
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.acting import adviser_at
from nahtlos.network import queries as network
from nahtlos.recognition import queries
from nahtlos.recognition.news import ProcedureMoved

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)
MORNING = time(6, 30)


def when_moved(news: ProcedureMoved) -> None:
    """Have the adviser reminded on the days that follow from where the procedure stands now."""
    procedure = queries.procedure_for(news.procedure)
    for day in queries.reminders(procedure):
        at = timezone.make_aware(datetime.combine(max(day, today()), MORNING))
        remind.configure(schedule_at=at).defer(
            procedure=str(news.procedure),
            account=str(news.account),
            membership=str(news.membership),
            once=str(uuid7()),
        )


@app.task(name="recognition.remind", retry=TRY_AGAIN)
def remind(*, procedure: str, account: str, membership: str, once: str = "") -> None:
    """A mail without any name to whoever accompanies the person now, if it is still needed.

    The job acts as the adviser who moved the procedure, and does nothing once they have left.
    """
    actor = adviser_at(UUID(account), membership)
    if actor is None or actor.institution is None or actor.region is None:
        return
    with acting(actor):
        to = _whom(UUID(procedure))
    if to:
        with translation.override(settings.LANGUAGE_CODE):
            text = render_to_string("recognition/mail/due.txt", {"link": post.LINK})
            subject = _("A recognition needs you")
        mail = post.Mail(
            to=to, subject=subject, text=text, opens="/day/", institution=actor.institution
        )
        post.tell(mail, region=actor.region, once=once)


def _whom(procedure: UUID) -> str:
    """The address of the person's adviser, or of who stands in; empty where nothing is due any more."""
    try:
        found = queries.procedure_for(procedure)
    except queries.NoProcedure:
        return ""
    if found.person.closed_at or queries.needs_somebody(found, today()) is None:
        return ""
    return network.mail_of_desk(found.person.adviser_id, today())

"""The mail in the morning: how much is due, of whom nothing."""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.acting import adviser_at
from nahtlos.network import queries as network
from nahtlos.outbox import queries as outbox
from nahtlos.outbox.engine import is_holiday
from nahtlos.people import queries as people
from nahtlos.plan import queries as plan
from nahtlos.referrals import queries as referrals

Count = tuple[str | Promise, int]


@app.periodic(cron="30 6 * * 1-5")
@app.task(name="day.digests")
def digests(timestamp: int) -> None:
    """On working days: a mail to each adviser who wants one, each a job of its own."""
    if is_holiday(today()):
        return
    for region in network.regions():
        with acting(post.courier(region.pk)):
            wanted = list(outbox.digests(region.pk))
        for one in wanted:
            digest.defer(account=str(one.account_id), membership=str(one.membership_id))


@app.task(name="day.digest")
def digest(*, account: str, membership: str) -> None:
    """One mail, as the adviser who asked for it; nothing once they have left, or where nothing is due."""
    by = adviser_at(UUID(account), membership)
    if by is None or by.region is None:
        return
    with acting(by):
        found, to = [row for row in counts(by) if row[1]], _address(by)
    if not found or not to:
        return
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("outbox/mail/digest.txt", {"counts": found, "link": post.LINK})
        subject = _("Your day")
    mail = post.Mail(to=to, subject=subject, text=text, opens="/day/", institution=by.institution)
    post.tell(mail, region=by.region, once=f"digest {membership} {today()}")


def _address(by: Actor) -> str:
    kept = network.account_for(by.account) if by.account else None
    return kept.email if kept else ""


def counts(by: Actor) -> list[Count]:
    """How much of each sort needs this adviser today."""
    on, at = today(), now()
    unread = plan.unread_answers(by).count() + plan.unread_words(by).count()
    return [
        (gettext_lazy("Steps that are due or do not go on"), len(plan.needs_me(by, on))),
        (gettext_lazy("Answers to read"), unread),
        (gettext_lazy("Reviews that are due"), len(plan.due_reviews(by, on, at=at))),
        (gettext_lazy("Papers to look at"), people.documents_waiting(by).count()),
        (gettext_lazy("Waits for another institution"), referrals.sent_by(by, mine=True).count()),
        (gettext_lazy("Messages that did not arrive"), outbox.troubled(by).count()),
    ]

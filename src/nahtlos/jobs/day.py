"""The mail in the morning: how much is due, of whom nothing."""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.acting import adviser_at
from nahtlos.matching import queries as matching
from nahtlos.network import queries as network
from nahtlos.outbox import queries as outbox
from nahtlos.outbox.engine import is_holiday
from nahtlos.plan import queries as plan
from nahtlos.referrals import queries as referrals

Count = tuple[str | Promise, int]


@app.periodic(cron="30 6 * * 1-5")
@app.task(name="day.digests")
def digests(timestamp: int) -> None:
    """On working days: a mail to each adviser who wants one, each a job of its own."""
    for region in network.regions():
        if is_holiday(today(), region.land_key):
            continue
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
    """How much of each sort needs this adviser today, with the desks for which they stand in."""
    on, at = today(), now()
    absent = network.desks_of(by, on)
    desks = [sure(by.membership), *(one.membership for one in absent)]
    needs = len(plan.needs_me(by, on, desks=desks))
    reviews = len(plan.due_reviews(by, on, at=at, desks=desks))
    day = referrals.day_counts(by, on, desks=desks)
    troubled = outbox.troubled(by, desks=desks).count()
    return [
        (gettext_lazy("Steps that are due or do not go on"), needs),
        (gettext_lazy("Answers to read"), day.unread_answers),
        (gettext_lazy("Reviews that are due"), reviews),
        (gettext_lazy("Waits for an answer from here"), day.waits_for_me),
        (gettext_lazy("Waits for another institution"), day.i_wait_for),
        (gettext_lazy("Messages that did not arrive"), troubled),
        (gettext_lazy("Colleagues for whom you stand in"), len(absent) if day or needs else 0),
        (gettext_lazy("Persons for whom something new fits"), _fresh(by)),
    ]


def _fresh(by: Actor) -> int:
    """For how many of the adviser's persons an opening fits that was published since they looked."""
    found = matching.fresh(sure(by.institution), sure(by.region), today(), adviser=by.membership)
    return len(found)

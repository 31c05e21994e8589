"""What follows when a referral moves, and the night in which deadlines are watched.

Mail names no person and no topic: it says that something waits, and where.
"""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.network import queries as network
from nahtlos.people.news import ConsentGiven, ConsentRevoked
from nahtlos.referrals import actions, queries
from nahtlos.referrals.news import QuestionLate, QuestionMoved, ReferralLate, ReferralMoved

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)
TO_RECIPIENT = frozenset({"sent", "withdrawn"})
TO_SENDER = frozenset({"accepted", "declined", "kept", "closed", "expired"})


def when_agreed(news: ConsentGiven) -> None:
    """The person's yes sends what waited for it, in the same transaction."""
    actions.when_agreed(consent=news.consent, person=news.person, at=now())


def when_taken_back(news: ConsentRevoked) -> None:
    """With its consent a referral is taken back, in the same transaction."""
    actions.when_taken_back(consent=news.consent, person=news.person, at=now())


def when_moved(news: ReferralMoved) -> None:
    """Have the other side told."""
    if news.state in TO_SENDER:
        tell.defer(institution=str(news.sender), what="answered", email="", referral="")
    elif news.state in TO_RECIPIENT and news.was_sent:
        what = "sent" if news.state == "sent" else "taken_back"
        link = str(news.referral) if news.by_link and what == "sent" else ""
        tell.defer(institution=str(news.recipient), what=what, email=news.email, referral=link)


def when_late(news: ReferralLate) -> None:
    """Have whoever was asked reminded."""
    link = str(news.referral) if news.by_link else ""
    tell.defer(institution=str(news.recipient), what="late", email=news.email, referral=link)


def when_question_moved(news: QuestionMoved) -> None:
    """Have the office told of a question, and the holder of its answer."""
    if news.state == "sent":
        tell.defer(institution=str(news.office), what="question", email="", referral="")
    else:
        tell.defer(institution=str(news.holder), what="office_answered", email="", referral="")


def when_question_late(news: QuestionLate) -> None:
    """Have the office reminded."""
    tell.defer(institution=str(news.office), what="question_late", email="", referral="")


def _subjects() -> dict[str, str]:
    return {
        "sent": _("A referral waits for your answer"),
        "late": _("A referral is overdue"),
        "taken_back": _("A referral was taken back"),
        "answered": _("There is an answer to a referral"),
        "question": _("A question waits for your answer"),
        "question_late": _("A question is overdue"),
        "office_answered": _("The immigration office has answered"),
        "handover": _("A handover waits for your answer"),
        "handover_late": _("A handover is overdue"),
        "handover_back": _("A handover was taken back"),
        "handover_answered": _("There is an answer to a handover"),
        "handover_taken": _("A case was taken over"),
    }


PAGES = {"question": "/questions/", "question_late": "/questions/", "taken_back": "/inbox/",
         "sent": "/inbox/", "late": "/inbox/", "answered": "/day/", "office_answered": "/day/",
         "handover": "/inbox/", "handover_late": "/inbox/", "handover_back": "/inbox/",
         "handover_answered": "/day/", "handover_taken": "/persons/?state=closed"}  # fmt: skip


@app.task(name="referrals.tell", retry=TRY_AGAIN)
def tell(*, institution: str, what: str, email: str, referral: str) -> None:
    """One mail to an institution; with `referral` the link by which it is answered."""
    to = network.institution_for(UUID(institution))
    address = email or (to.email if to else "")
    if not address:
        return
    page = f"/answer/{queries.token_of(UUID(referral))}/" if referral else PAGES[what]
    with translation.override(settings.LANGUAGE_CODE):
        words = {"what": what, "link": f"{settings.SITE_ADDRESS}{page}", "by_link": bool(referral)}
        body = render_to_string("referrals/mail/told.txt", words)
        EmailMessage(_subjects()[what], body, to=[address]).send()


def watchers() -> Iterator[Actor]:
    """The program watching deadlines, once for each region."""
    for region in network.regions():
        yield Actor(role=Watcher, region=region.pk)


@app.periodic(cron="20 5 * * *")
@app.task(name="referrals.night")
def night(timestamp: int) -> None:
    """Every morning: end what nobody answers any more, remind whoever is late."""
    for watcher in watchers():
        watch(watcher)


def watch(watcher: Actor) -> int:
    """One region, each referral in a transaction of its own: what fails is tried the next night."""
    at, on, region = now(), today(), watcher.region
    if region is None:
        return 0
    with acting(watcher):
        over = queries.to_expire(region, on, at)
    for key in over:
        with acting(watcher):
            actions.expire(referral=key, by=watcher, at=at)
    with acting(watcher):
        late = queries.to_remind(region, on)
        unanswered = queries.questions_to_remind(region, on)
    for key in late:
        with acting(watcher):
            actions.remind(referral=key, by=watcher, at=at)
    for key in unanswered:
        with acting(watcher):
            actions.remind_office(question=key, by=watcher, at=at)
    return len(over) + len(late) + len(unanswered)

"""What follows when a referral moves, and the night in which deadlines are watched.

Mail names no person and no topic: it says that something waits, and where.
"""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today, uuid7
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import post
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


def _later(institution: UUID, what: str, *, email: str = "", referral: str = "") -> None:
    """A job in the transaction of what is told; `once` lets it be done twice and told once."""
    tell.defer(
        institution=str(institution), what=what, email=email, referral=referral, once=str(uuid7())
    )


def when_moved(news: ReferralMoved) -> None:
    """Have the other side told."""
    if news.state in TO_SENDER:
        _later(news.sender, "answered")
    elif news.state in TO_RECIPIENT and news.was_sent:
        what = "sent" if news.state == "sent" else "taken_back"
        link = str(news.referral) if news.by_link and what == "sent" else ""
        _later(news.recipient, what, email=news.email, referral=link)


def when_late(news: ReferralLate) -> None:
    """Have whoever was asked reminded."""
    link = str(news.referral) if news.by_link else ""
    _later(news.recipient, "late", email=news.email, referral=link)


def when_question_moved(news: QuestionMoved) -> None:
    """Have the office told of a question, and the holder of its answer."""
    if news.state == "sent":
        _later(news.office, "question")
    else:
        _later(news.holder, "office_answered")


def when_question_late(news: QuestionLate) -> None:
    """Have the office reminded."""
    _later(news.office, "question_late")


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
def tell(*, institution: str, what: str, email: str, referral: str, once: str = "") -> None:
    """One mail to an institution; with `referral` the link by which it is answered."""
    to = network.institution_for(UUID(institution))
    address = email or (to.email if to else "")
    if to is None or not address:
        return
    with translation.override(settings.LANGUAGE_CODE):
        words = {"what": what, "link": post.LINK, "by_link": bool(referral)}
        text = render_to_string("referrals/mail/told.txt", words)
        subject = str(_subjects()[what])
    mail = post.Mail(
        to=address, subject=subject, text=text, opens="answer" if referral else PAGES[what],
        of=UUID(referral) if referral else None, institution=to.pk,
    )  # fmt: skip
    post.tell(mail, region=to.region_id, once=once)


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

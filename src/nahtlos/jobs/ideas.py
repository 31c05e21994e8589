"""Who is told of an idea or a complaint, and the night. No mail says what was sent, or by whom."""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Administrator, Usher, Watcher
from nahtlos.core.wall import acting
from nahtlos.ideas import actions, queries
from nahtlos.ideas.news import IdeaMoved
from nahtlos.jobs import post
from nahtlos.jobs.acting import erasers
from nahtlos.network import queries as network
from nahtlos.outbox import actions as outbox
from nahtlos.people import queries as people

SUBJECTS: dict[str, Promise] = {
    "received": _("An idea or a complaint has come in"),
    "back": _("An idea or a complaint needs somebody else"),
    "late": _("An idea or a complaint has not been answered in time"),
    "with": _("An idea or a complaint waits for your answer"),
    "soon": _("In three days an answer of yours is due"),
}
TO_WHOM_IT_IS_WITH = frozenset({"with", "soon"})
MOST = 1000


def when_moved(news: IdeaMoved) -> None:
    """The coordination, whoever answers, or the sender who left an address."""
    if news.what == "answered":
        _tell_sender(news)
        return
    for to, institution in _addresses(news):
        _mail(news, to, institution)


def _addresses(news: IdeaMoved) -> list[tuple[str, UUID]]:
    with acting(Actor(role=Watcher, region=news.region)):
        idea = queries.idea_for(news.idea)
    with acting(Actor(role=Administrator, region=news.region)):
        staff = network.staff_of_region(news.region, first=0, most=MOST)
    if news.what in TO_WHOM_IT_IS_WITH:
        place = idea.place_id if idea else None
        return [(one.email, one.institution) for one in staff if one.id == place]
    return [(one.email, one.institution) for one in staff if one.role == "coordinator"]


def _mail(news: IdeaMoved, to: str, institution: UUID) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        words = {"what": news.what, "link": post.LINK}
        text = render_to_string("ideas/mail/told.txt", words)
        subject = str(SUBJECTS[news.what])
    mail = post.Mail(to=to, subject=subject, text=text, opens=f"/ideas/{news.idea}/",
                     institution=institution)  # fmt: skip
    once = f"idea {news.what} {news.idea} {now().isoformat()} {institution}"
    post.tell(mail, region=news.region, once=once[:120])


def _tell_sender(news: IdeaMoved) -> None:
    """That there is an answer, to be read with the code; the code stands in no mail."""
    usher = Actor(role=Usher, region=news.region)
    with acting(Actor(role=Watcher, region=news.region)):
        idea = queries.idea_for(news.idea)
        place = idea.place_id if idea else None
    with acting(usher):
        sender = queries.sender_of(news.idea)
    if idea is None or sender is None or not sender.email:
        return
    with acting(Actor(role=Administrator, region=news.region)):
        at = network.membership_for(sure(place))
    if at is None:
        return
    with acting(usher):
        to = outbox.To(region=news.region, institution=at.institution_id, language=idea.language,
                       email=sender.email)  # fmt: skip
        note = outbox.Note(kind="idea_answered", values={"idea": "read"}, about=news.idea)
        outbox.send_errand(to=to, note=note, by=usher, at=now())


@app.periodic(cron="0 6 * * *")
@app.task(name="ideas.night")
def night(timestamp: int) -> None:
    """Every morning: remind, tell the coordination what is late; names of senders go in time."""
    for region in network.regions():
        actions.watch(by=Actor(role=Watcher, region=region.pk), on=today())
    for eraser in erasers():
        forget(eraser)


def forget(eraser: Actor) -> int:
    """One region."""
    with acting(eraser):
        months = people.rules(sure(eraser.region))["senders"].months
    return actions.forget_senders(by=eraser, on=today(), months=months)

"""What follows when a project, a partner or a place moves, and the night of projects.

Mail to a partner names nobody: it says that something waits, and where. The person is told in the name
of whoever holds the file, that there is something new on their page.
"""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.acting import told_by
from nahtlos.jobs.mentoring import tell_person, watchers
from nahtlos.network import queries as network
from nahtlos.people.news import CaseClosed, FilesJoin
from nahtlos.projects import actions, queries
from nahtlos.projects.news import ParticipationMoved, PartnerMoved, ProjectMoved, SeatFreed

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)
TO_PERSON = frozenset({"proposed", "taken", "waiting", "finished", "left", "lapsed", "withdrawn"})


def when_place_moved(news: ParticipationMoved) -> None:
    """The person learns what somebody else did."""
    if news.state in TO_PERSON and news.by != "person":
        tell_person(news.person, news.holder, news.region)


def when_place_freed(news: SeatFreed) -> None:
    """Whoever waits longest has it, when the transaction has ended."""
    keep_up.defer(region=str(news.region))


def when_project_moved(news: ProjectMoved) -> None:
    """With its end what waits is settled."""
    if news.state in queries.OVER:
        keep_up.defer(region=str(news.region))


def when_partner_moved(news: PartnerMoved) -> None:
    """The institution learns that it is asked, the coordination what was answered."""
    tell_partner.defer(partner=str(news.partner), region=str(news.region), state=news.state)


def when_case_closed(news: CaseClosed) -> None:
    """With its case ends what waits; whoever takes part goes on."""
    actions.end_with_case(person=news.person, by=told_by(news), at=now())


def when_files_join(news: FilesJoin) -> None:
    """One person stands once in a project."""
    actions.make_one(person=news.person, merged=news.merged, by=told_by(news), at=news.at)


@app.task(name="projects.keep_up", retry=TRY_AGAIN)
def keep_up(*, region: str) -> None:
    """Take up who waits where a place is free, and settle what is over."""
    tend(Actor(role=Watcher, region=UUID(region)))


@app.periodic(cron="25 4 * * *")
@app.task(name="projects.night")
def night(timestamp: int) -> None:
    """Every night: begin what is due, take up who waits, settle what is over."""
    for watcher in watchers():
        tend(watcher)


def tend(watcher: Actor) -> int:
    """One region, each project and place in a transaction of its own; how much there was to do."""
    at, on, region = now(), today(), sure(watcher.region)
    with acting(watcher):
        due, room, over = (
            queries.due(region, on),
            queries.with_room(region),
            queries.left_over(region),
        )
    for project in due:
        with acting(watcher):
            actions.begin_due(project=project, by=watcher, at=at, on=on)
    for project in room:
        with acting(watcher):
            actions.take_up(project=project, by=watcher, at=at)
    for one in over:
        with acting(watcher):
            actions.settle(one=one, by=watcher, at=at)
    return len(due) + len(room) + len(over)


@app.task(name="projects.tell_partner", retry=TRY_AGAIN)
def tell_partner(*, partner: str, region: str, state: str) -> None:
    """A mail without any name: an institution is asked, or has answered."""
    with acting(Actor(role=Watcher, region=UUID(region))):
        found = queries.partner_for(UUID(partner))
    if found is None or found.state != state:
        return
    asked = state == queries.PartnerState.ASKED
    to = network.institution_for(found.institution_id if asked else found.project.institution_id)
    if to is None or not to.email:
        return
    with translation.override(settings.LANGUAGE_CODE):
        words = {"partner": found, "project": found.project, "asked": asked, "link": post.LINK}
        text = render_to_string("projects/mail/partner.txt", words)
        subject = _("May we count on you?") if asked else _("A partner has answered")
    mail = post.Mail(
        to=to.email, subject=subject, text=text, opens=f"/projects/{found.project_id}/",
        institution=to.pk,
    )  # fmt: skip
    post.tell(
        mail, region=UUID(region), once=f"project {partner} {found.moved_at.isoformat()}"[:120]
    )

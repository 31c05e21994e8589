"""Who is told when an introduction moves, and the morning in which silence is followed up.

The person is told on their own page, in their language; adviser, employer and employer service by a
mail that names no person and no opening. All of it is written in the transaction of what it tells of.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today, uuid7
from nahtlos.core.roles import Adviser, Watcher
from nahtlos.core.wall import acting
from nahtlos.employers import queries as employers
from nahtlos.employers.news import OpeningFilled
from nahtlos.introductions import actions, queries
from nahtlos.introductions.news import GuestAsked, IntroductionLate, IntroductionMoved
from nahtlos.jobs import post
from nahtlos.jobs.acting import told_by
from nahtlos.network import queries as network
from nahtlos.outbox import actions as outbox
from nahtlos.people import queries as people
from nahtlos.people.news import CaseClosed, FilesJoin

State, Side = queries.State, queries.Side
TO_PERSON = frozenset(
    {
        *(State.PROPOSED, State.INVITED, State.TRIAL, State.LATER),
        *(State.REFUSED, State.SETTLED, State.UNANSWERED, State.WITHDRAWN),
    }
)
SILENT = frozenset({State.CHASED})
NAME_WAITS = frozenset({State.INVITED, State.TRIAL})
Moved = IntroductionMoved | IntroductionLate


def when_moved(news: IntroductionMoved) -> None:
    """Tell each side that did not do it itself."""
    if news.state in TO_PERSON and news.side != Side.PERSON and not news.beside:
        _tell_person(news.person, news.institution, news.region, about=news.introduction)
    if news.side != Side.ADVISER and news.state not in SILENT:
        _tell_adviser(news, "moved")
    if news.state == State.SHOWN:
        _tell_employer(news, "asked")
    elif news.state == State.WITHDRAWN and news.shown:
        _tell_employer(news, "withdrawn")
    elif news.state in SILENT:
        _tell_service(news)


def when_late(news: IntroductionLate) -> None:
    """Remind whoever has the turn."""
    if news.state == State.WISHED:
        _tell_adviser(news, "wished")
    elif news.state == State.PROPOSED:
        _tell_person(news.person, news.institution, news.region, about=news.introduction)
    elif news.state in SILENT:
        _tell_service(news)
    elif news.state in NAME_WAITS and not _name_given(news.introduction):
        _tell_person(news.person, news.institution, news.region, about=news.introduction)
    else:
        _tell_employer(news, "late")


def when_guest_asked(news: GuestAsked) -> None:
    """A person is asked to come to a job day."""
    _tell_person(news.person, news.institution, news.region, about=news.guest)


def when_filled(news: OpeningFilled) -> None:
    """Somebody was found: whoever else was introduced is told the same day."""
    program = Actor(role=Watcher, region=news.region)
    with acting(program):
        opening = employers.bare_opening(news.opening)
    if opening is not None:
        actions.settle(opening=opening, placed=None, by=program, at=now(), full=True)


def when_case_closed(news: CaseClosed) -> None:
    """With its case ends what was open, in the same transaction."""
    actions.end_with_case(person=news.person, by=told_by(news), at=now())
    actions.call_guests_off(person=news.person, by=told_by(news), at=now())


def when_files_join(news: FilesJoin) -> None:
    """One person stands once for an opening, and sits at one table at a time."""
    actions.make_one(person=news.person, merged=news.merged, by=told_by(news), at=news.at)


def _name_given(introduction: UUID) -> bool:
    return queries.shown_line(introduction, today()).row.name_given


@contextmanager
def _holder(person: UUID, institution: UUID, region: UUID) -> Iterator[people.Person | None]:
    """The person as the holder's advisers see them; nobody once the file is gone."""
    with acting(Actor(role=Adviser, institution=institution, region=region)):
        try:
            yield people.person_for(person)
        except people.NoPerson:
            yield None


def _tell_person(key: UUID, institution: UUID, region: UUID, *, about: UUID) -> None:
    """A message that says only that there is something new on the own page; by the own adviser."""
    with _holder(key, institution, region) as person:
        if person is None or person.adviser is None or person.closed_at or person.merged_into_id:
            return
        by = Actor(
            role=Adviser, account=person.adviser.account_id, membership=person.adviser_id,
            institution=institution, region=region,
        )  # fmt: skip
        outbox.call_off(about=about)
        outbox.write(person=person, note=outbox.Note(kind="news", about=about), by=by, at=now())


def _tell_adviser(news: Moved, what: str) -> None:
    with _holder(news.person, news.institution, news.region) as person:
        to = network.mail_of_desk(person.adviser_id, today()) if person else ""
    _mail(news, to, what, f"/introductions/{news.introduction}/", institution=news.institution)


def _as_program(news: Moved, read: Callable[[], list[str]]) -> list[str]:
    with acting(Actor(role=Watcher, region=news.region)):
        return read()


def _tell_employer(news: Moved, what: str) -> None:
    """Everybody who signs in for the company."""
    users = _as_program(
        news, lambda: [one.account.email for one in employers.users_of(news.company)]
    )
    for to in users:
        _mail(news, to, what, "/employer/sign-in/")


def _tell_service(news: Moved) -> None:
    """Whoever looks after the company, or their institution."""
    company = employers.company_for(news.company)
    if company is None:
        with acting(Actor(role=Watcher, region=news.region)):
            company = employers.company_for(news.company)
    if company is None:
        return
    desk = Actor(role=Adviser, institution=company.institution_id, region=news.region)
    with acting(desk):
        to = network.mail_of_desk(company.keeper_id, today()) or company.institution.email
    page = f"/introductions/{news.introduction}/"
    _mail(news, to, "silent", page, institution=company.institution_id)


def _subjects() -> dict[str, str]:
    return {
        "moved": _("Something new about an introduction"),
        "wished": _("Somebody would like to be introduced"),
        "asked": _("Somebody could suit one of your openings"),
        "withdrawn": _("Somebody no longer stands for your opening"),
        "late": _("Somebody waits for your answer"),
        "silent": _("A company has not answered"),
    }


def _mail(news: Moved, to: str, what: str, page: str, *, institution: UUID | None = None) -> None:
    if not to:
        return
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("introductions/mail.txt", {"what": what, "link": post.LINK})
        subject = str(_subjects()[what])
    mail = post.Mail(to=to, subject=subject, text=text, opens=page, institution=institution)
    post.tell(mail, region=news.region, once=str(uuid7()))


@app.periodic(cron="30 5 * * *")
@app.task(name="introductions.night")
def night(timestamp: int) -> None:
    """Every morning: remind, hand silence on to the employer service, ask again."""
    for region in network.regions():
        watch(Actor(role=Watcher, region=region.pk))


def watch(watcher: Actor) -> int:
    """One region, each introduction in a transaction of its own; how many were moved or reminded."""
    at, on, region = now(), today(), watcher.region
    if region is None:
        return 0
    todo = (
        (queries.to_ask_again, actions.ask_again),
        (queries.to_chase, actions.chase),
        (queries.to_remind, actions.remind),
    )
    done = 0
    for find, do in todo:
        with acting(watcher):
            found = find(region, on)
        for key in found:
            with acting(watcher):
                do(introduction=key, by=watcher, at=at)
        done += len(found)
    return done

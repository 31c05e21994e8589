"""What is asked after a start, and what runs out: the night, and who is told.

A message names no person, no company and no office: that there is something, and where to read it.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Adviser, Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import post
from nahtlos.jobs.referrals import watchers
from nahtlos.network import queries as network
from nahtlos.outbox import access as sending
from nahtlos.outbox import actions as outbox
from nahtlos.people.news import FilesJoin
from nahtlos.placements import access, actions, queries
from nahtlos.placements.news import FollowUpAsked, FollowUpTroubled, PermissionRunsOut
from nahtlos.plan import access as planning
from nahtlos.plan import actions as plan
from nahtlos.plan.actions import Wanted
from nahtlos.plan.queries import Doer

TALK, TALK_WITHIN = "work_talk", timedelta(days=3)


def holder(region: UUID, institution: UUID, account: UUID | None = None) -> Actor:
    """The program in the name of the institution that holds the file, by the account that recorded it."""
    return Actor(role=Adviser, account=account, institution=institution, region=region)


@app.periodic(cron="40 5 * * *")
@app.task(name="placements.night")
def night(timestamp: int) -> None:
    """Every morning: ask whose day has come, chase silence, warn of what runs out."""
    for watcher in watchers():
        watch(watcher)


def watch(watcher: Actor) -> int:
    """One region, each question in a transaction of its own: what fails is tried the next night."""
    at, on, region = now(), today(), sure(watcher.region)
    with acting(watcher):
        late, due = queries.late_keys(region, on), queries.due_keys(region, on)
        ends = queries.endings(region, on)
    for key in late:
        with acting(watcher):
            actions.chase(followup=key, by=watcher, at=at)
    for key in due:
        with acting(watcher):
            actions.ask(followup=key, by=watcher, at=at)
    for one in ends:
        with acting(holder(region, one.institution)) as by:
            actions.warn(permission=one.permission, by=by, at=at)
    return len(late) + len(due) + len(ends)


def when_files_join(news: FilesJoin) -> None:
    """Nobody works twice at one company, or learns two trades, at a time; a human says which holds."""
    demand(access.may_become_one(news.person, news.merged))


def when_asked(news: FollowUpAsked) -> None:
    """A message to whoever is asked; without any way to them they are telephoned."""
    with acting(holder(news.region, news.institution)):
        followup = queries.followup_for(news.followup)
        started = queries.placement_for(followup.placement_id)
        _telephone, email = queries.ways_to_company(started)
    kind = "follow_up_again" if news.again else "follow_up"
    if news.side == queries.Side.PERSON:
        told = _tell_person(started, kind, followup.pk)
    else:
        told = _tell_company(followup, email, again=news.again)
    if not told:
        watcher = Actor(role=Watcher, region=news.region)
        with acting(watcher):
            actions.no_way(followup=followup.pk, by=watcher, at=now())


def _tell_person(started: queries.Placement, kind: str, about: UUID) -> bool:
    by = holder(started.region_id, started.institution_id, started.made_by_id)
    note = outbox.Note(kind=kind, values={"asked": str(about)}, about=about)
    with acting(by):
        if sending.may_write(by, started.person) is not None:
            return False
        return outbox.write(person=started.person, note=note, by=by, at=now()) is not None


def _tell_company(followup: queries.FollowUp, email: str, *, again: bool) -> bool:
    if not email:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        words = {"link": post.LINK, "again": again}
        text = render_to_string("placements/mail/asked.txt", words)
        subject = _("Three short questions")
    mail = post.Mail(to=email, subject=subject, text=text, opens="asked", of=followup.pk)
    post.tell(mail, region=followup.region_id, once=f"asked {followup.pk} {again}")
    return True


def when_troubled(news: FollowUpTroubled) -> None:
    """A step for the person's adviser, in the same words whoever has spoken."""
    with acting(holder(news.region, news.institution)):
        started, on = queries.placement_for(news.placement), today()
    by = holder(news.region, news.institution, started.made_by_id)
    step = Wanted(
        who=Doer.ADVISER, phrase=TALK, source_key=f"work {news.placement}",
        until=on + TALK_WITHIN,
    )  # fmt: skip
    with acting(by):
        if planning.may_agree(by, started.person) is None:
            plan.agree_step(person=started.person, wanted=step, by=by, at=now())


def when_runs_out(news: PermissionRunsOut) -> None:
    """The adviser's institution, the person and the company are told that something needs them."""
    with acting(holder(news.region, news.institution)):
        started = queries.placement_for(news.placement)
        _telephone, email = queries.ways_to_company(started)
    _tell_person(started, "news", news.permission)
    house = network.institution_for(news.institution)
    once = f"runs out {news.permission} {news.days}"
    adviser = started.person.adviser
    to = adviser.account.email if adviser else house.email if house else ""
    if to:
        _warn(to, "/placements/", f"{once} adviser", news)
    if email and started.ask_employer:
        _warn(email, "/employer/sign-in/", f"{once} company", news)


def _warn(to: str, opens: str, once: str, news: PermissionRunsOut) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("placements/mail/runs_out.txt", {"link": post.LINK})
        subject = _("Something runs out soon")
    mail = post.Mail(to=to, subject=subject, text=text, opens=opens)
    post.tell(mail, region=news.region, once=once)

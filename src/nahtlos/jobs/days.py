"""Beside the pages: plans of consultation days are worked out, and the night after a day."""

from time import monotonic
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.days import actions, engine, queries
from nahtlos.days.news import (
    DeskAsked,
    HelperAsked,
    LookBackAsked,
    PlaceFreed,
    PlanAsked,
    TimeFreed,
)
from nahtlos.days.translate.looking_back import look_back
from nahtlos.days.translate.working import work_out
from nahtlos.jobs import post
from nahtlos.jobs.acting import ushers
from nahtlos.network import queries as network

LOOK_BACK_SECONDS = 5.0


def when_plan_asked(news: PlanAsked) -> None:
    """Have the plan worked out."""
    plan_day.defer(draft=str(news.draft), region=str(news.region))


def when_place_freed(news: PlaceFreed) -> None:
    """Have whoever got the place fitted into the plan, where it stands already."""
    fit_in.defer(day=str(news.day), region=str(news.region))


def when_time_freed(news: TimeFreed) -> None:
    """Have whoever has a place and no time fitted in."""
    fit_in.defer(day=str(news.day), region=str(news.region))


def when_desk_asked(news: DeskAsked) -> None:
    """Have the institution told that a day waits for its answer."""
    tell_desk.defer(institution=str(news.institution), once=f"desk {news.desk}")


@app.task(name="days.tell_desk")
def tell_desk(*, institution: str, once: str) -> None:
    """One mail to an institution; which day it is stands behind the link."""
    to = network.institution_for(UUID(institution))
    if to is None or not to.email:
        return
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("days/mail/asked.txt", {"link": post.LINK})
        subject = _("A consultation day asks for you")
    mail = post.Mail(to=to.email, subject=subject, text=text, opens="/days/", institution=to.pk)
    post.tell(mail, region=to.region_id, once=once)


def when_helper_asked(news: HelperAsked) -> None:
    """Have an interpreter or another helper asked whether they come."""
    tell_helper.defer(helper=str(news.helper), region=str(news.region))


@app.task(name="days.tell_helper")
def tell_helper(*, helper: str, region: str) -> None:
    """One mail with the link at which they answer; nothing if they have answered meanwhile."""
    with acting(Actor(role=Usher, region=UUID(region))):
        to = queries.helper_for(UUID(helper))
    if to is None or not to.email or to.state != queries.Answered.ASKED:
        return
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("days/mail/helper.txt", {"link": post.LINK})
        subject = _("Can you help at a consultation day?")
    mail = post.Mail(to=to.email, subject=subject, text=text, opens="helper", of=to.pk)
    post.tell(mail, region=to.region_id, once=f"helper {helper} {to.link_digest[:8]} {to.email}")


@app.task(name="days.plan")
def plan_day(*, draft: str, region: str) -> None:
    """Work a plan out, with the seed and the effort that were asked for; no lock is held meanwhile."""
    usher = Actor(role=Usher, region=UUID(region))
    with acting(usher):
        wanted = queries.draft_for(UUID(draft))
        hall = queries.hall_of(wanted.day) if wanted is not None else None
    if wanted is None or hall is None or wanted.making != queries.Making.WAITING:
        return
    engine.warm()
    anew = wanted.now is not None
    until = monotonic() + (engine.REPLAN_UNTIL if anew else engine.search_until(wanted.seconds))
    try:
        worked = work_out(
            hall, seconds=wanted.seconds, seed=wanted.seed, now=wanted.now,
            stop=lambda: monotonic() > until,
        )  # fmt: skip
    except Exception:
        actions.fail_draft(draft=wanted, by=usher)
        raise
    actions.keep_draft(draft=wanted, made_for=hall.digest(), worked=worked, by=usher)
    if wanted.quiet:
        _take(wanted, usher)


def _take(draft: queries.Draft, usher: Actor) -> None:
    """What moves nobody is taken; whatever else has happened meanwhile, the plan that stands stays."""
    try:
        actions.take_quietly(draft=draft, by=usher, at=now())
    except Refused:
        return


def when_look_back_asked(news: LookBackAsked) -> None:
    """Have it worked out what another staffing would have served."""
    back.defer(day=str(news.day), region=str(news.region))


@app.task(name="days.look_back")
def back(*, day: str, region: str) -> None:
    """Plan a day that has been once more, on the real arrivals; no lock is held meanwhile."""
    usher = Actor(role=Usher, region=UUID(region))
    with acting(usher):
        found = queries.day_for(UUID(day))
        hall = queries.hall_of(found)
    engine.warm()
    until = monotonic() + engine.search_until(LOOK_BACK_SECONDS)
    would = look_back(hall, seconds=LOOK_BACK_SECONDS, seed=0, stop=lambda: monotonic() > until)
    actions.keep_look_back(day=found, would={"making": "ready"} | would, by=usher)


@app.task(name="days.fit_in")
def fit_in(*, day: str, region: str) -> None:
    """Somebody has a place now: find a time that moves nobody else."""
    usher = Actor(role=Usher, region=UUID(region))
    with acting(usher):
        found = queries.day_for(UUID(day))
    actions.fit_in(day=found, by=usher, at=now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="days.remind")
def remind(timestamp: int) -> None:
    """Every ten minutes: whoever comes in two days or two hours is to be reminded."""
    for usher in ushers():
        actions.remind_due(by=usher, at=now())


@app.periodic(cron="20 2 * * *")
@app.task(name="days.night")
def night(timestamp: int) -> None:
    """Every night: days that have been are over, and names go after their time."""
    for usher in ushers():
        actions.end_days(by=usher, on=today())
        actions.clear_guests(by=usher, on=today())

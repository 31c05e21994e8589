"""The adviser's day: what needs me now, each thing once, the first few of each."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from nahtlos.apprenticeships import queries as apprenticeships
from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.ideas import queries as ideas
from nahtlos.introductions import queries as introductions
from nahtlos.network import queries as network
from nahtlos.outbox import queries as outbox
from nahtlos.people import access, queries
from nahtlos.plan import queries as plan
from nahtlos.recognition import queries as recognition
from nahtlos.referrals import queries as referrals
from nahtlos.steering import queries as steering
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.outbox.telling import lines
from nahtlos.web.referrals.arriving import late_words

SOON = timedelta(days=60)
WEEK = timedelta(days=7)
FEW, MOST = 5, 100
Rows = dict[str, list[Any]]


def day(request: NahtlosRequest) -> HttpResponse:
    """What needs me now?"""
    actor = request.actor
    demand(access.may_make(actor) or may_read(actor))
    desks = network.desks_of(actor, today())
    whose = [sure(actor.membership), *(one.membership for one in desks)]
    rows = _rows(actor, whose, now(), today())
    whole = request.GET.get("all", "")
    shown = {name: found if name == whole else found[:FEW] for name, found in rows.items()}
    return render(
        request,
        "people/day.html",
        {
            **shown,
            "totals": {
                name: len(found) for name, found in rows.items() if len(found) > len(shown[name])
            },
            "persons": queries.caseload(sure(actor.institution), adviser=actor.membership).first(
                FEW
            ),
            "desks": desks,
            "digest": outbox.digest_of(actor),
            "absent": {one.membership: one.name for one in desks},
            "today": today(),
            "mine": True,
        },
    )


def _rows(actor: Actor, whose: Collection[UUID], at: datetime, on: date) -> Rows:
    """Everything of the day, up to a hundred of each kind of thing."""
    came, sent = referrals.of_the_day(actor, whose, MOST)
    offered, handovers = referrals.handovers_of_the_day(actor, whose, MOST)
    return {
        **_steps(actor, whose, on),
        "answers": list(plan.unread_answers(actor, desks=whose)[:MOST]),
        "words": list(plan.unread_words(actor, desks=whose)[:MOST]),
        "inbox": _late(came),
        "offered": offered,
        "papers": list(queries.documents_waiting(actor, desks=whose)[:MOST]),
        "referrals": _late(sent),
        "questions": list(referrals.waits_for_offices(actor, desks=whose)[:MOST]),
        "handovers": handovers,
        "introductions": introductions.for_desks(actor, whose, on),
        "meetings": list(plan.meetings_of(actor, at, at + WEEK, desks=whose)[:MOST]),
        "reviews": plan.due_reviews(actor, on, at=at, desks=whose)[:MOST],
        "recognitions": list(recognition.due(actor, on, desks=whose)[:MOST]),
        "troubled": lines(outbox.troubled(actor, desks=whose)[:MOST]),
        "running_out": list(queries.running_out(sure(actor.institution), whose, on + SOON)[:MOST]),
        **_seldom(actor, whose, on),
    }


def _seldom(actor: Actor, whose: Collection[UUID], on: date) -> Rows:
    """What is there on few days: asked together whether there is any."""
    rows: dict[str, QuerySet[Any]] = {
        "sealed": referrals.sealed_by_me(actor, desks=whose),
        "asked": queries.open_requests(actor, mine=True),
        "apprenticeships": apprenticeships.of_the_day(actor, on, whose),
        "ending": queries.announcements(sure(actor.institution), actor.membership),
        "taken_on": steering.my_tasks(actor),
        "ideas": ideas.mine(sure(actor.account)),
    }
    there = network.any_of(sure(actor.region), **rows)
    return {name: list(found[:MOST]) if name in there else [] for name, found in rows.items()}


def _late(rows: Iterable[referrals.Referral]) -> list[tuple[referrals.Referral, object]]:
    return [(one, late_words(one)) for one in rows]


def _steps(actor: Actor, whose: Collection[UUID], on: date) -> Rows:
    """Steps due today or overdue, those due within a week, and those that do not go on: each once."""
    rows = list(plan.needs_me(actor, on + WEEK, desks=whose)[:MOST])
    stuck = [one for one in rows if _does_not_go_on(one, on)]
    rest = [one for one in rows if one not in stuck]
    now_due = [one for one in rest if one.until is not None and one.until <= on]
    return {"due": now_due, "coming": [one for one in rest if one not in now_due], "stuck": stuck}


def _does_not_go_on(step: plan.Step, on: date) -> bool:
    overdue = step.until is not None and step.until < on - plan.LATE
    return step.state == plan.State.STUCK or overdue

"""First pages: the adviser's day, an institution's inbox, and the list of persons."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Adviser
from nahtlos.people import access, queries
from nahtlos.plan import queries as plan
from nahtlos.recognition import queries as recognition
from nahtlos.referrals import queries as referrals
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import page_number
from nahtlos.web.referrals.arriving import late_words

SOON = timedelta(days=60)
FEW, FEWER, MOST = 8, 5, 100


def _text(request: NahtlosRequest) -> str:
    return request.GET.get("q", "").replace("\0", "")[:100].strip()


def _own(actor: Actor) -> UUID:
    demand(may_read(actor))
    return sure(actor.institution)


def day(request: NahtlosRequest) -> HttpResponse:
    """What needs me now?"""
    demand(access.may_make(request.actor))
    own, me, at = _own(request.actor), request.actor.membership, now()
    return render(
        request,
        "people/day.html",
        {
            **_steps(request.actor, today()),
            "answers": plan.unread_answers(request.actor)[:FEW],
            "words": plan.unread_words(request.actor)[:FEW],
            "meetings": plan.meetings_of(request.actor, at, at + timedelta(days=7))[:FEWER],
            "reviews": plan.due_reviews(request.actor, today(), at=at)[:FEWER],
            "recognitions": recognition.due(request.actor, today())[:FEW],
            "papers": queries.documents_waiting(request.actor)[:FEW],
            "referrals": _others(request.actor),
            "handovers": referrals.waits_for_takers(request.actor)[:FEW],
            "running_out": queries.running_out(own, me, today() + SOON)[:5],
            "persons": queries.caseload(own, adviser=me).first(FEW),
            "today": today(),
            "mine": True,
        },
    )


def _steps(actor: Actor, on: date) -> dict[str, list[plan.Step]]:
    """Steps due within a week, and apart from them those that do not go on."""
    rows = list(plan.needs_me(actor, on + timedelta(days=7))[:MOST])
    stuck = [one for one in rows if _late(one, on)]
    return {"due": [one for one in rows if one not in stuck][:FEW], "stuck": stuck[:FEW]}


def _late(step: plan.Step, on: date) -> bool:
    overdue = step.until is not None and step.until < on - plan.LATE
    return step.state == plan.State.STUCK or overdue


def _others(actor: Actor) -> list[tuple[referrals.Referral, bool]]:
    """For whose answer the actor's persons wait, soonest deadline first."""
    return [(one, late_words(one)) for one in referrals.sent_by(actor, mine=True)[:FEW]]


def inbox(request: NahtlosRequest) -> HttpResponse:
    """Who was handed to us, and what may we see?"""
    page = queries.shared_with(_own(request.actor), page=page_number(request))
    waiting = list(referrals.inbox(request.actor)[: MOST + 1])
    shown = {
        "persons": page,
        "waiting": [(one, late_words(one)) for one in waiting[:MOST]],
        "handovers": referrals.handovers_to_us(request.actor)[:MOST],
        "today": today(),
        "with_us": referrals.with_us(request.actor)[:MOST],
        "more": len(waiting) > MOST and referrals.inbox(request.actor).count() - MOST,
    }
    return render(request, "people/inbox.html", shown)


def persons(request: NahtlosRequest) -> HttpResponse:
    """All persons of the institution, or those whose name sounds like what was typed."""
    own = _own(request.actor)
    mine = request.GET.get("whose") == "mine"
    closed = request.GET.get("state") == "closed"
    text = _text(request)
    page = queries.caseload(
        own,
        adviser=request.actor.membership if mine else None,
        text=text,
        closed=closed,
        page=page_number(request),
    )
    template = (
        "people/_found.html" if request.headers.get("HX-Target") == "found" else "people/list.html"
    )
    return render(
        request,
        template,
        {
            "persons": page,
            "q": text,
            "mine": mine,
            "closed": closed,
            "begins": request.actor.role is Adviser,
        },
    )

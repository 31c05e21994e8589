"""First pages: the adviser's day, an institution's inbox, and the list of persons."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import today
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
FEW = 8
MOST = 100


def _text(request: NahtlosRequest) -> str:
    return request.GET.get("q", "").replace("\0", "")[:100].strip()


def _own(actor: Actor) -> UUID:
    demand(may_read(actor))
    return sure(actor.institution)


def day(request: NahtlosRequest) -> HttpResponse:
    """What needs me now?"""
    demand(access.may_make(request.actor))
    own, me = _own(request.actor), request.actor.membership
    return render(
        request,
        "people/day.html",
        {
            "due": plan.due(request.actor, today() + timedelta(days=7))[:8],
            "recognitions": recognition.due(request.actor, today())[:FEW],
            "papers": queries.documents_waiting(request.actor)[:FEW],
            "referrals": _others(request.actor),
            "running_out": queries.running_out(own, me, today() + SOON)[:5],
            "persons": queries.caseload(own, adviser=me).first(FEW),
            "today": today(),
            "mine": True,
        },
    )


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

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
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import page_number

SOON = timedelta(days=60)
FEW = 8


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
            "running_out": queries.running_out(own, me, today() + SOON)[:5],
            "persons": queries.caseload(own, adviser=me).first(FEW),
            "today": today(),
            "mine": True,
        },
    )


def inbox(request: NahtlosRequest) -> HttpResponse:
    """Who was handed to us, and what may we see?"""
    page = queries.shared_with(_own(request.actor), page=page_number(request))
    return render(request, "people/inbox.html", {"persons": page})


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

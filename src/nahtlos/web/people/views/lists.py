"""An institution's inbox: who was handed to it, and whose files it sees."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import today
from nahtlos.core.refusal import demand
from nahtlos.people import queries
from nahtlos.referrals import access as referrals_access
from nahtlos.referrals import queries as referrals
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import page_number
from nahtlos.web.referrals.arriving import late_words

FEWER, MOST = 5, 100


def _own(actor: Actor) -> UUID:
    demand(may_read(actor))
    return sure(actor.institution)


def inbox(request: NahtlosRequest) -> HttpResponse:
    """Who was handed to us, and what may we see?"""
    page = queries.shared_with(_own(request.actor), page=page_number(request))
    waiting = list(referrals.inbox(request.actor)[: MOST + 1])
    shown = {
        "persons": page,
        "waiting": [(one, late_words(one)) for one in waiting[:MOST]],
        "corrections": queries.corrections_for(request.actor)[:FEWER],
        "handovers": referrals.handovers_to_us(request.actor)[:MOST],
        "not_taken_in": referrals_access.may_take_in(request.actor),
        "today": today(),
        "with_us": referrals.with_us(request.actor)[:MOST],
        "more": len(waiting) > MOST and referrals.inbox(request.actor).count() - MOST,
    }
    return render(request, "people/inbox.html", shown)

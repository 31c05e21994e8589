"""How somebody arrives at their own pages, and who is sent elsewhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import sure
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Newcomer, Nobody
from nahtlos.people import queries
from nahtlos.plan import queries as plan
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import row_of
from nahtlos.web.mine.proving import waiting_link

P = ParamSpec("P")
Page = Callable[Concatenate[NahtlosRequest, P], HttpResponse]


def own_page(page: Page[P]) -> Page[P]:
    """A page for the person alone, kept by no browser.

    A link that was made for one question opens that question and nothing else.
    """

    @wraps(page)
    def guarded(request: NahtlosRequest, /, *args: P.args, **more: P.kwargs) -> HttpResponse:
        response = _elsewhere(request, more) or page(request, *args, **more)
        add_never_cache_headers(response)
        return response

    return guarded


def _elsewhere(request: NahtlosRequest, asked: dict[str, Any]) -> HttpResponse | None:
    if request.actor.role is Nobody:
        if waiting_link(request):
            return redirect("mine:birth_date")
        return render(request, "mine/over.html", status=401)
    demand(
        unless(
            request.actor.role is Newcomer,
            _("This page belongs to another role than yours."),
        )
    )
    only = only_question(request)
    if only is None or asked.get("consent") == only:
        return None
    if request.method == "POST":
        raise Http404
    return redirect("mine:question", only)


def only_question(request: NahtlosRequest) -> UUID | None:
    """The consent that the link was made for; none where it opens all of the own pages."""
    link = queries.link_in_use(request.actor.link) if request.actor.link else None
    return link.consent_id if link else None


def me(request: NahtlosRequest) -> UUID:
    """Whose pages these are."""
    return sure(request.actor.person)


def own_consent(request: NahtlosRequest, consent: UUID) -> queries.Consent:
    """One of the person's consents, or a page that is not there."""
    return row_of(me(request), queries.consent_for, consent)


def own_step(request: NahtlosRequest, step: UUID) -> plan.Step:
    """One of the person's steps, or a page that is not there."""
    return row_of(me(request), plan.step_for, step)


def own_appointment(request: NahtlosRequest, appointment: UUID) -> plan.Appointment:
    """One of the person's appointments, or a page that is not there."""
    return row_of(me(request), plan.appointment_for, appointment)

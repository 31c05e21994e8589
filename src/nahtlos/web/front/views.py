"""Three doors for everybody, and one first page for each role."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import today
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.core.roles import EmployerContact, Role
from nahtlos.employers import queries as employers
from nahtlos.internships import queries as internships
from nahtlos.network import queries
from nahtlos.placements import queries as placements
from nahtlos.web.acting import NahtlosRequest, as_member, keep
from nahtlos.web.front.places import FIRST_PAGES
from nahtlos.web.introductions.employer import candidates


def doors(request: NahtlosRequest) -> HttpResponse:
    """Where do I go?"""
    return render(request, "front/doors.html")


def looking(request: NahtlosRequest) -> HttpResponse:
    """I look for work or training: what helps, and who."""
    return render(request, "front/looking.html", {"topics": queries.TOPICS})


def giving(request: NahtlosRequest) -> HttpResponse:
    """I give work: what was here before has become the portal."""
    return redirect("portal:start")


def start(request: NahtlosRequest) -> HttpResponse:
    """The first page of whoever has just signed in."""
    first = FIRST_PAGES.get(request.actor.role.key)
    if first is None:
        if request.user.is_authenticated:
            messages.info(
                request, _("You no longer have a place here. Please ask whoever invited you.")
            )
        return redirect("front:doors")
    return redirect(first)


@require_POST
def switch(request: NahtlosRequest) -> HttpResponse:
    """Work for another of one's own institutions from now on."""
    chosen = request.POST.get("membership", "")
    place = next((p for p in request.memberships if str(p.id) == chosen), None)
    account = request.actor.account
    if place is None or account is None:
        raise Refused(Refusal(_("You do not work there.")))
    keep(request, as_member(place, account, request.actor.name))
    return redirect("front:start")


def _only(request: NahtlosRequest, role: type[Role]) -> UUID | None:
    demand(unless(request.actor.role is role, _("This page belongs to another role than yours.")))
    return request.actor.region


@login_required
def employer(request: NahtlosRequest) -> HttpResponse:
    """Who fits, what is covered, whom do I ring?"""
    found = queries.find("employers", region=_only(request, EmployerContact))
    companies = employers.own_companies(sure(request.actor.account))
    openings = employers.openings_of(companies)
    keys = tuple(one.pk for one in companies)
    shown = {
        "found": found,
        "companies": companies,
        "openings": openings,
        "candidates": candidates(companies),
        "workers": placements.working_at(keys),
        "asked_here": placements.asked_of_company(keys),
        "internships": [
            (one, internships.text_of(one)) for one in internships.of_companies(companies)
        ],
        "today": today(),
    }
    return render(request, "front/employer.html", shown)

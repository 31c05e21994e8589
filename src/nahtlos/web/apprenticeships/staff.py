"""The adviser's list, and the page of one person's apprenticeships."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.apprenticeships import access, queries
from nahtlos.core.actor import sure
from nahtlos.core.clock import today
from nahtlos.core.refusal import demand
from nahtlos.people import access as people
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.apprenticeships.telling import told
from nahtlos.web.arriving import arrive

MOST = 200


@login_required
@require_safe
def list_(request: NahtlosRequest) -> HttpResponse:
    """Which apprenticeship needs somebody now? `whose=mine` narrows it to the own ones."""
    by, on = request.actor, today()
    demand(people.may_make(by))
    mine, over = request.GET.get("whose") == "mine", bool(request.GET.get("over"))
    desks = (sure(by.membership),) if mine else ()
    shown = {
        "lines": queries.lines(by, on, desks=desks, over=over)[:MOST],
        "to_call": list(queries.to_call(by, desks=desks)[:MOST]),
        "mine": mine, "over": over, "today": on,
        "columns": [_("Name"), _("Occupation"), _("State"), _("What needs somebody")],
    }  # fmt: skip
    return render(request, "apprenticeships/list.html", shown)


@require_safe
def of_person(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Where does the way to an apprenticeship stand, what helps now, and does it go well?"""
    found = arrive(request, person, "plan")
    if found.institution_id != request.actor.institution:
        raise Http404
    rows = queries.of_person(person)
    running = next((one for one in rows if one.state in queries.OPEN), None)
    last = running or next(iter(rows), None)
    shown = {
        "person": found,
        "one": told(request.actor, last, today()) if last else None,
        "earlier": [one for one in rows if one is not last],
        "refusal": access.may_make(request.actor, found),
        "may_begin_anew": running is None and access.may_make(request.actor, found) is None,
        "today": today(),
        "columns": [_("Month"), _("Trainee"), _("Company"), _("School")],
    }
    return render(request, "apprenticeships/person.html", shown)

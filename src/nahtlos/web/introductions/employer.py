"""The employer's side: an anonymous profile, and the answer to it; made for a phone."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nahtlos.core.clock import today
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import EmployerContact
from nahtlos.employers import queries as employers
from nahtlos.introductions import queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.introductions.arriving import (
    Told,
    answered,
    line_at,
    profile_lines,
    told,
    ways,
)


def candidates(companies: tuple[employers.Employer, ...]) -> list[Told]:
    """Everybody introduced to these companies, for the employer's first page."""
    return told(queries.at_companies([one.pk for one in companies], today()))


@login_required
def candidate(request: NahtlosRequest, introduction: UUID) -> HttpResponse:
    """Who could suit, and what do I say?"""
    demand(
        unless(
            request.actor.role is EmployerContact,
            _("This page belongs to another role than yours."),
        )
    )
    line = line_at(introduction)
    mended = answered(request, line) if request.method == "POST" else None
    if request.method == "POST" and mended is None:
        messages.success(request, _("Thank you. The person and the adviser are told today."))
        return redirect("introductions:candidate", introduction)
    shown = {
        "line": line,
        "compared": profile_lines(line, of=wording.COMPARED),
        "lines": profile_lines(line, of=wording.ITSELF),
        "turn": told([line])[0].turn,
        "ways": ways(request, line, mended),
        "company": employers.company_for(line.row.company_id),
    }
    return render(request, "introductions/candidate.html", shown, status=422 if mended else 200)

"""What came of introductions, for the coordination: numbers, none of them small."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Coordinator
from nahtlos.introductions import queries
from nahtlos.web.acting import NahtlosRequest

YEAR = timedelta(days=365)


@login_required
@require_safe
def counts(request: NahtlosRequest) -> HttpResponse:
    """Where do introductions stand, and why do employers say no?"""
    demand(
        unless(
            request.actor.role is Coordinator, _("This page belongs to another role than yours.")
        )
    )
    states, reasons = queries.counted(now() - YEAR)
    return render(request, "introductions/counts.html", {"states": states, "reasons": reasons})

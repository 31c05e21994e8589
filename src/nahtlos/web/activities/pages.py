"""What was done in a year, and one activity with what it cost and what came of it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.activities import access, queries
from nahtlos.core.actor import sure
from nahtlos.core.clock import today
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.activities.arriving import activity_at, staff

YEARS = range(2000, 2101)


@login_required
@require_safe
def listed(request: NahtlosRequest) -> HttpResponse:
    """What was done this year, what did it cost, and what came of it?"""
    staff(request)
    region = sure(request.actor.region)
    years = sorted({*queries.years(region), today().year}, reverse=True)
    asked = request.GET.get("year", "")
    typed = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 0  # noqa: PLR2004 -- digits of a year
    year = typed if typed in YEARS else today().year
    shown = {
        "year": year, "years": years, "yearly": queries.year_of(region, year),
        "refusal": access.may_make(request.actor),
        "columns": [_("Activity"), _("When"), (_("Came"), "number"), (_("Hours"), "number"),
                    (_("Euros"), "number"), (_("Starts in work"), "number")],
    }  # fmt: skip
    return render(request, "activities/list.html", shown)


@login_required
@require_safe
def show(request: NahtlosRequest, activity: UUID) -> HttpResponse:
    """Who came, what did it cost, and what came of it?"""
    kept, actor = activity_at(request, activity), request.actor
    shown = {
        "page": queries.page_of(kept), "activity": kept,
        "may": {
            "change": not access.may_change(actor, kept),
            "hold": not access.may_hold(actor, kept, today()),
            "cancel": not access.may_cancel(actor, kept),
            "count": not access.may_count(actor, kept),
            "share": bool(actor.institution) and not access.may_share(actor, kept, sure(actor.institution)),
            "close": not access.may_close(actor, kept, today()),
        },
        "waits": access.may_close(actor, kept, today()) if kept.state == queries.State.HELD else None,
        "share_columns": [_("Institution"), (_("Hours"), "number"), (_("Euros"), "number")],
        "led_columns": [_("What"), (_("within 3 months"), "number"), (_("within 6 months"), "number")],
    }  # fmt: skip
    return render(request, "activities/show.html", shown)

"""The person's own places in courses: yes, not now, no longer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now
from nahtlos.offers import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.offers.arriving import found, known


@require_safe
@own_page
def courses(request: NahtlosRequest) -> HttpResponse:
    """Where do I wait, and is a seat held for me?"""
    rows = queries.bookings_of(me(request))
    live = {queries.State.WAITING, queries.State.OFFERED, queries.State.TAKEN}
    shown = {
        "rows": [
            (one, known(one.booking)) for one in rows if one.booking.place.state in live
        ],
        "results": list(queries.results_for(me(request))[:50]),
    }  # fmt: skip
    return render(request, "offers/mine.html", shown)


@require_POST
@own_page
def answer(request: NahtlosRequest, booking: UUID, what: str) -> HttpResponse:
    """Take the seat, let it go to the next, or give the place up."""
    kept = found(queries.booking_for, booking)
    if kept.person_id != me(request):
        raise Http404
    told: dict[str, Any] = {"booking": kept, "by": request.actor, "at": now()}
    if what == "accept":
        actions.accept(**told, known=known(kept))
        messages.success(request, _("The seat is yours."))
    elif what == "pass-on":
        actions.pass_on(**told)
        messages.success(request, _("The seat went to the next."))
    elif what == "leave":
        actions.leave(**told, because=queries.Ended.WISH)
        messages.success(request, _("You have given the place up."))
    else:
        raise Http404
    return redirect("offers:mine")

"""Mail to institutions that did not arrive, and quiet hours: looked after by administrators."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.outbox import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.outbox.forms import Hours

MOST = 100
COLUMNS = (
    gettext_lazy("Written"),
    gettext_lazy("Subject"),
    gettext_lazy("To"),
    gettext_lazy("Standing"),
    gettext_lazy("Do"),
)


def _page(request: NahtlosRequest, form: Hours) -> HttpResponse:
    region = sure(request.actor.region)
    shown = {
        "rows": queries.notices(region)[:MOST],
        "columns": COLUMNS,
        "numbers": [
            (queries.State(state).label, number)
            for state, number in sorted(queries.notices_by_state(region).items())
        ],
        "form": form,
    }
    return render(request, "outbox/house.html", shown)


@login_required
def post(request: NahtlosRequest) -> HttpResponse:
    """What did not arrive, and when messages to persons may come."""
    demand(access.may_see_notices(request.actor))
    kept = queries.hours_of(sure(request.actor.region))
    begin = {"opens": kept.opens, "closes": kept.closes, "sundays_quiet": kept.sundays_quiet}
    return _page(request, Hours(initial=begin))


@require_POST
@login_required
def hours(request: NahtlosRequest) -> HttpResponse:
    """From when to when messages to persons may arrive."""
    demand(access.may_set_hours(request.actor))
    form = Hours(request.POST)
    if not form.is_valid():
        return _page(request, form)
    actions.set_hours(**form.cleaned_data, by=request.actor, at=now())
    messages.success(request, _("Kept. It holds for every message written from now on."))
    return redirect("outbox:house")


@require_POST
@login_required
def do(request: NahtlosRequest, notice: UUID, verb: str) -> HttpResponse:
    """Send it again, or put it aside."""
    demand(access.may_see_notices(request.actor))
    try:
        one = queries.notice_for(notice)
    except queries.NoNotice as error:
        raise Http404 from error
    if verb == "again":
        actions.notice_again(notice=one, by=request.actor, at=now())
        messages.success(request, _("It is sent once more."))
    elif verb == "aside":
        actions.settle_notice(notice=one, by=request.actor, at=now())
        messages.success(request, _("Put aside."))
    else:
        raise Http404
    return redirect("outbox:house")

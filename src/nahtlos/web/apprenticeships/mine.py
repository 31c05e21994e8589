"""The own page of an apprenticeship: where one stands, what helps, whom to ring, what is asked."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from nahtlos.apprenticeships import queries
from nahtlos.core.clock import today
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.apprenticeships.asking import kept, page
from nahtlos.web.apprenticeships.side_forms import form_for
from nahtlos.web.apprenticeships.way import stations
from nahtlos.web.arriving import row_of
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.mine.telling import with_reach

State = queries.State
NEXT: dict[State, Promise] = {
    State.PREPARING: gettext_lazy("You look for a company. Your adviser helps you."),
    State.ENTRY: gettext_lazy("You work at the company for some months. You learn the basics."),
    State.TRIAL: gettext_lazy("You try out whether the occupation suits you."),
    State.CONTRACT: gettext_lazy("Your contract is signed. Please keep it safe."),
    State.TRAINING: gettext_lazy("You are in training. If it is hard, tell us early."),
    State.PASSED: gettext_lazy("You have passed. Congratulations!"),
    State.LEFT: gettext_lazy("Your training has ended early. There are other ways."),
    State.WITHDRAWN: gettext_lazy("This way has ended. There are other ways."),
}


@require_safe
@own_page
def mine(request: NahtlosRequest) -> HttpResponse:
    """Where do I stand, what helps me, and who helps?"""
    person = me(request)
    row = queries.own(person)
    shown: dict[str, object] = {"row": row, "reach": with_reach(person)[1]}
    if row is not None:
        shown |= {
            "says": NEXT[State(row.state)],
            "stations": list(stations(row)),
            "helps": queries.helps(row, today()),
            "registration": queries.registration_of(row),
            "waiting": vars(row)["waiting"],
            "reacts_by": queries.reacts_by(row.pk),
            "answered": list(queries.answered_by_trainee(person)[:12]),
        }
    return render(request, "apprenticeships/mine.html", shown)


@own_page
def answer(request: NahtlosRequest, sign: UUID) -> HttpResponse:
    """The questions on the own page."""
    row = row_of(me(request), queries.sign_for, sign)
    if row.side != queries.Side.TRAINEE:
        raise Http404
    form = form_for(row.side, request.POST if request.method == "POST" else None)
    if kept(request, form, row, how=queries.Channel.PAGE, by=request.actor):
        messages.success(request, _("Thank you for your answers."))
        return redirect("apprenticeships:mine")
    return page(request, row, form, own=True)

"""The monthly questions, heard on the telephone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.apprenticeships import access, actions, queries
from nahtlos.people import queries as persons
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.apprenticeships.arriving import page_of, sign_at
from nahtlos.web.apprenticeships.asking import kept
from nahtlos.web.apprenticeships.side_forms import form_for


def call(request: NahtlosRequest, sign: UUID) -> HttpResponse:
    """The questions on the telephone: whom one rings, and what was said."""
    row = sign_at(request, sign)
    form = form_for(row.side, request.POST or None, by_call=True)
    if kept(request, form, row, how=queries.Channel.CALL, by=request.actor):
        messages.success(request, _("Thank you. The answer is kept."))
        return redirect(page_of(row))
    trainee = row.side == queries.Side.TRAINEE
    shown = {
        "sign": row, "form": form, "trainee": trainee, "back": page_of(row),
        "voice": queries.voice_for(row.apprenticeship_id, row.side),
        "contacts": persons.contacts(row.person_id) if trainee else (),
        "refusal": access.may_call(request.actor, row),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "apprenticeships/call.html", shown, status=status)


@require_POST
def not_reached(request: NahtlosRequest, sign: UUID) -> HttpResponse:
    """Nobody took the call."""
    row = sign_at(request, sign)
    actions.not_reached(sign=row, by=request.actor)
    messages.success(request, _("Written down. It stays on the list of calls."))
    return redirect("apprenticeships:list")

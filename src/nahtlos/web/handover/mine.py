"""The person's own side: take a handover back until it has taken place."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now
from nahtlos.referrals import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import row_of
from nahtlos.web.handover.arriving import handover_at
from nahtlos.web.mine.arriving import me, own_page


@require_POST
@own_page
def take_back(request: NahtlosRequest, handover: UUID) -> HttpResponse:
    """The person does not want it any more; sight ends at once."""
    one = handover_at(handover, me(request))
    actions.withdraw_handover(handover=one, by=request.actor, at=now())
    messages.success(request, _("Taken back. Your adviser stays the same."))
    return redirect("mine:way")


@require_POST
@own_page
def take_back_sealed(request: NahtlosRequest, sealed: UUID) -> HttpResponse:
    """The person does not move, or does not want it: the file is not sent to the other region."""
    person = me(request)
    one = row_of(person, lambda key: queries.sealed_for(key, person), sealed)
    actions.withdraw_sealed(sealed=one, by=request.actor, at=now())
    messages.success(request, _("Taken back. Your adviser stays the same."))
    return redirect("mine:way")

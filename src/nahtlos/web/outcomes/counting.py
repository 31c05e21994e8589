"""Have the figures counted: one press, for the coordination."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.outcomes import access, actions
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import pressed


@login_required
@require_POST
def count(request: NahtlosRequest) -> HttpResponse:
    """Beside the pages; refused with the day on which it may be done again. Pressed twice it is counted once."""
    demand(access.may_see(request.actor))

    def do() -> None:
        actions.ask_count(by=request.actor, at=now(), on=today())
        messages.success(request, _("Asked for. You may leave this page meanwhile."))

    pressed(request, do)
    return redirect("outcomes:figures")

"""I am away, or a colleague is: from when until when, and who stands in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.core.roles import Adviser
from nahtlos.network import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.arriving import arrive
from nahtlos.web.network.doing import done
from nahtlos.web.network.forms import AbsenceForm


@login_required
def own(request: NahtlosRequest) -> HttpResponse:
    """My own absence."""
    return _of(request, sure(request.actor.membership))


@login_required
def of(request: NahtlosRequest, membership: UUID) -> HttpResponse:
    """The absence of a colleague, for whoever keeps the house."""
    return _of(request, membership)


def _of(request: NahtlosRequest, membership: UUID) -> HttpResponse:
    found = arrive(queries.membership_for, membership)
    demand(access.may_keep_absence(request.actor, found))
    colleagues = list(queries.colleagues(found))
    form = AbsenceForm(
        request.POST or None, colleagues=[(one.pk, str(one.account)) for one in colleagues]
    )
    if done(request, form, lambda: _keep(request, found, form.cleaned_data, colleagues)):
        _tell(request, found, form.cleaned_data)
        return redirect(request.path)
    known = list(queries.absences(found.institution_id, today()))
    shown = {
        "form": form,
        "whose": found,
        "mine": found.pk == request.actor.membership,
        "absences": [(one, access.may_end_absence(request.actor, one)) for one in known],
        "back": reverse("people:day") if request.actor.role is Adviser
        else reverse("network:institution", args=[found.institution_id]),
    }  # fmt: skip
    return render(request, "network/absences.html", shown, status=422 if form.errors else 200)


def _keep(
    request: NahtlosRequest,
    absent: queries.Membership,
    given: dict[str, Any],
    colleagues: list[queries.Membership],
) -> None:
    whom = next(one for one in colleagues if str(one.pk) == given["stands_in"])
    actions.stand_in(
        absent=absent,
        stands_in=whom,
        from_on=given["from_on"],
        until_on=given["until_on"],
        by=request.actor,
        at=now(),
    )


def _tell(request: NahtlosRequest, absent: queries.Membership, given: dict[str, Any]) -> None:
    """Whom the absent one stands in for on these days, is named: the next one does that, too."""
    messages.success(request, _("The absence is kept. It ends by itself."))
    handed_on = queries.standing_in(absent.pk, given["from_on"], given["until_on"])
    for name in {str(one.absent.account) for one in handed_on}:
        words = _("The persons of %(name)s are looked after by the same colleague on these days.")
        messages.info(request, words % {"name": name})


@login_required
@require_POST
def end(request: NahtlosRequest, absence: UUID) -> HttpResponse:
    """Back earlier, or not away at all."""
    found = arrive(queries.absence_for, absence)
    actions.end_absence(absence=found, by=request.actor, at=now())
    messages.success(request, _("The absence is ended."))
    own = found.absent_id == request.actor.membership
    return redirect("network:absences") if own else redirect("network:absence", found.absent_id)

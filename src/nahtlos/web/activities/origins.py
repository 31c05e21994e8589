"""An adviser ticks from which activity a start or an introduction came."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nahtlos.activities import access, actions, queries
from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.placements.queries import Placement
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.activities.forms import OriginForm
from nahtlos.web.arriving import arrive, row_of
from nahtlos.web.network.doing import ask, done
from nahtlos.web.placements.arriving import placement_at


@login_required
def of_work(request: NahtlosRequest, person: UUID, placement: UUID) -> HttpResponse:
    """From which activity did this work come?"""
    arrive(request, person, "plan")
    row = placement_at(request, person, placement)
    return _asked(request, row, row.starts_on, reverse("placements:work", args=[person]))


@login_required
def of_introduction(request: NahtlosRequest, introduction: UUID) -> HttpResponse:
    """From which activity did this introduction come?"""
    row = row_of(None, queries.introduction_for, introduction)
    arrive(request, row.person_id, "profile")
    on = timezone.localdate(row.proposed_at or row.moved_at)
    return _asked(request, row, on, reverse("introductions:show", args=[introduction]))


def _asked(
    request: NahtlosRequest, row: Placement | queries.Introduction, on: date, back: str
) -> HttpResponse:
    demand(access.may_tick(request.actor, row, None, on))
    key = "placement" if isinstance(row, Placement) else "introduction"
    before = queries.origin_of(**{key: row.pk})
    found = {str(one.pk): one for one in queries.choices_for(row.region_id, on)}
    form = OriginForm(request.POST or None, found=found.values(),
                      initial={"activity": str(before.activity_id) if before else ""})  # fmt: skip

    def do() -> None:
        activity = found.get(form.cleaned_data["activity"])
        actions.came_from(row=row, activity=activity, on=on, by=request.actor, at=now())

    if done(request, form, do):
        messages.success(request, _("Written down. Only numbers of it leave this file."))
        return redirect(back)
    return ask(
        request, form, _("Where it came from"), submit=_("Save"), back=back, back_to=row.title
    )

"""Plan an activity, say that it took place, who came and what it cost; look back on it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.activities import access, actions, queries
from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.activities.arriving import activity_at, staff
from nahtlos.web.activities.forms import GuestsForm, LookBackForm, PlanForm, ShareForm
from nahtlos.web.network.doing import ask, done


def _back(activity: UUID) -> str:
    return reverse("activities:show", args=[activity])


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """Plan one."""
    staff(request)
    demand(access.may_make(request.actor))
    form, made = PlanForm(request.POST or None), list[queries.Activity]()
    if done(request, form, lambda: made.append(
        actions.make(planned=form.told(), by=request.actor, at=now())
    )):  # fmt: skip
        return redirect("activities:show", made[0].pk)
    return ask(request, form, _("Plan an activity"), submit=_("Write down"),
               back=reverse("activities:list"), back_to=_("Activities"))  # fmt: skip


@login_required
def change(request: NahtlosRequest, activity: UUID) -> HttpResponse:
    """Change what was planned."""
    kept = activity_at(request, activity)
    demand(access.may_change(request.actor, kept))
    form = PlanForm(request.POST or None, initial=vars(kept))
    if done(request, form, lambda: actions.change(
        activity=kept, planned=form.told(), by=request.actor
    )):  # fmt: skip
        return redirect("activities:show", activity)
    return ask(
        request, form, _("Change"), submit=_("Save"), back=_back(activity), back_to=kept.title
    )


@login_required
def guests(request: NahtlosRequest, activity: UUID) -> HttpResponse:
    """Who came?"""
    kept = activity_at(request, activity)
    demand(access.may_count(request.actor, kept))
    before = {line.kind: line.number for line in queries.page_of(kept).guests}
    form = GuestsForm(request.POST or None, initial=before)
    if done(request, form, lambda: actions.count_guests(
        activity=kept, numbers=form.cleaned_data, by=request.actor
    )):  # fmt: skip
        return redirect("activities:show", activity)
    return ask(request, form, _("Who came?"), submit=_("Save"), back=_back(activity),
               back_to=kept.title,
               lead=_("Leave a box empty if nobody counted. Nought means that nobody came."))  # fmt: skip


@login_required
def share(request: NahtlosRequest, activity: UUID) -> HttpResponse:
    """What did an institution put in?"""
    kept, actor = activity_at(request, activity), request.actor
    demand(access.may_share(actor, kept, sure(actor.institution)))
    found = {str(one.pk): one for one in queries.institutions(kept.region_id)
             if access.may_share(actor, kept, one.pk) is None}  # fmt: skip
    first = {"institution": str(actor.institution)}
    form = ShareForm(request.POST or None, initial=first,
                     choices=[(key, one.name) for key, one in found.items()])  # fmt: skip
    if done(request, form, lambda: actions.put_in(
        activity=kept, institution=found[form.cleaned_data["institution"]], by=actor, **form.numbers()
    )):  # fmt: skip
        return redirect("activities:show", activity)
    return ask(request, form, _("What was put in?"), submit=_("Save"), back=_back(activity),
               back_to=kept.title)  # fmt: skip


@login_required
def look_back(request: NahtlosRequest, activity: UUID) -> HttpResponse:
    """What was learned? From then on its figures stand."""
    kept = activity_at(request, activity)
    demand(access.may_close(request.actor, kept, today()))
    form = LookBackForm(request.POST or None)
    if done(request, form, lambda: actions.close(
        activity=kept, learned=form.cleaned_data["learned"], today=today(), by=request.actor, at=now()
    )):  # fmt: skip
        return redirect("activities:show", activity)
    return ask(request, form, _("Look back"), submit=_("Save"), back=_back(activity),
               back_to=kept.title, lead=_("From then on its figures stand."))  # fmt: skip


@login_required
@require_POST
def move(request: NahtlosRequest, activity: UUID, verb: str) -> HttpResponse:
    """It took place, or it did not."""
    kept = activity_at(request, activity)
    if verb == "hold":
        actions.hold(activity=kept, today=today(), by=request.actor, at=now())
    elif verb == "cancel":
        actions.cancel(activity=kept, by=request.actor, at=now())
    else:
        raise Http404
    messages.success(request, _("Written down."))
    return redirect("activities:show", activity)

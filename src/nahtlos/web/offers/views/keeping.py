"""An institution's own offers: at a glance, changed quickly, checked with one press."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.network import queries as network
from nahtlos.offers import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done
from nahtlos.web.offers.arriving import at_work, found, own_offer
from nahtlos.web.offers.forms import OfferForm, RunForm, SeatsForm


@login_required
@require_safe
def ours(request: NahtlosRequest) -> HttpResponse:
    """What do we run, who waits, and what has to be checked?"""
    institution = at_work(request)
    rows = queries.ours(institution.pk, today())
    shown = {
        "institution": institution,
        "rows": rows,
        "stale": sum(one.stale for one in rows),
        "closed": queries.ours(institution.pk, today(), closed=True),
        "columns": [_("Offer"), _("Next start"), (_("Seats"), "number"), (_("Waiting"), "number"),
                    _("Checked")],
    }  # fmt: skip
    return render(request, "offers/ours.html", shown)


def _form(
    request: NahtlosRequest, region: UUID, initial: dict[str, Any] | None = None
) -> OfferForm:
    return OfferForm(request.POST or None, areas=network.areas(region), initial=initial)


@login_required
def new(request: NahtlosRequest) -> HttpResponse:
    """One more offer."""
    institution = at_work(request)
    initial = {"kind": "course", "topic": "language", "load": "part", "hours": ["morning"]}
    form = _form(request, institution.region_id, initial)
    made: list[queries.Offer] = []
    if done(request, form, lambda: made.append(actions.make_offer(
        institution=institution, by=request.actor, on=today(), **form.cleaned_data
    ))):  # fmt: skip
        messages.success(request, _("The offer can be found now. When does it start?"))
        return redirect("offers:new-run", made[0].pk)
    return _drawn(request, form, _("New offer"), reverse("offers:ours"))


@login_required
def change(request: NahtlosRequest, offer: UUID) -> HttpResponse:
    """Say something else about an offer; that counts as checked."""
    kept = own_offer(request, offer)
    initial = model_to_dict(kept, OfferForm.names)
    form = _form(request, kept.region_id, initial)
    if done(request, form, lambda: actions.change_offer(
        offer=kept, by=request.actor, on=today(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("Changed, and checked as of today."))
        return redirect("offers:show", offer)
    return _drawn(request, form, kept.title, reverse("offers:show", args=[offer]))


def _drawn(request: NahtlosRequest, form: OfferForm, title: str, back: str) -> HttpResponse:
    shown = {"form": form, "title": title, "back": back}
    return render(request, "offers/form.html", shown, status=422 if form.errors else 200)


@login_required
@require_POST
def check(request: NahtlosRequest, offer: UUID) -> HttpResponse:
    """Everything still holds."""
    actions.check_offer(offer=own_offer(request, offer), by=request.actor, on=today())
    messages.success(request, _("Checked as of today."))
    return redirect("offers:ours")


@login_required
@require_POST
def quick(request: NahtlosRequest, offer: UUID) -> HttpResponse:
    """Other seats for the next run, from the table itself."""
    kept, form = own_offer(request, offer), SeatsForm(request.POST)
    run = next(iter(queries.runs_of(kept.pk, since=today())), None)
    if run is None:
        return redirect("offers:new-run", offer)
    if done(request, form, lambda: actions.change_run(
        run=run, starts_on=run.starts_on, ends_on=run.ends_on, seats=form.cleaned_data["seats"],
        by=request.actor, at=now(),
    )):  # fmt: skip
        messages.success(request, _("%(title)s: seats changed.") % {"title": kept.title})
    else:
        sentences = [str(error) for errors in form.errors.values() for error in errors]
        messages.error(request, " ".join([f"{kept.title}:", *sentences]))
    return redirect("offers:ours")


@login_required
@require_POST
def close(request: NahtlosRequest, offer: UUID) -> HttpResponse:
    """Take an offer out; it can be taken back."""
    kept = own_offer(request, offer)
    actions.close_offer(offer=kept, by=request.actor, at=now())
    undo = reverse("offers:reopen", args=[offer])
    messages.success(request, _("No longer offered."), extra_tags=f"undo:{undo}")
    return redirect("offers:ours")


@login_required
@require_POST
def reopen(request: NahtlosRequest, offer: UUID) -> HttpResponse:
    """Offer it again."""
    actions.reopen_offer(offer=own_offer(request, offer), by=request.actor)
    messages.success(request, _("Offered again."))
    return redirect("offers:show", offer)


@login_required
def new_run(request: NahtlosRequest, offer: UUID) -> HttpResponse:
    """One more start."""
    kept, form = own_offer(request, offer), RunForm(request.POST or None)
    if done(request, form, lambda: actions.make_run(
        offer=kept, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("The start is planned. Free seats were offered in turn."))
        return redirect("offers:show", offer)
    return ask(request, form, _("When does it start?"), submit=_("Plan this start"),
               back=reverse("offers:show", args=[offer]), back_to=kept.title)  # fmt: skip


@login_required
def change_run(request: NahtlosRequest, run: UUID) -> HttpResponse:
    """Other days, other seats, or not at all."""
    kept = found(queries.run_for, run)
    own_offer(request, kept.offer_id)
    form = RunForm(request.POST or None, initial=model_to_dict(kept))
    if done(request, form, lambda: actions.change_run(
        run=kept, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("The start is changed."))
        return redirect("offers:show", kept.offer_id)
    other = (reverse("offers:cancel-run", args=[run]), _("It does not take place"))
    return ask(request, form, _("Change this start"), submit=_("Save"), other=other,
               back=reverse("offers:show", args=[kept.offer_id]), back_to=kept.offer.title)  # fmt: skip


@login_required
@require_POST
def cancel_run(request: NahtlosRequest, run: UUID) -> HttpResponse:
    """It does not take place; whoever held a seat waits again, in the same turn."""
    kept = found(queries.run_for, run)
    own_offer(request, kept.offer_id)
    actions.cancel_run(run=kept, by=request.actor, at=now())
    messages.success(request, _("Taken out. Whoever held a seat waits again, in the same turn."))
    return redirect("offers:show", kept.offer_id)

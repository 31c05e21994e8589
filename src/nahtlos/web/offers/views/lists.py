"""The waiting list in its order, exceptions with their reason, and the order itself."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.offers import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.doing import ask, done
from nahtlos.web.offers.arriving import found, own_offer, region_of
from nahtlos.web.offers.list_forms import ExceptionForm, NeedsForm


@login_required
@require_safe
def waiting(request: NahtlosRequest, offer: UUID) -> HttpResponse:
    """Who is next, who has a seat, and who came before their turn?"""
    kept = own_offer(request, offer)
    rows = queries.waiting_list(offer)
    shown = {
        "offer": kept,
        "runs": queries.runs_of(offer, since=today()),
        "seated": [one for one in rows if one.number is None],
        "waiting": [one for one in rows if one.number is not None],
        "exceptions": queries.exceptions(offer),
        "seat_columns": [_("Place"), _("Start"), _("State"), _("Asked by")],
        "wait_columns": [_("Turn"), _("Waiting since"), _("Class of need"),
                         _("Asked by"), _("Exception")],
        "runs_it": request.actor.institution == kept.institution_id,
    }  # fmt: skip
    return render(request, "offers/list.html", shown)


@login_required
def exception(request: NahtlosRequest, place: UUID) -> HttpResponse:
    """Let somebody come before their turn, with a reason that is kept for good."""
    kept = found(queries.place_for, place)
    own_offer(request, kept.offer_id)
    runs = [run for run in queries.runs_of(kept.offer_id, since=today()) if run.free > 0]
    form = ExceptionForm(request.POST or None, runs=runs)
    if done(request, form, lambda: actions.offer_out_of_turn(
        place=kept, by=request.actor, at=now(), **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _("The seat is held. The reason stands under the list."))
        return redirect("offers:list", kept.offer_id)
    return ask(request, form, _("Before their turn"), submit=_("Hold a seat, and keep the reason"),
               lead=_("Whoever is passed over, when, why and by whom is written down for good."),
               back=reverse("offers:list", args=[kept.offer_id]), back_to=kept.offer.title)  # fmt: skip


@login_required
@require_POST
def finish(request: NahtlosRequest, booking: UUID) -> HttpResponse:
    """The course is over for this person."""
    kept = found(queries.booking_for, booking)
    actions.finish(booking=kept, by=request.actor, at=now())
    messages.success(request, _("The course is over for this person."))
    return redirect("offers:list", kept.offer_id)


@require_safe
def order(request: NahtlosRequest) -> HttpResponse:
    """In which order are seats given? For everybody to read."""
    region = region_of(request)
    refusal = access.may_keep_needs(request.actor, region)
    shown = {"needs": queries.needs(region), "keeps": refusal is None}
    return render(request, "offers/order.html", shown)


@login_required
def change_order(request: NahtlosRequest) -> HttpResponse:
    """Set the classes of need of the region."""
    region = request.actor.region
    if region is None:
        raise Http404
    demand(access.may_keep_needs(request.actor, region))
    lines = "\n".join(f"{need.name}: {need.says}" for need in queries.needs(region))
    form = NeedsForm(request.POST or None, initial={"needs": lines})
    if done(request, form, lambda: actions.set_needs(
        region=region, needs=form.cleaned_data["needs"], by=request.actor
    )):  # fmt: skip
        messages.success(request, _("From now on seats are given in this order."))
        return redirect("offers:order")
    return ask(request, form, _("The order of waiting lists"), submit=_("Set this order"),
               back=reverse("offers:order"), back_to=_("In which order seats are given"))  # fmt: skip

"""A person's places in courses, as their adviser sees and answers them."""

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
from nahtlos.people.queries import file_of
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.network.doing import ask, done
from nahtlos.web.offers.arriving import found, known, offer_at, reads
from nahtlos.web.offers.list_forms import JoinForm, LeaveForm
from nahtlos.web.offers.views.results import shown_result


@login_required
@require_safe
def places(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Where does the person wait, what came of it, and what would fit?"""
    whose = arrive(request, person, "plan")
    rows = queries.bookings_of(person)
    ended = {queries.State.DONE, queries.State.LEFT, queries.State.LAPSED}
    refusal = access.may_book(request.actor, whose)
    shown = {
        "person": whose,
        "refusal": refusal,
        "now": [one for one in rows if one.booking.place.state not in ended],
        "past": [one for one in rows if one.booking.place.state in ended],
        "results": [shown_result(one) for one in queries.results_for(person)],
        "german": file_of(person).facts.get("german") or "",
    }
    return render(request, "offers/person.html", shown)


@login_required
def join(request: NahtlosRequest, person: UUID, offer: UUID) -> HttpResponse:
    """Put the person on the list of an offer."""
    whose, kept = arrive(request, person, "plan"), offer_at(offer)
    demand(access.may_book(request.actor, whose))
    form = JoinForm(request.POST or None, needs=queries.needs(kept.region_id))
    if request.method == "POST" and not form.fields:
        form = JoinForm({"sent": "1"}, needs=())
    if done(request, form, lambda: actions.join(
        person=whose, offer=kept, need=form.chosen(), by=request.actor, at=now()
    )):  # fmt: skip
        messages.success(request, _("%(title)s: the place is kept.") % {"title": kept.title})
        return redirect("offers:person", person)
    shown = {
        "form": form, "person": whose, "offer": kept, "runs": queries.runs_of(offer, since=today()),
    }  # fmt: skip
    return render(request, "offers/join.html", shown, status=422 if form.errors else 200)


@login_required
@require_safe
def held(request: NahtlosRequest) -> HttpResponse:
    """Which seats wait for an answer, and which results for a look?"""
    institution = reads(request)
    shown = {
        "bookings": [(one, known(one)) for one in queries.held_for(institution)[:100]],
        "results": [shown_result(one) for one in queries.results_open(institution)[:50]],
    }
    return render(request, "offers/held.html", shown)


ANSWERS = ("accept", "pass-on")


@login_required
@require_POST
def answer(request: NahtlosRequest, booking: UUID, what: str) -> HttpResponse:
    """Take the seat, or let it go to the next."""
    kept = found(queries.booking_for, booking)
    if what not in ANSWERS:
        raise Http404
    if what == "accept":
        actions.accept(booking=kept, by=request.actor, at=now(), known=known(kept))
        messages.success(request, _("The seat is taken."))
    else:
        actions.pass_on(booking=kept, by=request.actor, at=now())
        messages.success(request, _("The seat went to the next."))
    return redirect("offers:person", kept.person_id)


@login_required
def leave(request: NahtlosRequest, booking: UUID) -> HttpResponse:
    """Give the place up, with the reason."""
    kept = found(queries.booking_for, booking)
    demand(access.may_leave(request.actor, kept, kept.place))
    runs_it = request.actor.institution == kept.offered_by_id != kept.institution_id
    back = reverse("offers:list", args=[kept.offer_id]) if runs_it else reverse(
        "offers:person", args=[kept.person_id]
    )  # fmt: skip
    form = LeaveForm(request.POST or None)
    if done(request, form, lambda: actions.leave(
        booking=kept, because=queries.Ended(form.cleaned_data["because"]), by=request.actor, at=now()
    )):  # fmt: skip
        messages.success(request, _("The place is given up. The list has moved."))
        return redirect(back)
    return ask(request, form, _("Give the place up"), submit=_("Give it up"), back=back,
               back_to=str(kept.person))  # fmt: skip

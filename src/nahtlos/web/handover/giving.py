"""The giver's side: prepare a handover on one page, follow it, take it back."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused, demand
from nahtlos.network import queries as network
from nahtlos.people import access as people_access
from nahtlos.people import queries as people
from nahtlos.people import wording
from nahtlos.referrals import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.consent.whole import words_of
from nahtlos.web.handover.arriving import handover_at, overdue
from nahtlos.web.handover.forms import Handing
from nahtlos.web.referrals.forms import own

MOST = 50


def own_case(request: NahtlosRequest, person: UUID) -> people.Person:
    """The person, if the own institution holds the file."""
    found = arrive(request, person)
    if found.institution_id != request.actor.institution:
        raise Http404
    return found


def every(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Was this case offered to anybody, and what came of it?"""
    found = own_case(request, person)
    rows = list(queries.handovers_of(person)[:MOST])
    shown = {
        "person": found,
        "handovers": [(one, overdue(one)) for one in rows],
        "left": queries.handover_left(person),
        "beyond": list(queries.sealed_of(person)[:MOST]),
        "today": today(),
        "refusal": people_access.may_keep(request.actor, found),
    }
    return render(request, "handover/list.html", shown)


def prepare(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """To whom, what goes, what becomes of the rest, and the person's yes to exactly that."""
    found = own_case(request, person)
    demand(people_access.may_keep(request.actor, found))
    houses = own(network.institutions(sure(request.actor.region)), found.institution_id)
    form = Handing(
        request.POST or None, request.FILES or None, houses=houses,
        documents=people.documents(person)[:MOST],
    )  # fmt: skip
    shown: dict[str, Any] = {
        "person": found, "form": form, "open": queries.open_things(found, now()),
        "beyond": queries.partners(sure(request.actor.region)).exists(),
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        words = _words(found, form)
        if "print" in request.POST:
            return render(request, "handover/paper.html", {"person": found, "words": words})
        asked = form.cleaned_data["how"] == "on_the_spot"
        if not asked or request.POST.get("agreed") == words.mark:
            response = _offered(request, found, form)
            if response is not None:
                return response
        else:
            shown["words"] = words
    return render(request, "handover/prepare.html", shown, status=422 if form.errors else 200)


def _words(person: people.Person, form: Handing) -> wording.HandoverWording:
    given, named = form.cleaned_data, set(form.named)
    every = list(people.documents(person.pk)[:MOST])
    whole = wording.Whole(
        holder=person.institution.name,
        recipient=form.houses[given["recipient"]].name,
        parts=form.parts_that_go,
        documents=tuple(sorted(one.title for one in every if one.pk in named)),
        others=any(one.pk not in named for one in every),
        with_referrals=given["with_referrals"],
        with_consents=given["with_consents"],
        until=given["until"],
    )
    return wording.whole_in_words(wording.language_for(person.preferred_language), whole)


def _offered(request: NahtlosRequest, person: people.Person, form: Handing) -> HttpResponse | None:
    """Where it goes on; none where a refusal now stands on the form."""
    by, at, given = request.actor, now(), form.cleaned_data
    until = timezone.make_aware(datetime.combine(given["until"], time.max))
    handing = actions.Handing(
        recipient=form.houses[given["recipient"]], why=given["why"], parts=form.parts_that_go,
        documents=form.named, with_referrals=given["with_referrals"],
        with_consents=given["with_consents"],
    )  # fmt: skip
    try:
        one = actions.prepare_handover(person=person, handing=handing, by=by, at=at)
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return None
    if given["how"] == "phone":
        consent = actions.ask_about_handover(handover=one, until=until, by=by, at=at)
        messages.success(request, _("Prepared. It is offered as soon as the person has said yes."))
        return redirect("consent:show", person.pk, consent.pk)
    if given["how"] == "paper":
        actions.offer_on_paper(handover=one, until=until, paper=given["paper"], by=by, at=at)
    else:
        actions.offer_on_the_spot(handover=one, until=until, by=by, at=at)
    messages.success(request, _("Offered. You stay responsible until they have taken over."))
    return redirect("handover:given", person.pk, one.pk)


def show(request: NahtlosRequest, person: UUID, handover: UUID) -> HttpResponse:
    """What became of this handover, move by move."""
    found, one = own_case(request, person), handover_at(handover, person)
    if one.giver_id != request.actor.institution:
        return redirect("handover:received", handover)
    shown = {
        "person": found,
        "handover": one,
        "late": overdue(one),
        "words": words_of(one.consent, "de") if one.consent else None,
        "go": queries.parts_in_order(one, go=True),
        "stay": queries.parts_in_order(one, go=False),
        "moves": queries.handover_moves(one.pk),
        "refusal": access.may_move_handover(request.actor, one, queries.Stage.WITHDRAWN),
    }
    return render(request, "handover/given.html", shown)


@require_POST
def withdraw(request: NahtlosRequest, person: UUID, handover: UUID) -> HttpResponse:
    """Take it back; the consent for it ends in the same moment."""
    own_case(request, person)
    actions.withdraw_handover(handover=handover_at(handover, person), by=request.actor, at=now())
    messages.success(request, _("Taken back. From now on nobody there sees the file."))
    return redirect("handover:list", person)

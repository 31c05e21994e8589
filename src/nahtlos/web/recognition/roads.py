"""The road of a qualification, and the list of what a person learned."""

from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nahtlos.core.clock import today
from nahtlos.core.refusal import demand
from nahtlos.people import actions
from nahtlos.people import queries as people
from nahtlos.recognition import access, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.recognition.arriving import Place, arrive_at, road_at
from nahtlos.web.recognition.forms import About, NewCost
from nahtlos.web.recognition.telling import moves_from, outcomes_of, sources_of

FEW = 4


def every(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What the person learned, and where the recognition of each stands."""
    found = arrive(request, person, "profile")
    newest: dict[UUID, queries.Procedure] = {}
    for one in queries.procedures_of(person):
        newest.setdefault(one.qualification_id, one)
    rows = [(one, newest.get(one.pk)) for one in people.qualifications(person)]
    shown = {
        "person": found,
        "rows": rows,
        "checks": queries.checks_of(person)[:FEW],
        "documents": people.documents(person)[:FEW],
        "refusal": access.may_keep_recognition(request.actor, found),
    }
    return render(request, "recognition/list.html", shown)


def road(request: NahtlosRequest, person: UUID, qualification: UUID) -> HttpResponse:
    """Which body, which procedure, which papers, how long, what follows, who pays."""
    place = arrive_at(request, person, qualification, "profile")
    return render(request, "recognition/road.html", shown_at(request, place))


def shown_at(request: NahtlosRequest, place: Place) -> dict[str, object]:
    """All that the page of a road shows."""
    own, procedure = road_at(place), place.procedure
    return {
        "person": place.person,
        "qualification": place.qualification,
        "procedure": procedure,
        "own": own,
        "stage": own.stage,
        "refusal": access.may_keep_recognition(request.actor, place.person),
        "next_moves": moves_from(procedure),
        "moves": queries.moves_of(procedure) if procedure else (),
        "parts": queries.missing_parts(procedure) if procedure else (),
        "costs": queries.costs_of(procedure) if procedure else (),
        "cost_form": NewCost(),
        "payers": queries.Payer.choices,
        "documents": people.documents(place.person.pk),
        "outcomes": outcomes_of(own),
        "sources": sources_of(own),
        "today": today(),
    }


def about(request: NahtlosRequest, person: UUID, qualification: UUID) -> HttpResponse:
    """Say better what was learned; the nearest occupation decides on the road."""
    place = arrive_at(request, person, qualification)
    demand(access.may_keep_recognition(request.actor, place.person))
    posted = request.method == "POST"
    form = About(request.POST if posted else None, initial=model_to_dict(place.qualification))
    if posted and form.is_valid():
        actions.change(
            person=place.person,
            what="qualification",
            row=qualification,
            by=request.actor,
            **form.cleaned_data,
        )
        messages.success(request, _("Kept."))
        return redirect("recognition:road", person, qualification)
    shown = {"person": place.person, "qualification": place.qualification, "form": form}
    return render(request, "recognition/about.html", shown, status=422 if posted else 200)

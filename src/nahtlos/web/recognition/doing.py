"""Small deeds on the page of a road: costs, missing parts, papers on the list."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.clock import today
from nahtlos.people import queries as people
from nahtlos.recognition import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.documents.views import document_of
from nahtlos.web.recognition.arriving import arrive_at, procedure_at
from nahtlos.web.recognition.forms import NewCost
from nahtlos.web.recognition.roads import shown_at

SEEN = "seen"


def _back(person: UUID, qualification: UUID, part: str = "") -> HttpResponse:
    response = redirect("recognition:road", person, qualification)
    response.headers["Location"] += part
    return response


@require_POST
def add_cost(request: NahtlosRequest, person: UUID, qualification: UUID) -> HttpResponse:
    """One more cost."""
    place = arrive_at(request, person, qualification)
    if place.procedure is None:
        raise Http404
    form = NewCost(request.POST)
    if form.is_valid():
        actions.add_cost(procedure=place.procedure, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return _back(person, qualification, "#costs")
    shown = shown_at(request, place) | {"cost_form": form}
    return render(request, "recognition/road.html", shown, status=422)


@require_POST
def settle_cost(
    request: NahtlosRequest, person: UUID, qualification: UUID, cost: UUID
) -> HttpResponse:
    """Who pays it."""
    procedure = procedure_at(request, person, qualification)
    payer = request.POST.get("payer", "")
    known = queries.costs_of(procedure).filter(pk=cost).exists()
    if payer not in queries.Payer.values or not known:
        raise Http404
    actions.settle_cost(procedure=procedure, cost=cost, payer=payer, by=request.actor)
    messages.success(request, _("Kept."))
    return _back(person, qualification, "#costs")


@require_POST
def remove_cost(
    request: NahtlosRequest, person: UUID, qualification: UUID, cost: UUID
) -> HttpResponse:
    """Take a cost out."""
    procedure = procedure_at(request, person, qualification)
    actions.take_out_cost(procedure=procedure, cost=cost, by=request.actor)
    messages.success(request, _("Taken out."))
    return _back(person, qualification, "#costs")


@require_POST
def make_up(request: NahtlosRequest, person: UUID, qualification: UUID, part: UUID) -> HttpResponse:
    """A missing part is made up for, or open again."""
    procedure = procedure_at(request, person, qualification)
    on = today() if request.POST.get("to") == "done" else None
    actions.make_up(procedure=procedure, part=part, on=on, by=request.actor)
    messages.success(request, _("Kept."))
    return _back(person, qualification)


@require_POST
def enclose(
    request: NahtlosRequest, person: UUID, qualification: UUID, wanted: str
) -> HttpResponse:
    """A paper of the list is there: as a document, seen on paper, or after all not."""
    place, chosen = arrive_at(request, person, qualification), request.POST.get("document", "")
    if len(wanted) > 12:  # noqa: PLR2004 -- the length of a key, see recognition.queries.paper_key
        raise Http404
    if not chosen:
        actions.take_out_enclosure(
            qualification=place.qualification, wanted=wanted, by=request.actor
        )
    else:
        document = None if chosen == SEEN else _document(person, chosen)
        actions.enclose(
            qualification=place.qualification, wanted=wanted, document=document, by=request.actor
        )
    messages.success(request, _("Kept."))
    return _back(person, qualification, "#papers")


def _document(person: UUID, chosen: str) -> people.Document:
    try:
        return document_of(person, UUID(chosen))
    except ValueError as error:
        raise Http404 from error

"""The own rights: to read everything, to take it along, to have it corrected or erased."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import now
from nahtlos.people import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.mine import telling as own
from nahtlos.web.mine.arriving import me, own_page
from nahtlos.web.privacy import telling
from nahtlos.web.privacy.archive import archive
from nahtlos.web.privacy.own_forms import OwnCorrection, OwnRequest
from nahtlos.web.privacy.paper import paper

MOST = 50


@own_page
def rights(request: NahtlosRequest) -> HttpResponse:
    """What may I ask for, and what became of it?"""
    person, reach = own.with_reach(me(request))
    form = OwnRequest(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ask_for(person=person, by=request.actor, at=now(), **form.cleaned_data)
        messages.success(request, _("We have it. You get an answer within one month."))
        return redirect("privacy:mine")
    record = queries.processing_of(person.institution_id)
    shown = {
        "form": form,
        "person": person,
        "requests": queries.requests_of(person.pk)[:MOST],
        "announced": queries.announced_for(person.pk),
        "kept": telling.kept_for(queries.rules(sure(request.actor.region))),
        "places": [(one, telling.PLACES[one.place]) for one in queries.places(person.pk)],
        "rights": telling.RIGHTS,
        "authority": record.authority if record else "",
        "officer": record.officer if record else "",
        "reach": reach,
    }
    return render(request, "privacy/mine.html", shown, status=422 if form.errors else 200)


@own_page
def correct(request: NahtlosRequest, row: UUID, place: str) -> HttpResponse:
    """This is wrong; that is right."""
    person = queries.person_for(me(request))
    found = next(
        (one for one in queries.places(person.pk) if (one.row, one.place) == (row, place)), None
    )
    if found is None:
        raise Http404
    form = OwnCorrection(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ask_correction(
            person=person, place=place, row=row, right=form.cleaned_data["right"],
            by=request.actor, at=now(),
        )  # fmt: skip
        messages.success(request, _("We have it. You get an answer within one month."))
        return redirect("privacy:mine")
    shown = {"form": form, "found": found, "label": telling.PLACES[place]}
    return render(request, "privacy/correct.html", shown, status=422 if form.errors else 200)


def _everything(request: NahtlosRequest) -> tuple[queries.Everything, dict[str, queries.Rule]]:
    try:
        every = queries.everything(me(request), by=request.actor)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    return every, queries.rules(sure(request.actor.region))


@require_safe
@own_page
def read(request: NahtlosRequest) -> HttpResponse:
    """Everything, to read and to print."""
    return render(request, "privacy/everything.html", telling.told(*_everything(request)))


@require_safe
@own_page
def save(request: NahtlosRequest) -> HttpResponse:
    """Everything as a file: to read, for programs, and the papers themselves."""
    return archive(*_everything(request), now())


@require_safe
@own_page
def on_paper(request: NahtlosRequest) -> HttpResponse:
    """Everything as a PDF, to print and to show."""
    return paper(*_everything(request), now())

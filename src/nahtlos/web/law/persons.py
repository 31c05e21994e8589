"""What every instrument means for one person: the list, and one of them in full."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from nahtlos.core.clock import today
from nahtlos.law import queries as law
from nahtlos.law.queries.regional import region_source
from nahtlos.people import access, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive_at_file
from nahtlos.web.law import grants
from nahtlos.web.law.asking_for import missing_in
from nahtlos.web.law.contacts import contacts
from nahtlos.web.law.panel import panel_of


def instruments(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What is open to this person, what is not, and why?"""
    file = arrive_at_file(request, person, "profile")
    categories = law.categories()
    wanted = grants.read(request.GET, categories)
    panel = panel_of(file, today())
    shown = {
        "person": file.person,
        "panel": panel,
        "listing": grants.listing(file, panel, wanted, categories),
        "wanted": wanted,
        "states": grants.STATES,
        "categories": categories,
        "refusal": access.may_keep(request.actor, file.person),
    }
    return render(request, "law/instruments.html", shown)


def instrument(request: NahtlosRequest, person: UUID, instrument: str) -> HttpResponse:
    """What does this one mean for this person, and what would open it?"""
    file = arrive_at_file(request, person, "profile")
    answer = law.check(file.document, on=today(), source=region_source(file.person.region_id))
    one = answer.by_id.get(instrument)
    if one is None:
        raise Http404
    agreed = queries.agreed_parts(person, request.actor.institution)
    shown = {
        "person": file.person,
        "answer": answer,
        "one": one,
        "tree": law.tree(one),
        "reason": law.deciding(one),
        "missing": missing_in(file, one.missing, agreed),
        "ways": law.ways(one, grants.MOST_WAYS),
        "amounts": law.amounts(one),
        "for_employers": law.for_employers(one),
        "contacts": contacts(one.instrument.topic, file.person.region_id),
        "refusal": access.may_keep(request.actor, file.person),
    }
    return render(request, "law/instrument.html", shown)

"""Every instrument for everybody: the catalogue, and one in plain words. No sign-in is needed."""

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render

from nahtlos.core.clock import today
from nahtlos.law import queries as law
from nahtlos.law.queries.regional import public_page
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.law.contacts import contacts

LONGEST = 100


def catalogue(request: NahtlosRequest) -> HttpResponse:
    """What is there?"""
    typed = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    found = law.search(typed, today())
    by_category = groupby(found, key=lambda page: page.instrument.category)
    shown = {
        "q": typed,
        "count": len(found),
        "oldest": min((page.terms.read_on for page in found if page.terms), default=None),
        "groups": [(category, list(pages)) for category, pages in by_category],
    }
    return render(request, "law/catalogue.html", shown)


def instrument(request: NahtlosRequest, instrument: str) -> HttpResponse:
    """What is it, who gets it, who decides, and whom do I ask?"""
    page = law.instrument(instrument, today()) or public_page(instrument, today())
    if page is None:
        raise Http404
    shown = {
        "page": page,
        "tree": law.tree(page),
        "offices": _offices(page),
        "contacts": contacts(page.instrument.topic, request.actor.region),
    }
    return render(request, "law/public.html", shown)


def _offices(page: law.InstrumentPage) -> tuple[str, ...]:
    """All who may decide, each once."""
    found = page.terms.offices if page.terms else ()
    return tuple(dict.fromkeys(one.office for one in found))

"""Find an offer, and read one. Open to everybody."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nahtlos.core.clock import today
from nahtlos.offers import access, queries
from nahtlos.people.queries import Person
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.offers import payers
from nahtlos.web.offers.arriving import offer_at, region_of, regions_to_choose
from nahtlos.web.offers.forms import SearchForm

A_PAGE = 20


def _whom(request: NahtlosRequest) -> Person | None:
    """For whom an adviser looks, where the address names somebody whose plan they keep."""
    try:
        key = UUID(request.GET.get("for", ""))
    except ValueError:
        return None
    whose = arrive(request, key, "plan")
    return whose if access.may_book(request.actor, whose) is None else None


IN_SIGHT = ("topic", "place")


def _pills(request: NahtlosRequest, form: SearchForm) -> list[tuple[str, str]]:
    """What narrows the search and does not stand in sight: an address without it, and its words."""
    pills = []
    for name, field in form.fields.items():
        value = request.GET.get(name, "")
        if value and name not in IN_SIGHT and name not in form.errors:
            left = request.GET.copy()
            left.pop(name)
            left.pop("page", None)
            pills.append((f"?{left.urlencode()}", _words(field, value)))
    return pills


def _words(field: forms.Field, value: str) -> str:
    if isinstance(field, forms.BooleanField):
        return str(field.label)
    if isinstance(field, forms.ChoiceField):
        chosen = {str(key): str(says) for key, says in field.widget.choices}
        return f"{field.label} {chosen.get(value, value)}"
    return value


@require_safe
def search(request: NahtlosRequest) -> HttpResponse:
    """What is there, near and free?"""
    form = SearchForm(request.GET or None)
    region = region_of(request)
    found = queries.find(form.search(), region=region, on=today())
    page = Paginator(found.hits, A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "found": found,
        "page": page,
        "count": len(found.hits),
        "whose": _whom(request),
        "regions": regions_to_choose(request),
        "region": region,
        "place": form.search().place,
        "pills": _pills(request, form),
    }
    return render(request, "offers/search.html", shown, status=422 if form.errors else 200)


@require_safe
def show(request: NahtlosRequest, offer: UUID) -> HttpResponse:
    """What is it, when does it start, is a seat free, who pays?"""
    found = offer_at(offer)
    keeps = access.may_keep(request.actor, found.institution_id, found.region_id) is None
    shown: dict[str, Any] = {
        "offer": found,
        "runs": queries.runs_of(offer, since=today()),
        "payers": payers.of(found.instruments),
        "stale": found.is_stale(today()),
        "keeps": keeps,
        "needs": queries.needs(found.region_id),
    }
    return render(request, "offers/show.html", shown)

"""The employer's check, for anybody without a name, and for staff from a person's file.

Nothing that is typed is kept: the entries travel with the form, never in the address.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from nahtlos.core.clock import today
from nahtlos.law import queries as law
from nahtlos.network import queries as network
from nahtlos.people import queries as people
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive_at_file
from nahtlos.web.funding.forms import Work, WorkAndPerson, told
from nahtlos.web.funding.telling import for_an_employer, job_of, person_of

WRONG = 422


def check(request: NahtlosRequest) -> HttpResponse:
    """What helps me to employ somebody like this?"""
    shown = {"action": reverse("funding:check")}
    if request.method != "POST" or "change" in request.POST:
        return _asked(request, WorkAndPerson(request.POST or None), shown)
    form = WorkAndPerson(request.POST)
    if not form.is_valid():
        return _asked(request, form, shown, status=WRONG)
    person = person_of(form.cleaned_data)
    return _answered(request, form, person, shown)


def for_person(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What helps an employer to take on this person?"""
    file = arrive_at_file(request, person, "profile")
    shown: dict[str, Any] = {
        "action": reverse("funding:for_person", args=[person]),
        "person": file.person,
    }
    if request.method != "POST" or "change" in request.POST:
        return _asked(request, Work(request.POST or None), shown)
    form = Work(request.POST)
    if not form.is_valid():
        return _asked(request, form, shown, status=WRONG)
    return _answered(request, form, _document(file), shown)


def _document(file: people.File) -> dict[str, Any]:
    return for_an_employer(file.document)


def _asked(
    request: NahtlosRequest, form: Work, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    return render(request, "funding/form.html", {**shown, "form": form}, status=status)


def _answered(
    request: NahtlosRequest, form: Work, document: dict[str, Any], shown: dict[str, Any]
) -> HttpResponse:
    found = law.funding(document, job_of(form.cleaned_data), on=today())
    most = found.cost.total
    return render(
        request,
        "funding/sheet.html",
        {
            **shown,
            "funding": found,
            "bars": [(bar, bar.percent(most)) for bar in found.bars],
            "told": told(form),
            "kept": _kept(form, request.POST),
            "found": network.find("employers", region=request.actor.region),
        },
    )


def _kept(form: Work, data: QueryDict) -> list[tuple[str, str]]:
    """What was sent, to be sent again: only the form's own fields."""
    names = (*form.fields, *(f"{name}_{part}" for name in form.fields for part in PARTS))
    return [(name, str(data[name])) for name in names if name in data]


PARTS = ("day", "month", "year")

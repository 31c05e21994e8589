"""Occupations while somebody types, openings for everybody, and one opening with its JSON-LD."""

from uuid import UUID

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import today
from nahtlos.employers import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.employers.posting import posting
from nahtlos.web.fields import OneOfMany, PlainText
from nahtlos.web.forms import PlainForm
from nahtlos.web.languages import page_language

A_PAGE, LONGEST = 20, 60


class OpeningSearch(PlainForm):
    """What somebody looks for."""

    text = PlainText(label=_("Occupation, company or town"), required=False, max_length=80)
    kind = OneOfMany(
        label=_("What do you look for?"), required=False,
        choices=[("", _("Everything")), *queries.Kind.choices],
    )  # fmt: skip


@require_safe
def occupations(request: NahtlosRequest) -> HttpResponse:
    """Which occupation is meant by this word? As a list for the field, or as a page."""
    text = request.GET.get("q", "")[:LONGEST]
    found = queries.occupations_like(text, page_language()) if text else []
    if request.GET.get("as") == "json":
        rows = [
            {"code": one.code, "name": one.name, "by": one.by, "group": one.group} for one in found
        ]
        return JsonResponse({"found": rows})
    return render(request, "employers/occupations.html", {"text": text, "found": found})


@require_safe
def search(request: NahtlosRequest) -> HttpResponse:
    """Which openings are there?"""
    form = OpeningSearch(request.GET or None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    asked = queries.Search(text=given.get("text", ""), kind=given.get("kind", ""))
    rows = queries.published(request.actor.region, today(), asked)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = {"form": form, "page": page, "count": page.paginator.count}
    return render(request, "employers/openings.html", shown)


@csp_update({"script-src": [SELF, NONCE]})  # type: ignore[arg-type]  # django-csp: any request
@require_safe
def show(request: NahtlosRequest, opening: UUID) -> HttpResponse:
    """What is the work, which German does it take, whom do I ring?"""
    one = queries.published_for(opening, today())
    if one is None:
        raise Http404
    shown = told(one) | {"posting": posting(one)}
    return render(request, "employers/opening.html", shown)


def told(one: queries.Opening) -> dict[str, object]:
    """An opening in words."""
    language = page_language()
    return {
        "opening": one,
        "occupation": queries.occupation_name(one.kldb, language),
        "needs": [queries.Need(key).label for key in one.german_needs],
        "shifts": [queries.Shift(key).label for key in one.shifts],
        "certificates": [queries.Certificate(key).label for key in one.certificates],
        "essential": queries.skill_names(one.essential, language),
        "optional": queries.skill_names(one.optional, language),
    }

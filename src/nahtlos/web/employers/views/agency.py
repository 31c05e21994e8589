"""What the employment agency's job search told one's own institution."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nahtlos.core.actor import sure
from nahtlos.core.clock import today
from nahtlos.core.refusal import demand
from nahtlos.employers import access, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.employers.views.finding import A_PAGE, OpeningSearch


@login_required
@require_safe
def brought(request: NahtlosRequest) -> HttpResponse:
    """What is open there? Each with the way to the original; switched off, a sentence."""
    demand(access.may_make(request.actor, sure(request.actor.region)))
    if not settings.AGENCY:
        return render(request, "employers/agency.html", {"off": wording.AGENCY_OFF})
    form = OpeningSearch(request.GET or None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    asked = queries.Search(text=given.get("text", ""), kind=given.get("kind", ""))
    rows = queries.from_the_agency(sure(request.actor.institution), today(), asked)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = {"form": form, "page": page, "count": page.paginator.count}
    return render(request, "employers/agency.html", shown)

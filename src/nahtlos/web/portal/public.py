"""For everybody: may I, and the questions that employers ask."""

from django import forms
from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import today
from nahtlos.network import queries as network
from nahtlos.portal import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.fields import OneOf, OneOfMany
from nahtlos.web.forms import PlainForm, offer_choices
from nahtlos.web.languages import german_or_english
from nahtlos.web.portal import working
from nahtlos.web.portal.arriving import found, region_at, shown
from nahtlos.web.portal.documents import BY_KEY, DOCUMENTS, Document

LONGEST, FEW = 100, 5


@require_safe
def start(request: NahtlosRequest) -> HttpResponse:
    """Into the own region, or the only one; else a choice."""
    regions = sorted(network.regions(), key=lambda one: one.name)
    here = [one for one in regions if one.pk == request.actor.region] or regions
    if len(here) == 1:
        return redirect("portal:front", here[0].key)
    return render(request, "portal/start.html", {"regions": regions})


@require_safe
def front(request: NahtlosRequest, region: str) -> HttpResponse:
    """What do you want to know?"""
    here = region_at(region)
    shelves = queries.published(here.pk, german_or_english())
    return render(request, "portal/front.html", shown(here, shelves=shelves))


@require_safe
def documents(request: NahtlosRequest, region: str) -> HttpResponse:
    """Which document does the person show?"""
    here = region_at(region)
    return render(request, "portal/documents.html", shown(here, documents=DOCUMENTS))


class Which(PlainForm):
    """Which of the statuses behind a document it is."""

    status = OneOf(label=_("Which paragraph stands on it?"))

    def __init__(self, document: Document, data: QueryDict | None = None) -> None:
        super().__init__(data)
        entries = working.statuses(document.statuses, today())
        language = german_or_english()
        pairs = [(one.id, f"{one.title[language]} · {one.cite}") for one in entries]
        if len(pairs) > FEW:
            self.fields["status"] = OneOfMany(choices=[("", "–"), *pairs])
        else:
            offer_choices(self, "status", pairs)
        self.fields["status"].label = str(document.ask)


@require_safe
def answer(request: NahtlosRequest, region: str, document: str) -> HttpResponse:
    """May I employ whoever shows this?"""
    here, paper = region_at(region), found(BY_KEY.get(document))
    form = Which(paper, request.GET if "status" in request.GET else None)
    status = paper.statuses[0] if len(paper.statuses) == 1 else _chosen(form)
    told = working.told(status, today()) if status else None
    entries = list(working.entries(told)) if told else []
    words = {"document": paper, "form": form, "told": told, "entries": entries}
    return render(
        request, "portal/answer.html", shown(here, **words), status=422 if form.errors else 200
    )


def _chosen(form: forms.Form) -> str:
    return str(form.cleaned_data["status"]) if form.is_valid() else ""


@require_safe
def questions(request: NahtlosRequest, region: str) -> HttpResponse:
    """Real questions answered; by subject, or those that were searched."""
    here, language = region_at(region), german_or_english()
    typed = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    words = {
        "q": typed,
        "hits": queries.search(here.pk, language, typed),
        "shelves": queries.published(here.pk, language),
    }
    return render(request, "portal/questions.html", shown(here, **words))


@require_safe
def article(request: NahtlosRequest, region: str, slug: str) -> HttpResponse:
    """One question, one answer."""
    here = region_at(region)
    page = found(queries.article_at(here.pk, slug, german_or_english()))
    words = {
        "article": page,
        "body": queries.as_html(page.body),
        "link": f"{settings.SITE_ADDRESS}{request.path}",
        "due": page.is_due(today()),
    }
    return render(request, "portal/article.html", shown(here, **words))

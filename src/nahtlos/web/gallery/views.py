"""Draws the components with invented content, in German or, with `?language=ar`, in Arabic."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from nahtlos.core.refusal import Refusal
from nahtlos.web.gallery.forms import SampleForm
from nahtlos.web.gallery.samples import SAMPLES, Sample

MISSING = {"given_name": "", "german": "Z9", "born_day": "31", "born_month": "2", "born_year": ""}


def parts(request: HttpRequest) -> HttpResponse:
    """All small parts on one page."""
    sample = _sample(request)
    messages.success(request, sample.saved, extra_tags=f"undo:{request.path}")
    return _draw(
        request,
        "gallery/parts.html",
        refusal=Refusal(sample.refusal),
        page=Paginator(range(190), 25).page(2),
        counts=((14, "entitled"), (41, "closed"), (33, "unknown")),
    )


def form(request: HttpRequest) -> HttpResponse:
    """A form with every widget; `?wrong=1` shows it sent with mistakes."""
    sample = _sample(request)
    given = MISSING if "wrong" in request.GET else None
    return _draw(request, "gallery/form.html", form=SampleForm(given, words=sample.form))


def question(request: HttpRequest) -> HttpResponse:
    """One question on one page."""
    return _draw(request, "gallery/question.html")


def plain(request: HttpRequest) -> HttpResponse:
    """A page as the newcomer sees it."""
    return _draw(request, "gallery/plain.html")


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "de")
    return asked if asked in SAMPLES else "de"


def _sample(request: HttpRequest) -> Sample:
    return SAMPLES[_language(request)]


def _draw(request: HttpRequest, template: str, **more: object) -> HttpResponse:
    sample = _sample(request)
    frame = {
        "sample": sample,
        "navigation": sample.navigation(request.path),
        "search_url": request.path,
        "region": sample.region,
        "law_as_of": sample.law_as_of,
        "accessibility_url": request.path,
        "privacy_url": request.path,
        "imprint_url": request.path,
        "demo": True,
        "page_languages": (("de", "Deutsch"), ("uk", "Українська"), ("ar", "العربية")),
    }
    with override(_language(request)):
        return render(request, template, frame | more)

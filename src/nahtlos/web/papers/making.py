"""Papers of a person: which fit, one filled in and made, the plan as PDF, what was made."""

import re
import unicodedata
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import queries as people
from nahtlos.plan import access, actions, queries
from nahtlos.plan.papers import plan_sheet
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.languages import OWN_NAMES
from nahtlos.web.papers.forms import PaperForm, in_words

FEW = 50
PDF = "application/pdf"


def every(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The templates that fit, and what was made."""
    found = arrive(request, person, "plan")
    listed = [
        {"key": one.key, "title": in_words(one.title), "says": in_words(one.says), "row": one.row}
        for one in queries.paper_templates(found.region_id)
    ]
    shown = {
        "person": found,
        "listed": listed,
        "made": queries.papers_made(person)[:FEW],
        "refusal": access.may_make_papers(request.actor, found),
        "languages": [
            (code, OWN_NAMES[code]) for code in queries.PAPER_LANGUAGES if code in OWN_NAMES
        ],
        "language": queries.paper_language(found.preferred_language),
    }
    return render(request, "papers/list.html", shown)


@require_safe
def plan(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The plan on paper, in the person's language or another one (`?language=`)."""
    found = arrive(request, person, "plan")
    wanted = request.GET.get("language", "")
    if wanted and wanted not in queries.PAPER_LANGUAGES:
        raise Http404
    return plan_on_paper(found, wanted)


def plan_on_paper(person: people.Person, language: str) -> HttpResponse:
    """The plan as PDF. Its picture leads to where the person types the code; no secret is printed."""
    typed_at = f"{settings.SITE_ADDRESS}{reverse('mine:code')}"
    sheet = queries.sheet_of(person, now(), language=language, own_page=typed_at)
    return as_pdf(plan_sheet.pdf(sheet), _("plan"), inline=True)


def make(request: NahtlosRequest, person: UUID, key: str) -> HttpResponse:
    """One template, its fields with where each value was found; the button makes the PDF."""
    found = arrive(request, person, "contact", "profile", "plan")
    demand(access.may_make_papers(request.actor, found))
    choice = queries.paper_template(key, found.region_id)
    if choice is None:
        raise Http404
    at = now()
    known = queries.known(found, at)
    filled = queries.filled(choice, known)
    form = PaperForm(request.POST if request.method == "POST" else None, filled=filled)
    if request.method == "POST" and form.is_valid():
        typed = form.typed()
        own = queries.in_own_language(filled, known)
        wish = actions.Wish(
            form.values(),
            {field: value for field, value in own.items() if field not in typed},
            typed,
            _language(choice, found),
        )
        kept, made = actions.make_paper(
            person=found, choice=choice, wish=wish, by=request.actor, at=at
        )
        return as_pdf(made, kept.title)
    shown = {
        "person": found,
        "choice": choice,
        "title": in_words(choice.title),
        "says": in_words(choice.says),
        "form": form,
    }
    return render(request, "papers/make.html", shown, status=422 if form.errors else 200)


def _language(choice: queries.Choice, person: people.Person) -> str:
    """A form is an office's own, in German; a letter speaks the person's language where it can."""
    if choice.form:
        return "de"
    return queries.letter_of(choice).in_language(queries.paper_language(person.preferred_language))


def as_pdf(content: bytes, title: str, *, inline: bool = False) -> HttpResponse:
    """A PDF to keep or to look at. Its name says what it is, never whose: names travel."""
    plain = (
        unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode()
    )
    name = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "papier"
    response = HttpResponse(content, content_type=PDF)
    how = "inline" if inline else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response

"""What all pages of an internship show: the text, who has signed, the diary, the forms."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import translation

from nahtlos.core.clock import now, today
from nahtlos.employers import queries as employers
from nahtlos.internships import actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.internships import sheet
from nahtlos.web.internships.public_forms import SignForm, ToldForm
from nahtlos.web.languages import page_language, runs_from_right

PROPOSED, LAST_DAYS = 12, timedelta(days=2)


def agreement(one: queries.Internship) -> dict[str, Any]:
    """The text in the language of the page, German beneath where they differ."""
    text, language = queries.text_of(one), page_language()
    own = text.side(language)
    return {
        "one": one,
        "text": text,
        "own": own,
        "own_rtl": runs_from_right(own.language),
        "german": text.german if own is not text.german else None,
        "signatures": queries.signatures_of(one.pk),
    }


def near_the_end(one: queries.Internship) -> bool:
    """Whether it is time to ask how it was: in the last days, and afterwards."""
    return one.is_over or one.ends_on - LAST_DAYS <= today()


def skills_for(one: queries.Internship) -> list[tuple[str, str]]:
    """Skills that are usual in the occupation or named in the aims, by their German names."""
    language = "en" if page_language() == "en" else "de"
    found = employers.skills_proposed(one.aims, one.kldb)[:PROPOSED]
    return [(skill.id, skill.name(language)) for skill in found]


def told_form(request: NahtlosRequest, one: queries.Internship) -> ToldForm:
    """The form that asks how it was, with what was typed."""
    return ToldForm(request.POST or None, skills=skills_for(one))


def device_of(request: NahtlosRequest) -> str:
    """On what somebody signs, as the browser says it."""
    browser = request.headers.get("User-Agent", "")
    if "iPad" in browser or "Tablet" in browser:
        return str(queries.Device.TABLET)
    return str(queries.Device.PHONE if "Mobi" in browser else queries.Device.COMPUTER)


def signed(request: NahtlosRequest, form: SignForm) -> actions.Signed:
    """What was typed and under which text."""
    return actions.Signed(
        name=form.cleaned_data["name"], shown=request.POST.get("shown", "")[:64],
        language=page_language(), device=device_of(request),
    )  # fmt: skip


def on_paper(one: queries.Internship) -> HttpResponse:
    """The agreement as PDF."""
    with translation.override("de"):
        made = sheet.pdf(one, list(queries.signatures_of(one.pk)), at=now())
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="praktikumsvereinbarung.pdf"'
    return response

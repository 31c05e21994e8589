"""The directory: topic and place in, the right contact out. Open to everybody."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from nahtlos.core.clock import now
from nahtlos.network import access, queries
from nahtlos.people import languages
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.network.arriving import arrive
from nahtlos.web.network.forms import DirectoryForm


def search(request: NahtlosRequest) -> HttpResponse:
    """Whom do I ask?"""
    form = DirectoryForm(request.GET if {"topic", "place"} & request.GET.keys() else None)
    asked = form.cleaned_data if form.is_valid() else {}
    found = queries.find(asked.get("topic", ""), asked.get("place", ""))
    return render(
        request,
        "network/directory.html",
        {"form": form, "found": found, "asked": {"topic": "", "place": ""} | asked},
        status=422 if form.errors else 200,
    )


def institution(request: NahtlosRequest, institution: UUID) -> HttpResponse:
    """One institution: for everybody how to reach it, for colleagues who works there."""
    found = arrive(queries.institution_for, institution)
    keeps = access.may_keep_staff(request.actor, found.region_id) is None
    words = {
        "institution": found,
        "answers": queries.answers_of(institution),
        "staff": _with_languages(queries.staff_of(institution)) if request.actor.account else [],
        "keeps_staff": keeps,
        "keeps_directory": access.may_keep_directory(request.actor, found.region_id) is None,
        "invitations": queries.invitations_open(institution) if keeps else [],
        "now": now(),
    }
    return render(request, "network/institution.html", words)


def _with_languages(staff: list[queries.StaffLine]) -> list[tuple[queries.StaffLine, str]]:
    language = get_language() or "de"
    known = languages.LANGUAGES
    return [
        (
            line,
            ", ".join(languages.name(code, language) for code in line.languages if code in known),
        )
        for line in staff
    ]

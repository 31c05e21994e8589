"""What a person can do: written down, and on one page that needs no certificate."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nahtlos.core.clock import now, today
from nahtlos.people import queries as people
from nahtlos.recognition import access, actions, queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.recognition.forms import NewCheck


def every(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What was found out, and one thing more."""
    found = arrive(request, person, "profile")
    posted = request.method == "POST"
    form = NewCheck(request.POST if posted else None)
    if posted and form.is_valid():
        actions.keep_check(person=found, by=request.actor, at=now(), **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("recognition:competences", person)
    shown = {
        "person": found,
        "form": form,
        "checks": queries.checks_of(person),
        "refusal": access.may_keep_recognition(request.actor, found),
    }
    return render(request, "recognition/competences.html", shown, status=422 if posted else 200)


@require_safe
def profile(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """One page to print: what this person can do."""
    found = arrive(request, person, "profile")
    shown = {
        "person": found,
        "levels": _by_level(
            [one for one in queries.checks_of(person) if one.how != queries.Found.CERTIFICATE]
        ),
        "languages": people.languages(person),
        "today": today(),
    }
    return render(request, "recognition/profile.html", shown)


def _by_level(
    checks: list[queries.CompetenceCheck],
) -> list[tuple[str, list[queries.CompetenceCheck]]]:
    """What somebody can show to others first."""
    grouped = [
        (str(level.label), [one for one in checks if one.level == level])
        for level in reversed(queries.Level)
    ]
    return [(words, some) for words, some in grouped if some]


@require_POST
def remove(request: NahtlosRequest, person: UUID, check: UUID) -> HttpResponse:
    """Take one out."""
    found = arrive(request, person)
    actions.take_out_check(person=found, check=check, by=request.actor)
    messages.success(request, _("Taken out."))
    return redirect("recognition:competences", person)

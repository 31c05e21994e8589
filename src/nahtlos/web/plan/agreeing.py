"""Agreeing to the plan: read in two languages, signed on the screen or on paper; all versions kept."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nahtlos.core.clock import now
from nahtlos.core.refusal import demand
from nahtlos.people import queries as people
from nahtlos.plan import access, actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.consent.views import signed_paper
from nahtlos.web.languages import runs_from_right
from nahtlos.web.plan.arriving import spoken_language
from nahtlos.web.uploading import WithPaper, too_large

MOST = 200


def agree(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The person reads the plan beside the adviser and signs, or hears it and says yes."""
    found = arrive(request, person, "plan")
    demand(access.may_sign(request.actor, found, queries.Agreed.SIGNED))
    standing = _standing(found)
    fault = ""
    if request.method == "POST":
        fault = _fault(request)
        if not fault:
            return _signed(request, found)
    language = spoken_language(found)
    shown = {
        "person": found,
        "standing": standing,
        "language": language,
        "rtl": runs_from_right(language),
        "agrees": wording.in_both(wording.AGREES, language),
        "changes": wording.in_both(wording.CHANGES, language),
        "fault": fault,
    }
    return render(request, "plan/agree.html", shown, status=422 if fault else 200)


def _standing(person: people.Person) -> queries.Standing:
    every = list(queries.steps_of(person.pk))
    return queries.standing(list(queries.goals(person.pk)), every, spoken_language(person))


def _fault(request: NahtlosRequest) -> str:
    """Why this is no signature yet; empty where it is one."""
    if not request.POST.get("path") and not request.POST.get("heard"):
        return _("Please let the person sign, or tick that they have heard the plan and agree.")
    return "" if _drawn(request) or request.POST.get("heard") else _("Please draw once more.")


def _drawn(request: NahtlosRequest) -> actions.Drawn | None:
    try:
        return actions.Drawn(request.POST["path"]) if request.POST.get("path") else None
    except ValueError:
        return None


def _signed(request: NahtlosRequest, person: people.Person) -> HttpResponse:
    kept = actions.sign(
        person=person, shown=request.POST.get("shown", "")[:64], drawn=_drawn(request),
        by=request.actor, at=now(),
    )  # fmt: skip
    return _agreed(request, kept)


def on_paper(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """The person has signed the printed plan: compare, and keep the paper with the version."""
    found = arrive(request, person, "plan")
    demand(access.may_sign(request.actor, found, queries.Agreed.PAPER))
    posted = request.method == "POST"
    form = WithPaper(
        request.POST if posted else None, request.FILES if posted else None,
        too_large=too_large(request),
    )  # fmt: skip
    if posted and form.is_valid():
        kept = actions.agree_on_paper(
            person=found, paper=form.cleaned_data["paper"], shown=request.POST.get("shown", "")[:64],
            by=request.actor, at=now(),
        )  # fmt: skip
        return _agreed(request, kept)
    shown = {
        "person": found,
        "form": form,
        "standing": _standing(found),
        "language": spoken_language(found),
    }
    return render(request, "plan/on_paper.html", shown, status=422 if posted else 200)


def _agreed(request: NahtlosRequest, kept: queries.Agreement) -> HttpResponse:
    messages.success(request, _("Agreed. This is version %(n)d of the plan.") % {"n": kept.number})
    return redirect("plan:version", kept.person_id, kept.number)


@require_safe
def scan(request: NahtlosRequest, person: UUID, number: int) -> HttpResponse:
    """The paper that was signed, as a download."""
    arrive(request, person, "plan")
    kept = queries.agreements(person).filter(number=number).first()
    return signed_paper(kept.scan_id if kept else None)


def versions(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What was agreed when."""
    found = arrive(request, person, "plan")
    shown = {"person": found, "versions": queries.agreements(person)[:MOST]}
    return render(request, "plan/versions.html", shown)


def version(request: NahtlosRequest, person: UUID, number: int) -> HttpResponse:
    """One version as it was agreed to."""
    found = arrive(request, person, "plan")
    kept = queries.agreements(person).filter(number=number).first()
    if kept is None:
        raise Http404
    shown = {
        "person": found,
        "version": kept,
        "rtl": runs_from_right(kept.language),
        "signature": queries.signature_of(kept),
    }
    return render(request, "plan/version.html", shown)

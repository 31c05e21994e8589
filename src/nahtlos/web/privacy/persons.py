"""Rights of a person, as the adviser sees to them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand
from nahtlos.people import access, actions, queries
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, row_of
from nahtlos.web.privacy.archive import archive
from nahtlos.web.privacy.forms import AnswerRequest, Ask, GiveOut, HoldForm
from nahtlos.web.privacy.paper import paper

MOST = 100


def waiting(request: NahtlosRequest) -> HttpResponse:
    """Who waits for an answer, whose file will end, what was corrected elsewhere?"""
    demand(may_read(request.actor))
    shown = {
        "requests": queries.open_requests(request.actor)[:MOST],
        "announced": queries.announcements(sure(request.actor.institution))[:MOST],
        "corrections": queries.corrections_for(request.actor)[:MOST],
        "today": today(),
    }
    return render(request, "privacy/waiting.html", shown)


@require_POST
def seen(request: NahtlosRequest, correction: UUID) -> HttpResponse:
    """We have read that something was corrected."""
    demand(may_read(request.actor))
    actions.correction_seen(correction=correction, by=request.actor, at=now())
    return redirect("privacy:waiting")


def show(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What has this person asked for, and when does the file end?"""
    found = arrive(request, person)
    demand(access.may_see_to(request.actor, found))
    form = Ask(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ask_for(person=found, by=request.actor, at=now(), **form.cleaned_data)
        messages.success(request, _("Put down. It is due in one month."))
        return redirect("privacy:person", person)
    shown = {
        "person": found,
        "form": form,
        "requests": queries.requests_of(person)[:MOST],
        "holds": queries.holds_of(person)[:MOST],
        "announced": queries.announced_for(person),
        "kept": queries.rules(found.region_id).values(),
        "today": today(),
    }
    return render(request, "privacy/person.html", shown, status=422 if form.errors else 200)


def download(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Everything for the person, as one file or on paper; first the adviser decides on notes."""
    found = arrive(request, person)
    demand(access.may_see_to(request.actor, found))
    form = GiveOut(request.POST or None)
    if request.method == "POST" and form.is_valid():
        notes = queries.Notes(form.cleaned_data["notes"] == "yes", form.cleaned_data["because"])
        every = queries.everything(person, by=request.actor, notes=notes)
        rules = queries.rules(found.region_id)
        with translation.override(found.preferred_language):
            if form.cleaned_data["how"] == "paper":
                return paper(every, rules, now())
            return archive(every, rules, now())
    shown = {"person": found, "form": form}
    return render(request, "privacy/give.html", shown, status=422 if form.errors else 200)


def answer(request: NahtlosRequest, person: UUID, asked: UUID) -> HttpResponse:
    """Yes, or no with a reason."""
    found = arrive(request, person)
    one = row_of(person, queries.request_for, asked)
    demand(access.may_answer_request(request.actor, one))
    form = AnswerRequest(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _answered(request, one, form.cleaned_data)
    shown = {"person": found, "asked": one, "form": form}
    return render(request, "privacy/answer.html", shown, status=422 if form.errors else 200)


def _answered(request: NahtlosRequest, one: queries.Request, said: dict[str, str]) -> HttpResponse:
    by, at, kind = request.actor, now(), queries.RequestKind
    if said["answer"] == "declined":
        actions.decline(request=one, reason=said["reason"], why=said["why"], by=by, at=at)
    elif one.kind == kind.ERASURE:
        actions.erase_on_request(request=one, by=by, at=at)
        messages.success(request, _("Everything is erased."))
        return redirect("people:list")
    elif one.kind == kind.CORRECTION:
        actions.correct(request=one, by=by, at=at)
    else:
        actions.given(request=one, by=by, at=at)
    messages.success(request, _("Answered. The person reads it on the own page."))
    return redirect("privacy:person", one.person_id)


def hold(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """Let nothing be erased until a day."""
    found = arrive(request, person)
    demand(access.may_see_to(request.actor, found))
    form = HoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.hold(person=found, by=request.actor, at=now(), on=today(), **form.cleaned_data)
        messages.success(request, _("Nothing is erased until then."))
        return redirect("privacy:person", person)
    shown = {"person": found, "form": form}
    return render(request, "privacy/hold.html", shown, status=422 if form.errors else 200)


@require_POST
def end_hold(request: NahtlosRequest, person: UUID, hold: UUID) -> HttpResponse:
    """Let the file end as it would have."""
    found = arrive(request, person)
    if not queries.holds_of(person).filter(pk=hold).exists():
        raise Http404
    actions.end_hold(person=found, hold=hold, by=request.actor, at=now())
    messages.success(request, _("The file ends as it would have."))
    return redirect("privacy:person", person)

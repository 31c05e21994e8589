"""One question to the immigration office: asked here, answered there, and nothing beside it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nahtlos.core.actor import sure
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Immigration
from nahtlos.network import queries as network
from nahtlos.people import access as people_access
from nahtlos.people import queries as people
from nahtlos.people.wording import language_for
from nahtlos.referrals import access, actions, queries, wording
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive
from nahtlos.web.network.doing import done
from nahtlos.web.referrals.arriving import question_at
from nahtlos.web.referrals.forms import AnswerOffice, AskOffice

NOT_YOURS = gettext_lazy("This page belongs to another role than yours.")


def ask(request: NahtlosRequest, person: UUID) -> HttpResponse:
    """What is asked, word by word, and the person's yes to it; below, what was asked before."""
    found = arrive(request, person)
    demand(people_access.may_keep(request.actor, found))
    everyone = network.institutions(sure(request.actor.region))
    offices = [one for one in everyone if one.kind == "immigration_office"]
    form = AskOffice(request.POST or None, offices=offices)
    shown: dict[str, Any] = {"person": found, "form": form, "offices": offices, "today": today()}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asking = actions.Asking(
            form.offices[given["office"]], given["matter"], given["more"], given["file_number"]
        )
        words = _words(found, asking)
        on_the_spot = given["how"] == "on_the_spot"
        if not on_the_spot or request.POST.get("agreed") == words.mark:
            return _asked(request, found, asking, on_the_spot=on_the_spot)
        shown["words"] = words
    shown["questions"] = queries.questions_of(person)[:50]
    return render(request, "referrals/ask_office.html", shown, status=422 if form.errors else 200)


def _asked(
    request: NahtlosRequest, person: people.Person, asking: actions.Asking, *, on_the_spot: bool
) -> HttpResponse:
    by = request.actor
    actions.ask_office(person=person, asking=asking, by=by, at=now(), on_the_spot=on_the_spot)
    if on_the_spot:
        messages.success(request, _("Sent. The office sees this question and nothing else."))
    else:
        messages.success(request, _("Prepared. It goes when the person agrees on the own page."))
    return redirect("referrals:ask_office", person.pk)


def _words(person: people.Person, asking: actions.Asking) -> wording.Wording:
    record = people.file_of(person.pk).record
    what = wording.Sent(
        holder=person.institution.name,
        office=asking.office.name,
        matter=asking.matter,
        more=asking.more,
        name=str(person),
        birth_date=record.birth_date if record else None,
        file_number=asking.file_number,
    )
    return wording.in_words(language_for(person.preferred_language), what)


@require_POST
def take_back(request: NahtlosRequest, person: UUID, question: UUID) -> HttpResponse:
    """Take a question back at the person's word."""
    arrive(request, person)
    actions.take_back_question(question=question_at(question, person), by=request.actor, at=now())
    messages.success(request, _("Taken back. The office does not see the question any more."))
    return redirect("referrals:ask_office", person)


@login_required
def questions(request: NahtlosRequest) -> HttpResponse:
    """Which question is open?"""
    demand(unless(request.actor.role is Immigration, NOT_YOURS))
    rows = list(queries.questions_open_here(request.actor)[:200])
    shown = {
        "open": [one for one in rows if one.state == queries.Standing.SENT],
        "answered": [one for one in rows if one.state == queries.Standing.ANSWERED],
        "today": today(),
    }
    return render(request, "referrals/questions.html", shown)


@login_required
def answer(request: NahtlosRequest, question: UUID) -> HttpResponse:
    """One question, one answer."""
    demand(unless(request.actor.role is Immigration, NOT_YOURS))
    one = question_at(question)
    form = AnswerOffice(request.POST or None)

    def do() -> None:
        outcome = queries.Outcome(form.cleaned_data["outcome"])
        words, by = form.cleaned_data["words"], request.actor
        actions.answer_question(question=one, outcome=outcome, words=words, by=by, at=now())

    if done(request, form, do):
        messages.success(request, _("Answered. Whoever asked has been told."))
        return redirect("referrals:questions")
    refusal = access.may_answer_question(request.actor, one)
    shown = {"question": one, "form": form, "refusal": refusal, "today": today()}
    return render(request, "referrals/question.html", shown, status=422 if form.errors else 200)
